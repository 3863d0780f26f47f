package dev.candor.consent.grant;

import dev.candor.consent.ledger.LedgerKind;
import org.jspecify.annotations.Nullable;

/// What was done to a grant. Every change of state is exactly one of these.
sealed interface ConsentEvent {
    /// The grant was asked for.
    record Requested() implements ConsentEvent {}

    /// The person said yes.
    record Expressed(Expression expression) implements ConsentEvent {}

    /// The answer was taken back; nobody has to say why.
    record Withdrawn(@Nullable String reason) implements ConsentEvent {}

    /// How the ledger calls it.
    default LedgerKind kind() {
        return switch (this) {
            case Requested _ -> LedgerKind.GRANT_REQUESTED;
            case Expressed _ -> LedgerKind.GRANT_EXPRESSED;
            case Withdrawn _ -> LedgerKind.GRANT_WITHDRAWN;
        };
    }
}
