package dev.candor.consent.objection;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// An objection taken back. No reason is needed.
record LiftingRequest(@Size(max = 2000) @Nullable String reason) {
    static final LiftingRequest WITHOUT_REASON = new LiftingRequest(null);
}
