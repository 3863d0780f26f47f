package dev.candor.consent.grant;

import dev.candor.consent.ledger.LedgerKind;
import dev.candor.consent.representative.RepresentativeId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was done to a grant. Every change of state is exactly one of these.
sealed interface ConsentEvent {
    /// The grant was written down, to be asked for later.
    record Drafted() implements ConsentEvent {}

    /// The grant was asked for.
    record Requested() implements ConsentEvent {}

    /// Yes was said, by the person or by the last of those whose word is needed.
    record Expressed(Expression expression) implements ConsentEvent {}

    /// Yes was said by one of several whose word is needed.
    record Heard(Expression expression, RepresentativeId voice) implements ConsentEvent {}

    /// The person said no; nobody has to say why.
    record Refused(@Nullable String reason) implements ConsentEvent {}

    /// The person wants to answer later.
    record Deferred(@Nullable String reason) implements ConsentEvent {}

    /// The answer was taken back; nobody has to say why.
    record Withdrawn(@Nullable String reason) implements ConsentEvent {}

    /// Somebody else took the answer back.
    record Revoked(String reason) implements ConsentEvent {}

    /// The answer holds no more for now, or a part of it.
    record Suspended(Suspension suspension, @Nullable String reason) implements ConsentEvent {}

    /// Suspensions were lifted.
    record Resumed(List<UUID> lifted, @Nullable String reason) implements ConsentEvent {
        public Resumed {
            lifted = List.copyOf(lifted);
        }
    }

    /// The answer was found not to be valid.
    record Invalidated(String reason) implements ConsentEvent {}

    /// Nobody answered in time.
    record Lapsed() implements ConsentEvent {}

    /// The time of every permission was over.
    record Expired() implements ConsentEvent {}

    /// The uses were used up.
    record Exhausted() implements ConsentEvent {}

    /// Another grant took its place.
    record Superseded(GrantId by) implements ConsentEvent {}

    /// How the ledger calls it.
    default LedgerKind kind() {
        return switch (this) {
            case Drafted _ -> LedgerKind.GRANT_DRAFTED;
            case Requested _ -> LedgerKind.GRANT_REQUESTED;
            case Expressed _, Heard _ -> LedgerKind.GRANT_EXPRESSED;
            case Refused _ -> LedgerKind.GRANT_REFUSED;
            case Deferred _ -> LedgerKind.GRANT_DEFERRED;
            case Withdrawn _ -> LedgerKind.GRANT_WITHDRAWN;
            case Revoked _ -> LedgerKind.GRANT_REVOKED;
            case Suspended _ -> LedgerKind.GRANT_SUSPENDED;
            case Resumed _ -> LedgerKind.GRANT_RESUMED;
            case Invalidated _ -> LedgerKind.GRANT_INVALIDATED;
            case Lapsed _ -> LedgerKind.GRANT_LAPSED;
            case Expired _ -> LedgerKind.GRANT_EXPIRED;
            case Exhausted _ -> LedgerKind.GRANT_EXHAUSTED;
            case Superseded _ -> LedgerKind.GRANT_SUPERSEDED;
        };
    }
}
