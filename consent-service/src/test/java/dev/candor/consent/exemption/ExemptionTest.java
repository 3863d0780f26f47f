package dev.candor.consent.exemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.candor.consent.exemption.Exemption.Review;
import dev.candor.consent.exemption.Exemption.Verdict;
import dev.candor.consent.grant.Scopes;
import dev.candor.consent.scope.Action;
import dev.candor.consent.scope.UseKind;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.problem.ProblemType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExemptionTest {
    private static final Instant NOON = Scopes.NOON;
    private static final Instant AUTUMN = NOON.plusSeconds(9_000_000);
    private static final Instant WINTER = NOON.plusSeconds(18_000_000);

    @Test
    void twoOthersGrantIt() { // invariant 20, two-person rule
        // when
        var once = claim().review(grant("rae", WINTER), 2);
        var twice = once.review(grant("ria", AUTUMN), 3);

        // then
        assertThat(once.outcome()).isEqualTo(Outcome.PENDING);
        assertThat(twice.outcome()).isEqualTo(Outcome.GRANTED);
        assertThat(twice.until()).isEqualTo(AUTUMN);
        assertThat(twice.ledgerSeq()).isEqualTo(3);
    }

    @Test
    void nobodyGrantsTheirOwnNorOneTwice() {
        var once = claim().review(grant("rae", WINTER), 2);

        assertRefused(claim(), grant("clay", WINTER), ExemptionProblem.REVIEWER_IS_CLAIMANT);
        assertRefused(once, grant("rae", WINTER), ExemptionProblem.SECOND_REVIEWER_NEEDED);
    }

    @Test
    void oneRejectsItForGood() {
        // given
        var granted = claim().review(grant("rae", WINTER), 2).review(grant("ria", WINTER), 3);

        // when
        var rejected = granted.review(reject("rae"), 4);

        // then
        assertThat(rejected.outcome()).isEqualTo(Outcome.REJECTED);
        assertRefused(rejected, grant("roy", WINTER), ExemptionProblem.EXEMPTION_DECIDED);
        assertRefused(rejected, reject("roy"), ExemptionProblem.EXEMPTION_DECIDED);
        assertRefused(granted, grant("roy", WINTER), ExemptionProblem.EXEMPTION_DECIDED);
    }

    @Test
    void sexualContentIsNeverClaimed() {
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(
                        () ->
                                request(List.of("political", "sexual"))
                                        .terms(new ExemptionId(new UUID(1, 1)), "clay", NOON))
                .returns(
                        ExemptionProblem.EXEMPTION_NOT_FOR_SEXUAL_CONTENT,
                        (Declined it) -> it.type())
                .returns("/contentFlags", it -> it.pointer().orElse(""));
    }

    @Test
    void aPrecedentNamesNobody() {
        // when
        var precedent =
                PrecedentView.of(claim().review(grant("rae", WINTER), 2).review(reject("ria"), 3));

        // then
        assertThat(precedent.toString())
                .contains("REJECTED", "plainly satire")
                .doesNotContain("rae", "ria", "clay", new UUID(7, 7).toString(), "a sketch");
    }

    private static void assertRefused(Exemption claim, Review review, ProblemType type) {
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(() -> claim.review(review, 9))
                .returns(type, Declined::type);
    }

    private static Exemption claim() {
        return new Exemption(
                request(List.of()).terms(new ExemptionId(new UUID(1, 1)), "clay", NOON),
                List.of(),
                1);
    }

    private static ExemptionRequest request(List<String> flags) {
        return new ExemptionRequest(
                Basis.SATIRE,
                List.of(new UUID(7, 7)),
                List.of(Action.GENERATE),
                UseKind.SCRIPT,
                "ab".repeat(32),
                flags,
                "a sketch");
    }

    private static Review grant(String reviewer, Instant until) {
        return new Review(reviewer, Verdict.GRANT, "plainly satire", until, NOON);
    }

    private static Review reject(String reviewer) {
        return new Review(reviewer, Verdict.REJECT, "plainly satire", null, NOON);
    }
}
