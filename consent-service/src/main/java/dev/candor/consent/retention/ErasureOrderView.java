package dev.candor.consent.retention;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An order to erase. It does not say whom, so that nothing of them is kept by it.
///
/// @param erasedAt when a second person confirmed it, and it was carried out
record ErasureOrderView(
        UUID id, Erasable of, Ground ground, Instant orderedAt, @Nullable Instant erasedAt) {
    static ErasureOrderView of(ErasureOrderRow order, @Nullable Instant erasedAt) {
        return new ErasureOrderView(order.id, order.kind, order.ground, order.orderedAt, erasedAt);
    }
}
