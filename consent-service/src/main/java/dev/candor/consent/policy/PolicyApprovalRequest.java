package dev.candor.consent.policy;

import dev.candor.consent.scope.Codes;
import dev.candor.consent.scope.Moment;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A decision on one use that a rule reserves to a role.
///
/// @param useSha256 of the script or the asset; either this or `project`
/// @param project code of the project; either this or `useSha256`
/// @param validUntil when the decision ends; without it, with its version
record PolicyApprovalRequest(
        @NotNull UUID policyId,
        @NotNull @Size(max = 64) @Pattern(regexp = Codes.CODE, message = Codes.NOT_A_CODE)
                String rule,
        @Pattern(
                        regexp = "[0-9a-f]{64}",
                        message = "not 64 lower-case hexadecimal digits of a SHA-256")
                @Nullable String useSha256,
        @Size(max = 64) @Pattern(regexp = Codes.CODE, message = Codes.NOT_A_CODE)
                @Nullable String project,
        @NotNull Boolean approved,
        @Size(max = 2000) @Nullable String reason,
        @Moment @Nullable Instant validUntil) {
    /// @throws Declined when it names no use, or one twice
    void mustNameOneUse() {
        if ((useSha256 == null) == (project == null)) {
            throw new Declined(
                            CommonProblem.INVALID_REQUEST,
                            "Name the use: by useSha256 or by project, not by both.")
                    .at(useSha256 == null ? "/useSha256" : "/project");
        }
    }
}
