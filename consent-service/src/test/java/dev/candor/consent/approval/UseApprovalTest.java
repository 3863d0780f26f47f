package dev.candor.consent.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.candor.consent.approval.UseApproval.Said;
import dev.candor.consent.approval.UseApproval.Verdict;
import dev.candor.consent.grant.GrantId;
import dev.candor.consent.grant.Scopes;
import dev.candor.consent.scope.UseKind;
import dev.candor.consent.subject.Capacity;
import dev.candor.consent.subject.Quorum;
import dev.candor.consent.subject.SubjectId;
import dev.candor.kit.problem.Declined;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UseApprovalTest {
    private static final UUID RUTH = new UUID(5, 1);
    private static final UUID REMY = new UUID(5, 2);
    private static final SubjectId SAM = new SubjectId(new UUID(1, 1));
    private static final Voices OWN = new Voices.Own(SAM);
    private static final Voices BOTH = new Voices.Others(Set.of(RUTH, REMY), new Quorum.All());

    @Test
    void anAdultDecidesAlone() {
        assertThat(requested().hear(yes(SAM.value()), OWN, 2).outcome())
                .isEqualTo(Outcome.APPROVED);
    }

    @Test
    void everyRepresentativeTheQuorumAsksHasToAgree() { // invariants 5 and 6
        // when
        var one = requested().hear(yes(RUTH), BOTH, 2);
        var both = one.hear(yes(REMY), BOTH, 3);

        // then
        assertThat(one.outcome()).isEqualTo(Outcome.REQUESTED);
        assertThat(both.outcome()).isEqualTo(Outcome.APPROVED);
        assertRefused(one, yes(RUTH), ApprovalProblem.ANOTHER_VOICE_NEEDED);
    }

    @Test
    void whoDoesNotSpeakAnyMoreDoesNotCount() {
        // given
        var left = new Voices.Others(Set.of(REMY), new Quorum.AtLeast(2));

        // when
        var heard = requested().hear(yes(RUTH), BOTH, 2).hear(yes(REMY), left, 3);

        // then
        assertThat(heard.outcome()).isEqualTo(Outcome.REQUESTED);
    }

    @Test
    void oneNoRejectsAlsoWhatWasApproved() {
        // given
        var approved = requested().hear(yes(SAM.value()), OWN, 2);

        // when
        var rejected = approved.hear(no(), OWN, 3);

        // then
        assertThat(rejected.outcome()).isEqualTo(Outcome.REJECTED);
        assertRefused(rejected, yes(SAM.value()), ApprovalProblem.USE_DECIDED);
        assertRefused(approved, yes(SAM.value()), ApprovalProblem.USE_DECIDED);
    }

    private static void assertRefused(UseApproval approval, Said word, ApprovalProblem problem) {
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(() -> approval.hear(word, BOTH, 9))
                .returns(problem, Declined::type);
    }

    private static UseApproval requested() {
        return UseApproval.requested(
                new UseApproval.Terms(
                        new ApprovalId(new UUID(6, 1)),
                        new GrantId(new UUID(2, 2)),
                        UseKind.SCRIPT,
                        "ab".repeat(32),
                        "Spot 2",
                        Scopes.NOON),
                1);
    }

    private static Said yes(UUID voice) {
        return new Said(voice, Verdict.APPROVE, Capacity.ORGANIZATION, Scopes.NOON, null);
    }

    private static Said no() {
        return new Said(
                SAM.value(), Verdict.REJECT, Capacity.SUBJECT, Scopes.NOON, "Not like this");
    }
}
