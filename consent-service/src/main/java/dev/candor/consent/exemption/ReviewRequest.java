package dev.candor.consent.exemption;

import dev.candor.consent.exemption.Exemption.Review;
import dev.candor.consent.exemption.Exemption.Verdict;
import dev.candor.consent.scope.Moment;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// One reviewer's verdict.
///
/// @param summary why, in words that name nobody
/// @param until when what is granted ends
record ReviewRequest(
        @NotNull Verdict verdict,
        @NotBlank @Size(max = 2000) String summary,
        @Moment @Nullable Instant until) {
    Review review(String reviewer, Instant now) {
        if (verdict == Verdict.GRANT && (until == null || !until.isAfter(now))) {
            throw refused("An exemption ends on a date that is yet to come.");
        }
        if (verdict == Verdict.REJECT && until != null) {
            throw refused("A rejection has no end.");
        }
        return new Review(
                reviewer,
                verdict,
                summary.strip(),
                until == null ? null : until.truncatedTo(ChronoUnit.MICROS),
                now);
    }

    private static Declined refused(String detail) {
        return new Declined(CommonProblem.INVALID_REQUEST, detail).at("/until");
    }
}
