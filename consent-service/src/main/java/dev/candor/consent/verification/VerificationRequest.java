package dev.candor.consent.verification;

import dev.candor.consent.subject.Deed;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A verification to record. Without a level it made as sure as its method can; without `at` it
/// was done now.
record VerificationRequest(
        @NotNull Method method,
        @NotNull
                @Size(max = 64)
                @Pattern(
                        regexp = "[a-z0-9]+(-[a-z0-9]+)*",
                        message = "not a code: lower-case letters and digits, joined by hyphens")
                String provider,
        @Min(1) @Max(4) @Nullable Integer level,
        @NotEmpty @Size(max = 20) List<@NotNull @Valid Deed> evidence,
        @Nullable Instant at) {
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    /// @throws Declined at the member that cannot be
    void mustHold(Instant now) {
        if (level != null && level > method.strength()) {
            throw refused(
                    "%s gives level %d at most.".formatted(method, method.strength()), "/level");
        }
        if (at != null && (at.isAfter(now) || at.isBefore(EARLIEST))) {
            throw refused("A verification was done between 1900 and now.", "/at");
        }
    }

    int levelReached() {
        return level == null ? method.strength() : level;
    }

    private static Declined refused(String detail, String pointer) {
        return new Declined(CommonProblem.INVALID_REQUEST, detail).at(pointer);
    }
}
