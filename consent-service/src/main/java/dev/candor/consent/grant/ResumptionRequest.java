package dev.candor.consent.grant;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Suspensions to lift: those for one cause, or without one all of them.
record ResumptionRequest(
        @Nullable SuspensionCause cause, @Size(max = 2000) @Nullable String reason) {
    static final ResumptionRequest OF_ALL = new ResumptionRequest(null, null);
}
