package dev.candor.consent.grant;

import static dev.candor.consent.grant.Scopes.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.consent.scope.Action;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SuspendManyTest {
    private static final ManySuspensionRequest STRIKE =
            new ManySuspensionRequest(
                    "Studio Nord", SuspensionCause.STRIKE, "On strike", null, null);
    private static final ManyResumptionRequest OVER =
            new ManyResumptionRequest("Studio Nord", SuspensionCause.STRIKE, "It is over", null);

    @Test
    void whatIsSuspendedSoAlreadyStaysAsItIs() {
        // given
        var active = Grant.Requested.of(Scopes.terms()).express(NOON);
        var part =
                new Suspension(
                        new UUID(7, 9),
                        SuspensionCause.STRIKE,
                        Set.of(Action.EDIT),
                        Set.of(),
                        Set.of());

        // when
        var event = SuspendMany.suspension(active, STRIKE).orElseThrow();
        var suspended = Transitions.next(active, event, NOON);

        // then
        assertThat(suspended.state()).isEqualTo(GrantState.SUSPENDED);
        assertThat(SuspendMany.suspension(suspended, STRIKE)).isEmpty();
        assertThat(SuspendMany.suspension(active.suspend(part, NOON), STRIKE)).isPresent();
        assertThat(SuspendMany.suspension(active.withdraw(NOON), STRIKE)).isEmpty();
    }

    @Test
    void aStrikeThatIsOverLeavesOtherSuspensions() {
        // given
        var court = Suspension.whole(new UUID(7, 9), SuspensionCause.COURT);
        var active = Grant.Requested.of(Scopes.terms()).express(NOON);
        var strike = SuspendMany.suspension(active, STRIKE).orElseThrow();
        var both = ((Grant.InForce) Transitions.next(active, strike, NOON)).suspend(court, NOON);

        // when
        var event = SuspendMany.resumption(both, OVER).orElseThrow();

        // then
        assertThat(Transitions.next(both, event, NOON))
                .isInstanceOfSatisfying(
                        Grant.Suspended.class,
                        it -> assertThat(it.suspensions()).containsExactly(court));
        assertThat(SuspendMany.resumption(active, OVER)).isEmpty();
        assertThat(SuspendMany.resumption(active.withdraw(NOON), OVER)).isEmpty();
    }
}
