package dev.candor.consent.approval;

import dev.candor.consent.approval.UseApproval.Verdict;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a person, or who speaks for them, says to a use.
///
/// @param representative whose word staff write down; without it, the person's own
record VerdictRequest(
        @NotNull Verdict verdict,
        @Nullable UUID representative,
        @Size(max = 2000) @Nullable String reason) {}
