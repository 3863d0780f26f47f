package dev.candor.consent.grant;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// No, or not yet. No reason is needed.
record AnswerRequest(@Size(max = 2000) @Nullable String reason) {
    static final AnswerRequest WITHOUT_REASON = new AnswerRequest(null);
}
