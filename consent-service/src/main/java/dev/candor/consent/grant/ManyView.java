package dev.candor.consent.grant;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Grants that changed together.
///
/// @param changed those that did; others of the licensee stay as they were
/// @param next where to go on; absent when there are no more
record ManyView(List<UUID> changed, @Nullable UUID next) {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    ManyView {
        changed = List.copyOf(changed);
    }

    /// The same, to be gone on with from the first grant.
    ManyView begunAnew() {
        return new ManyView(changed, BEFORE_ALL);
    }
}
