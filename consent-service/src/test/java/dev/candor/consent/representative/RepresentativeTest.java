package dev.candor.consent.representative;

import static dev.candor.consent.representative.RepresentativeKind.AGENT;
import static dev.candor.consent.representative.RepresentativeKind.COUNSEL;
import static dev.candor.consent.representative.RepresentativeKind.EXECUTOR;
import static dev.candor.consent.representative.RepresentativeKind.GUARDIAN;
import static dev.candor.consent.representative.RepresentativeKind.HEIR;
import static dev.candor.consent.representative.RepresentativeKind.UNION;
import static dev.candor.consent.subject.SubjectKind.DECEASED;
import static dev.candor.consent.subject.SubjectKind.LIVING_ADULT;
import static dev.candor.consent.subject.SubjectKind.MINOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.candor.consent.representative.Representative.Deed;
import dev.candor.consent.subject.SubjectId;
import dev.candor.kit.problem.Declined;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RepresentativeTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final Instant LATER = NOON.plus(Duration.ofHours(1));
    private static final Deed SECOND = new Deed("second", NOON);

    @Test
    void nobodySpeaksForAnEstateBeforeASecondPersonVerifiedIt() { // invariant 6
        for (var kind : List.of(EXECUTOR, HEIR)) {
            assertThat(one(kind).may(Power.ANSWER, DECEASED, LATER)).isFalse();
            assertThat(one(kind).verify(SECOND).may(Power.ANSWER, DECEASED, LATER)).isTrue();
            assertThat(one(kind).verify(SECOND).may(Power.ANSWER, DECEASED, NOON.minusSeconds(1)))
                    .isFalse();
        }
    }

    @Test
    void whoWroteItDownCannotVerifyIt() {
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(
                        () -> VerifyRepresentative.verified(one(EXECUTOR), new Deed("first", NOON)))
                .satisfies(
                        no ->
                                assertThat(no.type())
                                        .isEqualTo(RepresentativeProblem.SECOND_PERSON_NEEDED));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one(EXECUTOR).verify(new Deed("first", NOON)));
    }

    @Test
    void oneVerificationIsEnoughAndNoneComesAfterTheEnd() {
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(() -> VerifyRepresentative.verified(one(HEIR).verify(SECOND), SECOND));
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(() -> VerifyRepresentative.verified(one(HEIR).end(SECOND), SECOND));
    }

    @Test
    void aChildHasGuardiansAndNoAgentsAnEstateHasNeither() { // invariants 5 and 6
        assertThat(one(GUARDIAN).may(Power.ANSWER, MINOR, LATER)).isTrue();
        assertThat(one(AGENT).may(Power.ANSWER, MINOR, LATER)).isFalse();
        assertThat(one(EXECUTOR).verify(SECOND).may(Power.ANSWER, MINOR, LATER)).isFalse();
        assertThat(one(AGENT).may(Power.ANSWER, LIVING_ADULT, LATER)).isTrue();
        assertThat(one(AGENT).verify(SECOND).may(Power.ANSWER, DECEASED, LATER)).isFalse();
        assertThat(one(GUARDIAN).verify(SECOND).may(Power.ANSWER, DECEASED, LATER)).isFalse();
    }

    @Test
    void counselAndUnionsAdviseUnlessTheirDeedSaysMore() {
        for (var kind : List.of(COUNSEL, UNION)) {
            assertThat(one(kind).may(Power.READ, LIVING_ADULT, LATER)).isTrue();
            assertThat(one(kind).may(Power.ANSWER, LIVING_ADULT, LATER)).isFalse();
        }
    }

    @Test
    void anEndIsAnEndFromThenOnAndNotBefore() {
        // when
        var ended = one(AGENT).end(new Deed("anybody", LATER));

        // then
        assertThat(ended.may(Power.ANSWER, LIVING_ADULT, NOON)).isTrue();
        assertThat(ended.may(Power.ANSWER, LIVING_ADULT, LATER)).isFalse();
    }

    @Test
    void validityHasItsFirstMomentAndNotItsLast() {
        // given
        var timed =
                new Representative(
                        new RepresentativeId(new UUID(1, 1)),
                        new SubjectId(new UUID(2, 2)),
                        AGENT,
                        null,
                        "account",
                        AGENT.usualPowers(),
                        List.of(),
                        NOON,
                        LATER,
                        new Deed("first", NOON),
                        null,
                        null);

        // then
        assertThat(timed.may(Power.READ, LIVING_ADULT, NOON.minusNanos(1))).isFalse();
        assertThat(timed.may(Power.READ, LIVING_ADULT, NOON)).isTrue();
        assertThat(timed.may(Power.READ, LIVING_ADULT, LATER)).isFalse();
    }

    private static Representative one(RepresentativeKind kind) {
        return new Representative(
                new RepresentativeId(new UUID(1, 1)),
                new SubjectId(new UUID(2, 2)),
                kind,
                null,
                "account",
                kind.usualPowers(),
                List.of(new Evidence("court-order", "ab".repeat(32))),
                NOON,
                null,
                new Deed("first", NOON),
                null,
                null);
    }
}
