package dev.candor.consent.policy;

import dev.candor.consent.scope.Moment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The end of a policy: now, unless it says otherwise.
record RetirementRequest(@Moment @Nullable Instant at) {
    static final RetirementRequest NOW = new RetirementRequest(null);
}
