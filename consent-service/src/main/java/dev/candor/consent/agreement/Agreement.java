package dev.candor.consent.agreement;

import dev.candor.kit.problem.Declined;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One version of an agreement.
///
/// @param version counts the versions of this title, from 1
/// @param compensation where it is written what is paid
record Agreement(
        AgreementId id,
        int version,
        String title,
        AgreementStatus status,
        List<TemplateLine> lines,
        @Nullable String compensation,
        Instant createdAt,
        @Nullable Instant publishedAt,
        @Nullable Instant retiredAt) {
    Agreement {
        lines = List.copyOf(lines);
    }

    Agreement publish(Instant at) {
        if (status != AgreementStatus.DRAFT) {
            throw new Declined(
                            AgreementProblem.AGREEMENT_NOT_DRAFT,
                            "Another wording is another version.")
                    .with("status", status);
        }
        return new Agreement(
                id,
                version,
                title,
                AgreementStatus.PUBLISHED,
                lines,
                compensation,
                createdAt,
                at,
                null);
    }

    Agreement retire(Instant at) {
        mustBePublished();
        return new Agreement(
                id,
                version,
                title,
                AgreementStatus.RETIRED,
                lines,
                compensation,
                createdAt,
                publishedAt,
                at);
    }

    /// Passes when people may be asked for these lines after this agreement.
    ///
    /// @throws Declined at the first line that goes beyond it, or that it misses
    void mustHold(List<TemplateLine> asked) {
        mustBePublished();
        for (var i = 0; i < asked.size(); i++) {
            var line = asked.get(i);
            if (line.permits()
                    && lines.stream().noneMatch(own -> own.holds(line) && own.limits(line))) {
                throw refused("No line of the agreement permits as much.", "/scope/" + i);
            }
        }
        IntStream.range(0, lines.size())
                .filter(i -> !lines.get(i).permits())
                .filter(i -> asked.stream().noneMatch(line -> line.holds(lines.get(i))))
                .findFirst()
                .ifPresent(
                        i -> {
                            throw refused(
                                    "Line %d of the agreement is a prohibition that is missing."
                                            .formatted(i),
                                    "/scope");
                        });
    }

    private void mustBePublished() {
        if (status != AgreementStatus.PUBLISHED) {
            throw new Declined(
                            AgreementProblem.AGREEMENT_NOT_PUBLISHED,
                            "Version %d of this agreement is %s.".formatted(version, status))
                    .with("status", status);
        }
    }

    private Declined refused(String detail, String pointer) {
        return new Declined(AgreementProblem.LINE_NOT_IN_AGREEMENT, detail)
                .at(pointer)
                .with("agreement", id.toString());
    }
}
