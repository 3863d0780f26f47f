package dev.candor.consent.grant;

import static dev.candor.consent.grant.Scopes.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.candor.consent.scope.Approval;
import dev.candor.consent.scope.Conditions;
import dev.candor.consent.scope.Disclosure;
import dev.candor.consent.scope.PostMortem;
import dev.candor.consent.scope.ScopeLine;
import dev.candor.consent.subject.Life;
import dev.candor.kit.problem.Declined;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FollowLivesTest {
    private static final Life ADULT = new Life.Adult();
    private static final Life MINOR = new Life.Minor(LocalDate.of(2030, 1, 1));
    private static final Life DEAD = new Life.Deceased(LocalDate.of(2026, 1, 1));

    @Test
    void aDeathNoticeSuspendsWhatDoesNotContinue() { // invariant 6
        // given
        var active = active(Scopes.permit());

        // when
        var event = FollowLives.event(active, ADULT, DEAD).orElseThrow();
        var next = Transitions.next(active, event, NOON);

        // then
        assertThat(next.state()).isEqualTo(GrantState.SUSPENDED);
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(() -> Transitions.lifted(next, null))
                .returns(GrantProblem.NOT_RESUMABLE, Declined::type);
        assertThat(FollowLives.event(active(continued()), ADULT, DEAD)).isEmpty();
        assertThat(FollowLives.event(active(continued(), Scopes.permit()), ADULT, DEAD))
                .isPresent();
        assertThat(FollowLives.event(asked(Scopes.permit()), ADULT, DEAD)).isEmpty();
    }

    @Test
    void aDeathNoticeLeavesTheLinesThatContinue() { // invariant 6
        // given
        var active = active(continued(), Scopes.permit());

        // when
        var event = FollowLives.event(active, ADULT, DEAD).orElseThrow();
        var next = (Grant.Active) Transitions.next(active, event, NOON);

        // then
        assertThat(next.suspensions())
                .extracting(Suspension::cause)
                .containsExactly(SuspensionCause.DEATH_NOTICE);
        assertThat(next.since()).isEqualTo(active.since());
        assertThat(Act.possible(next)).doesNotContain("resumption");
        var disputed = Suspension.whole(new UUID(7, 9), SuspensionCause.DISPUTE);
        assertThat(next.suspend(disputed, NOON).state()).isEqualTo(GrantState.SUSPENDED);
        var lives = FollowLives.event(next, DEAD, ADULT).orElseThrow();
        assertThat(Transitions.next(next, lives, NOON))
                .isInstanceOfSatisfying(
                        Grant.Active.class, it -> assertThat(it.suspensions()).isEmpty());
    }

    @Test
    void aDeathNotedByMistakeIsForgotten() {
        // given
        var active = active(Scopes.permit());
        var died = FollowLives.event(active, ADULT, DEAD).orElseThrow();
        var suspended = Transitions.next(active, died, NOON);

        // when
        var lives = FollowLives.event(suspended, DEAD, ADULT).orElseThrow();

        // then
        assertThat(Transitions.next(suspended, lives, NOON).state()).isEqualTo(GrantState.ACTIVE);
    }

    @Test
    void whoComesOfAgeIsAskedAnew() { // invariant 5
        // given
        var active = active(Scopes.permit());

        // when
        var event = FollowLives.event(active, MINOR, ADULT).orElseThrow();
        var next = Transitions.next(active, event, NOON);

        // then
        assertThat(next.state()).isEqualTo(GrantState.SUSPENDED);
        assertThat(Act.possible(next)).contains("renewal");
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(() -> Transitions.lifted(next, SuspensionCause.MAJORITY_REACHED));
    }

    private static ScopeLine continued() {
        var line = Scopes.permit();
        return new ScopeLine(
                line.effect(),
                line.actions(),
                line.modalities(),
                line.purposes(),
                line.territories(),
                line.channels(),
                line.period(),
                line.description(),
                line.narrowing(),
                new Conditions(
                        null,
                        Approval.BLANKET,
                        Set.of(),
                        Disclosure.NONE,
                        PostMortem.CONTINUE_UNTIL,
                        NOON.plusSeconds(1),
                        false));
    }

    private static Grant.Active active(ScopeLine... lines) {
        return asked(lines).express(NOON);
    }

    private static Grant.Requested asked(ScopeLine... lines) {
        return Grant.Requested.of(Scopes.terms(Particulars.NONE, lines));
    }
}
