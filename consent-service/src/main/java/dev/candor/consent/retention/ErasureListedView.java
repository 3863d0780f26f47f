package dev.candor.consent.retention;

import dev.candor.consent.vault.Accounts;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An order to erase, for those who have to know of whom before they confirm it.
///
/// @param whom the party's id, or the account as the identity provider calls it; absent when it
///     was carried out
/// @param orderedBy the account that ordered it; a name that tells nothing when that was erased
record ErasureListedView(
        UUID id,
        Erasable of,
        @Nullable String whom,
        Ground ground,
        String orderedBy,
        Instant orderedAt,
        ErasureState state,
        @Nullable Instant erasedAt) {
    static ErasureListedView of(ErasureOrders.Listed listed, Accounts names) {
        var order = listed.order();
        var done = listed.confirmed();
        return new ErasureListedView(
                order.id,
                order.kind,
                done == null ? whom(order, names) : null,
                order.ground,
                names.of(order.orderedBy),
                order.orderedAt,
                done == null ? ErasureState.WAITING : ErasureState.DONE,
                done == null ? null : done.confirmedAt);
    }

    private static String whom(ErasureOrderRow order, Accounts names) {
        return switch (order.kind) {
            case PARTY -> order.target.toString();
            case ACCOUNT -> names.of(Accounts.name(order.target));
        };
    }
}
