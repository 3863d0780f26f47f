package dev.candor.consent.policy;

import dev.candor.consent.scope.Codes;
import dev.candor.consent.scope.Moment;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A policy to publish: its code, and its first version.
record PolicyRequest(
        @NotNull @Size(max = 64) @Pattern(regexp = Codes.CODE, message = Codes.NOT_A_CODE)
                String code,
        @Moment @Nullable Instant effectiveFrom,
        @Moment @Nullable Instant effectiveUntil,
        @Nullable Boolean acceptanceRequired,
        @NotEmpty @Size(max = 50) List<@NotNull @Valid TextView> texts,
        @Size(max = 200) @Nullable List<@NotNull @Valid RuleView> rules) {
    VersionRequest first() {
        return new VersionRequest(effectiveFrom, effectiveUntil, acceptanceRequired, texts, rules);
    }

    /// The code, which never passes for an id: both are taken where a policy is named.
    String distinctCode() {
        if (code.matches(Codes.UUID)) {
            throw new Declined(CommonProblem.INVALID_REQUEST, "A code is no UUID.").at("/code");
        }
        return code;
    }
}
