package dev.candor.consent.rotation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An order of another key.
///
/// @param replaces the key that signed when it was ordered
/// @param confirmedAt when a second person confirmed it; absent while it waits
/// @param kid the key that was made then
record RotationView(
        UUID id,
        String replaces,
        Instant orderedAt,
        @Nullable Instant confirmedAt,
        @Nullable String kid) {
    static RotationView of(RotationOrderRow order, @Nullable RotationConfirmationRow confirmed) {
        return new RotationView(
                order.id,
                order.replaces,
                order.orderedAt,
                confirmed == null ? null : confirmed.confirmedAt,
                confirmed == null ? null : confirmed.kid);
    }

    static RotationView of(RotationOrders.Ordered ordered) {
        return of(ordered.order(), ordered.confirmed());
    }
}
