package dev.candor.consent.grant;

import static dev.candor.consent.grant.Scopes.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.candor.consent.scope.Action;
import dev.candor.consent.scope.Effect;
import dev.candor.consent.scope.ScopeLine;
import dev.candor.kit.problem.Declined;
import dev.candor.transparency.audit.GrantTransitions;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TransitionsTest {
    private static final Instant END = NOON.plusSeconds(3600);
    private static final Instant NOW = NOON.plusSeconds(60);
    private static final UUID STRIKE = new UUID(7, 9);
    private static final Suspension WHOLE = Suspension.whole(STRIKE, SuspensionCause.STRIKE);
    private static final Suspension PART =
            new Suspension(
                    STRIKE,
                    SuspensionCause.STRIKE,
                    Set.of(Action.GENERATE),
                    Set.of("spring"),
                    Set.of());
    private static final Expression YES =
            new Expression(Method.CLICK, "en", List.of(), null, null, null, null);

    @TestFactory
    Stream<DynamicTest> everyActInEveryStateIsAllowedOrRefused() {
        return Arrays.stream(GrantState.values())
                .flatMap(state -> Arrays.stream(Act.values()).map(act -> tried(state, act)));
    }

    @Test
    void theAuditorKnowsTheSameTransitions() {
        for (var act : Act.values()) {
            for (var from : GrantState.values()) {
                for (var to : GrantState.values()) {
                    assertThat(GrantTransitions.lead(act.kind().name(), from.name(), to.name()))
                            .as("%s from %s to %s", act, from, to)
                            .isEqualTo(act.leads(from, to));
                }
            }
            assertThat(GrantTransitions.lead(act.kind().name(), null, "ACTIVE")).isFalse();
        }
        assertThat(GrantTransitions.lead("GRANT_DRAFTED", null, "DRAFT")).isTrue();
        assertThat(GrantTransitions.lead("GRANT_REQUESTED", null, "REQUESTED")).isTrue();
    }

    private static DynamicTest tried(GrantState state, Act act) {
        return dynamicTest(
                act + " in " + state,
                () -> {
                    // given
                    var grant = in(state);
                    var at = act == Act.LAPSE || act == Act.EXPIRE ? END : NOW;

                    // then
                    if (act.isPossibleIn(state)) {
                        var next = Transitions.next(grant, event(act), at);
                        assertThat(next.state()).isEqualTo(to(act));
                        assertThat(act.leads(state, next.state())).isTrue();
                        assertThat(next.version()).isEqualTo(grant.version() + 1);
                        assertThat(next.terms()).isEqualTo(grant.terms());
                        assertThat(next.id()).isEqualTo(grant.id());
                    } else {
                        assertThatExceptionOfType(Declined.class)
                                .isThrownBy(() -> Transitions.next(grant, event(act), at))
                                .satisfies(no -> assertThat(no.type().status()).isEqualTo(409))
                                .satisfies(
                                        no ->
                                                assertThat(no.members())
                                                        .containsEntry("state", state)
                                                        .containsEntry(
                                                                "possible", Act.possible(grant)));
                    }
                });
    }

    @Test
    void theTableIsTheOneThatWasAgreed() {
        var none = EnumSet.noneOf(GrantState.class);
        var open = EnumSet.of(GrantState.ACTIVE, GrantState.SUSPENDED);
        var asked = EnumSet.of(GrantState.REQUESTED, GrantState.DEFERRED);
        var table =
                Map.ofEntries(
                        Map.entry(Act.REQUEST, EnumSet.of(GrantState.DRAFT)),
                        Map.entry(Act.EXPRESS, asked),
                        Map.entry(Act.REFUSE, asked),
                        Map.entry(Act.DEFER, EnumSet.of(GrantState.REQUESTED)),
                        Map.entry(Act.LAPSE, asked),
                        Map.entry(
                                Act.WITHDRAW, // invariant 9: in every state that is not final
                                EnumSet.of(
                                        GrantState.DRAFT,
                                        GrantState.REQUESTED,
                                        GrantState.DEFERRED,
                                        GrantState.ACTIVE,
                                        GrantState.SUSPENDED)),
                        Map.entry(Act.REVOKE, open),
                        Map.entry(Act.SUSPEND, open),
                        Map.entry(Act.RESUME, open),
                        Map.entry(Act.INVALIDATE, open),
                        Map.entry(Act.EXPIRE, open),
                        Map.entry(Act.EXHAUST, open),
                        Map.entry(Act.SUPERSEDE, open));
        for (var act : Act.values()) {
            for (var state : GrantState.values()) {
                assertThat(act.isPossibleIn(state))
                        .as(act + " in " + state)
                        .isEqualTo(table.getOrDefault(act, none).contains(state));
            }
        }
    }

    @Test
    void everyStateHasItsNameAndItsTerm() {
        for (var state : GrantState.values()) {
            assertThat(in(state).state()).isEqualTo(state);
            assertThat(state.dpvTerm()).startsWith("dpv:Consent");
        }
        assertThat(GrantState.WITHDRAWN.dpvTerm()).isNotEqualTo(GrantState.REVOKED.dpvTerm());
        var renewal =
                new Particulars(
                        null,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        new GrantId(new UUID(7, 8)),
                        false,
                        List.of(),
                        false);
        assertThat(Grant.Requested.of(Scopes.terms(renewal, line(END))).express(NOW).dpvTerm())
                .isEqualTo("dpv:RenewedConsentGiven");
    }

    @Test
    void aSuspendedPartLeavesTheRestInForce() {
        // given
        var active = asked().express(NOW);

        // when
        var partly = active.suspend(PART, NOW);

        // then
        assertThat(partly).isInstanceOf(Grant.Active.class);
        assertThat(partly.since()).isEqualTo(active.since());
        assertThat(Act.possible(partly)).contains("resumption");
        assertThat(Act.possible(active)).doesNotContain("resumption");
        assertThat(PART.touches(Action.GENERATE, Set.of("spring"), Set.of())).isTrue();
        assertThat(PART.touches(Action.GENERATE, Set.of(), Set.of())).isTrue();
        assertThat(PART.touches(Action.GENERATE, Set.of("autumn"), Set.of())).isFalse();
        assertThat(PART.touches(Action.EDIT, Set.of("spring"), Set.of())).isFalse();
    }

    @Test
    void aGrantIsActiveAgainWhenItsLastSuspensionIsLifted() {
        // given
        var dispute = Suspension.whole(new UUID(7, 10), SuspensionCause.DISPUTE);
        var twice = asked().express(NOW).suspend(WHOLE, NOW).suspend(dispute, NOW);

        // when
        var once = twice.resume(Transitions.lifted(twice, SuspensionCause.STRIKE), NOW);
        var never = once.resume(Transitions.lifted(once, null), NOW);

        // then
        assertThat(once.state()).isEqualTo(GrantState.SUSPENDED);
        assertThat(never.state()).isEqualTo(GrantState.ACTIVE);
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(() -> Transitions.lifted(once, SuspensionCause.STRIKE))
                .returns(GrantProblem.NOT_RESUMABLE, Declined::type);
    }

    @Test
    void theClockEndsAGrantAndNothingTakesItBackAfterwards() {
        // given
        var active = asked().express(NOW);

        // when
        var over = active.at(END);

        // then
        assertThat(active.at(END.minusNanos(1000))).isEqualTo(active);
        assertThat(over).isEqualTo(new Grant.Expired(active.terms(), 3, END));
        for (var event :
                List.of(new ConsentEvent.Withdrawn(null), new ConsentEvent.Revoked("Too late"))) {
            assertThatExceptionOfType(Declined.class)
                    .isThrownBy(() -> Transitions.next(over, event, END));
        }
    }

    @Test
    void anAnswerComesInTimeOrNotAtAll() {
        assertThat(asked().at(END)).isInstanceOf(Grant.Lapsed.class);
        assertThat(asked().defer(NOW).at(END)).isInstanceOf(Grant.Lapsed.class);
        assertThat(asked().at(END.minusNanos(1000))).isEqualTo(asked());
        assertThat(Grant.Requested.of(Scopes.terms()).at(Instant.MAX))
                .isInstanceOf(Grant.Requested.class);
    }

    @Test
    void theLastPermissionDecidesWhenAGrantEnds() {
        var later = END.plusSeconds(60);
        assertThat(Scopes.terms(Particulars.NONE, line(END), line(later)).endsAt()).contains(later);
        assertThat(Scopes.terms(Particulars.NONE, line(END), Scopes.permit()).endsAt()).isEmpty();
        assertThat(Scopes.terms(Particulars.NONE, line(END), Scopes.prohibit()).endsAt())
                .contains(END);
        assertThat(Scopes.terms(Particulars.NONE, Scopes.prohibit()).endsAt()).isEmpty();
    }

    @Test
    void whatEndedByItselfIsRenewedAndWhatWasTakenBackIsNot() {
        for (var state : GrantState.values()) {
            var renewable =
                    EnumSet.of(
                                    GrantState.ACTIVE,
                                    GrantState.SUSPENDED,
                                    GrantState.EXPIRED,
                                    GrantState.EXHAUSTED)
                            .contains(state);
            assertThat(Act.possible(in(state)).contains("renewal")).isEqualTo(renewable);
            if (renewable) {
                Transitions.mustBeRenewable(in(state));
            } else {
                assertThatExceptionOfType(Declined.class)
                        .isThrownBy(() -> Transitions.mustBeRenewable(in(state)))
                        .returns(GrantProblem.NOT_RENEWABLE, Declined::type);
            }
        }
    }

    @Test
    void whatACourtOrADisputeHoldsIsNotRenewedUntilItIsSettled() {
        for (var cause : SuspensionCause.values()) {
            // given
            var held = asked().express(NOON).suspend(Suspension.whole(STRIKE, cause), NOON);

            // then
            if (cause == SuspensionCause.COURT || cause == SuspensionCause.DISPUTE) {
                assertThat(Act.possible(held)).doesNotContain("renewal");
                assertThatExceptionOfType(Declined.class)
                        .isThrownBy(() -> Transitions.mustBeRenewable(held))
                        .returns(GrantProblem.GRANT_CONTESTED, Declined::type);
                Transitions.mustBeRenewable(held.resume(List.of(STRIKE), NOW));
            } else {
                assertThat(Act.possible(held)).contains("renewal");
                Transitions.mustBeRenewable(held);
            }
        }
    }

    @Test
    void onlyWhatIsLiftedByHandCanBeResumed() {
        for (var cause : SuspensionCause.values()) {
            var held = asked().express(NOON).suspend(Suspension.whole(STRIKE, cause), NOON);
            assertThat(Act.possible(held).contains("resumption"))
                    .isEqualTo(
                            cause != SuspensionCause.DEATH_NOTICE
                                    && cause != SuspensionCause.MAJORITY_REACHED);
        }
    }

    private static GrantState to(Act act) {
        return switch (act) {
            case REQUEST -> GrantState.REQUESTED;
            case EXPRESS, RESUME -> GrantState.ACTIVE;
            case REFUSE -> GrantState.REFUSED;
            case DEFER -> GrantState.DEFERRED;
            case WITHDRAW -> GrantState.WITHDRAWN;
            case REVOKE -> GrantState.REVOKED;
            case SUSPEND -> GrantState.SUSPENDED;
            case INVALIDATE -> GrantState.INVALIDATED;
            case LAPSE -> GrantState.LAPSED;
            case EXPIRE -> GrantState.EXPIRED;
            case EXHAUST -> GrantState.EXHAUSTED;
            case SUPERSEDE -> GrantState.SUPERSEDED;
        };
    }

    private static ConsentEvent event(Act act) {
        return switch (act) {
            case REQUEST -> new ConsentEvent.Requested();
            case EXPRESS -> new ConsentEvent.Expressed(YES);
            case REFUSE -> new ConsentEvent.Refused(null);
            case DEFER -> new ConsentEvent.Deferred(null);
            case WITHDRAW -> new ConsentEvent.Withdrawn(null);
            case REVOKE -> new ConsentEvent.Revoked("Moved on");
            case SUSPEND -> new ConsentEvent.Suspended(WHOLE, null);
            case RESUME -> new ConsentEvent.Resumed(List.of(STRIKE), null);
            case INVALIDATE -> new ConsentEvent.Invalidated("Forged");
            case LAPSE -> new ConsentEvent.Lapsed();
            case EXPIRE -> new ConsentEvent.Expired();
            case EXHAUST -> new ConsentEvent.Exhausted();
            case SUPERSEDE -> new ConsentEvent.Superseded(new GrantId(new UUID(7, 8)));
        };
    }

    /// A grant in this state; an active one is suspended in a part, so that it can be resumed.
    private static Grant in(GrantState state) {
        var active = asked().express(NOON);
        return switch (state) {
            case DRAFT -> Grant.Draft.of(asked().terms());
            case REQUESTED -> asked();
            case DEFERRED -> asked().defer(NOON);
            case REFUSED -> asked().refuse(NOON);
            case LAPSED -> asked().lapse(NOON);
            case ACTIVE -> active.suspend(PART, NOON);
            case SUSPENDED -> active.suspend(WHOLE, NOON);
            case WITHDRAWN -> active.withdraw(NOON);
            case REVOKED -> active.revoke(NOON);
            case EXPIRED -> active.expire(NOON);
            case EXHAUSTED -> active.exhaust(NOON);
            case INVALIDATED -> active.invalidate(NOON);
            case SUPERSEDED -> active.supersede(NOON);
        };
    }

    private static Grant.Requested asked() {
        var inTime =
                new Particulars(
                        END, List.of(), List.of(), null, null, List.of(), null, null, null, false,
                        List.of(), false);
        return Grant.Requested.of(Scopes.terms(inTime, line(END)));
    }

    private static ScopeLine line(Instant until) {
        return Scopes.line(Effect.PERMIT, NOON, until);
    }
}
