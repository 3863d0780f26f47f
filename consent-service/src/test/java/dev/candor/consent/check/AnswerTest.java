package dev.candor.consent.check;

import static dev.candor.consent.check.Registers.HASH;
import static dev.candor.consent.check.Registers.OTHER_HASH;
import static dev.candor.consent.check.Registers.SAM;
import static dev.candor.consent.check.Registers.active;
import static dev.candor.consent.check.Registers.approved;
import static dev.candor.consent.check.Registers.exempted;
import static dev.candor.consent.check.Registers.held;
import static dev.candor.consent.check.Registers.holding;
import static dev.candor.consent.check.Registers.living;
import static dev.candor.consent.check.Registers.objecting;
import static dev.candor.consent.check.Registers.paused;
import static dev.candor.consent.grant.Scopes.NOON;
import static dev.candor.consent.grant.Scopes.line;
import static dev.candor.consent.grant.Scopes.permit;
import static dev.candor.consent.grant.Scopes.prohibit;
import static dev.candor.consent.grant.SuspensionCause.DEATH_NOTICE;
import static dev.candor.consent.grant.SuspensionCause.DISPUTE;
import static dev.candor.consent.grant.SuspensionCause.STRIKE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.consent.check.PolicyRule.Decided;
import dev.candor.consent.check.PolicyRule.Demand;
import dev.candor.consent.check.Standing.Approved;
import dev.candor.consent.check.Standing.Exempted;
import dev.candor.consent.check.Standing.Held;
import dev.candor.consent.check.Standing.Life;
import dev.candor.consent.check.Standing.Line;
import dev.candor.consent.check.Standing.Objected;
import dev.candor.consent.check.Standing.Pause;
import dev.candor.consent.grant.GrantState;
import dev.candor.consent.objection.ObjectionScope;
import dev.candor.consent.scope.Action;
import dev.candor.consent.scope.Approval;
import dev.candor.consent.scope.Conditions;
import dev.candor.consent.scope.Disclosure;
import dev.candor.consent.scope.Effect;
import dev.candor.consent.scope.Likeness;
import dev.candor.consent.scope.Narrowing;
import dev.candor.consent.scope.Period;
import dev.candor.consent.scope.PostMortem;
import dev.candor.consent.scope.ScopeLine;
import dev.candor.consent.scope.Territory;
import dev.candor.consent.subject.SubjectKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnswerTest {
    private static final Instant LATER = NOON.plusSeconds(3600);

    @Test
    void aPermissionThatFitsAllows() {
        // when
        var answer = to(Asking.atNoon(), holding(active(permit())));

        // then
        assertThat(answer)
                .isEqualTo(
                        new Answer.Permitted(
                                SAM, active(permit()), new Line(0, permit(), 0), null));
        assertThat(answer.decision()).isEqualTo(Decision.ALLOW);
    }

    @Test
    void aProhibitionBeatsEveryPermission() { // invariant 7
        assertThat(reasons(active(permit(), prohibit()))).containsExactly(Reason.PROHIBITED);
        assertThat(reasons(active(permit()), active(prohibit())))
                .containsExactly(Reason.PROHIBITED);
        assertThat(reasons(active(permit()), held(GrantState.SUSPENDED, prohibit())))
                .containsExactly(Reason.PROHIBITED);
    }

    /// What ended cannot be taken back, so a no in it would be one for ever: the no that outlasts a
    /// grant is an objection, which its person lifts.
    @Test
    void aProhibitionEndsWithItsGrant() { // invariant 7
        for (var state : GrantState.values()) {
            // given
            var no = held(state, line(Effect.PROHIBIT, NOON, LATER));

            // then
            assertThat(to(Asking.atNoon(), holding(active(permit()), no)).decision())
                    .as(state.name())
                    .isEqualTo(
                            state == GrantState.ACTIVE || state == GrantState.SUSPENDED
                                    ? Decision.DENY
                                    : Decision.ALLOW);
        }
    }

    @Test
    void anObjectionBeatsEveryGrantInItsScopeAndTime() { // invariant 7
        // given
        var person = holding(active(permit()));

        // then
        assertThat(to(Asking.atNoon(), objecting(person, objection(Set.of(), null))).reasons())
                .containsExactly(Reason.OBJECTION_STANDING);
        assertThat(
                        to(
                                        Asking.atNoon(),
                                        objecting(person, objection(Set.of(Action.TRAIN), null)))
                                .decision())
                .isEqualTo(Decision.ALLOW);
        assertThat(
                        to(
                                        new Asking().at(LATER).question(),
                                        objecting(person, objection(Set.of(), LATER)))
                                .decision())
                .isEqualTo(Decision.ALLOW);
    }

    @Test
    void policyBeatsConsentObjectionAndExemption() { // invariant 7
        // given
        var person =
                exempted(
                        objecting(holding(active(permit())), objection(Set.of(), null)),
                        exemption(true));
        var question = new Asking().hash(HASH).content().question();

        // then
        assertThat(Answer.to(question, person, ruling(new Demand.Prohibited())).reasons())
                .containsExactly(Reason.POLICY_PROHIBITED);
        assertThat(
                        Answer.to(
                                        question,
                                        holding(active(permit())),
                                        new Ruling(List.of("p/1"), List.of("p/1"), List.of(), null))
                                .reasons())
                .containsExactly(Reason.POLICY_NOT_ACCEPTED);
    }

    @Test
    void aRoleHasToApproveWhatAPolicySays() {
        // given
        var person = holding(active(permit()));
        var question = new Asking().hash(HASH).question();
        var yes = new Decided(HASH, true, NOON, null);
        var no = new Decided(HASH, false, NOON.plusSeconds(1), null);
        var ofAnother = new Decided(OTHER_HASH, true, NOON, null);

        // then
        assertThat(Answer.to(question, person, awaiting()).reasons())
                .containsExactly(Reason.POLICY_APPROVAL_REQUIRED);
        assertThat(Answer.to(question, person, awaiting(ofAnother)).decision())
                .isEqualTo(Decision.REVIEW);
        assertThat(Answer.to(question, person, awaiting(yes)).decision()).isEqualTo(Decision.ALLOW);
        assertThat(Answer.to(question, person, awaiting(yes, no)).reasons())
                .containsExactly(Reason.POLICY_APPROVAL_REFUSED);
    }

    @Test
    void noActionImpliesAnother() { // invariant 8
        for (var asked : Action.values()) {
            for (var granted : Action.values()) {
                // given
                var line = acting(granted);

                // when
                var answer = to(new Asking().action(asked).question(), holding(active(line)));

                // then
                assertThat(answer.decision())
                        .as("%s asked, %s granted", asked, granted)
                        .isEqualTo(asked == granted ? Decision.ALLOW : Decision.DENY);
            }
        }
    }

    @Test
    void whatIsNotKnownIsNotAllowed() { // invariant 11
        assertThat(to(Asking.atNoon(), new Standing.Stranger(SAM)))
                .returns(Decision.UNKNOWN, Answer::decision)
                .returns(Set.of(Reason.SUBJECT_UNKNOWN), Answer::reasons);
        assertThat(to(Asking.atNoon(), holding()))
                .returns(Decision.UNKNOWN, Answer::decision)
                .returns(Set.of(Reason.NO_GRANT), Answer::reasons);
        assertThat(reasons(active())).containsExactly(Reason.NO_GRANT);
    }

    @ParameterizedTest
    @EnumSource
    void onlyAnActiveGrantPermits(GrantState state) {
        assertThat(to(Asking.atNoon(), holding(held(state, permit()))).decision())
                .isEqualTo(state == GrantState.ACTIVE ? Decision.ALLOW : Decision.DENY);
    }

    @Test
    void whatEndedSaysHow() {
        assertThat(reasons(held(GrantState.REQUESTED, permit())))
                .containsExactly(Reason.GRANT_NOT_ACTIVE);
        assertThat(reasons(held(GrantState.WITHDRAWN, permit())))
                .containsExactly(Reason.GRANT_WITHDRAWN);
        assertThat(reasons(held(GrantState.REFUSED, permit()))) // invariant 15
                .containsExactly(Reason.GRANT_REFUSED);
        assertThat(reasons(active(permit()), held(GrantState.WITHDRAWN, prohibit())))
                .containsExactly(Reason.PERMITTED);
    }

    @Test
    void theClockEndsAndBeginsALine() {
        assertThat(reasons(active(line(Effect.PERMIT, NOON.minusSeconds(9), NOON))))
                .containsExactly(Reason.GRANT_EXPIRED);
        assertThat(reasons(active(line(Effect.PERMIT, NOON.plusSeconds(1), LATER))))
                .containsExactly(Reason.GRANT_NOT_YET_VALID);
        assertThat(reasons(active(permit(), line(Effect.PROHIBIT, NOON.minusSeconds(9), NOON))))
                .containsExactly(Reason.PERMITTED);
    }

    @Test
    void anAllowanceEndsWithItsLongestPermissionOrAtTheNextNo() {
        // given
        var short_ = line(Effect.PERMIT, NOON, NOON.plusSeconds(60));
        var long_ = line(Effect.PERMIT, NOON, LATER);
        var coming = line(Effect.PROHIBIT, NOON.plusSeconds(90), null);

        // then
        assertThat(until(active(short_))).isEqualTo(NOON.plusSeconds(60));
        assertThat(until(active(short_, long_))).isEqualTo(LATER);
        assertThat(until(active(short_), active(permit()))).isNull();
        assertThat(until(active(short_, long_), active(coming))).isEqualTo(NOON.plusSeconds(90));
    }

    @Test
    void aGrantToOneLicenseeIsNotAnothers() {
        // given
        var person = holding(active(permit()));

        // then
        assertThat(to(new Asking().by("Studio Sued").question(), person).reasons())
                .containsExactly(Reason.LICENSEE_MISMATCH);
        assertThat(to(new Asking().by("studio nord").question(), person).decision())
                .isEqualTo(Decision.DENY);
        assertThat(to(new Asking().by(null).question(), person).reasons())
                .containsExactly(Reason.LICENSEE_NOT_NAMED);
        assertThat(
                        to(
                                        new Asking().by(null).question(),
                                        holding(active(permit()), active(prohibit())))
                                .reasons())
                .containsExactly(Reason.PROHIBITED);
    }

    @Test
    void aGrantIsPassedOnOnlyWhereItSaysSo() { // invariant 8
        // given
        var passedOn = new Asking().by("Voice House").under("Studio Nord").question();

        // then
        assertThat(to(passedOn, holding(active(permit()))).reasons())
                .containsExactly(Reason.SUBLICENSE_NOT_IN_SCOPE);
        assertThat(to(passedOn, holding(active(on(sublicensed())))).decision())
                .isEqualTo(Decision.ALLOW);
        assertThat(
                        to(
                                        new Asking().by("Voice House").question(),
                                        holding(active(on(sublicensed()))))
                                .reasons())
                .containsExactly(Reason.LICENSEE_MISMATCH);
    }

    @Test
    void whatIsNotSaidIsAskedForInFull() {
        // given
        var voice =
                narrowed(
                        new Narrowing(
                                Set.of(Likeness.VOICE),
                                Set.of("voice-conversion"),
                                Set.of("second-season"),
                                Set.of("de")));
        var said =
                new Asking()
                        .likeness(Likeness.VOICE)
                        .technique("voice-conversion")
                        .project("second-season")
                        .language("de-CH");

        // then
        assertThat(to(said.question(), holding(active(voice))).decision())
                .isEqualTo(Decision.ALLOW);
        assertThat(to(Asking.atNoon(), holding(active(voice))).reasons())
                .containsExactlyInAnyOrder(
                        Reason.LIKENESS_NOT_IN_SCOPE,
                        Reason.TECHNIQUE_NOT_IN_SCOPE,
                        Reason.PROJECT_NOT_IN_SCOPE,
                        Reason.LANGUAGE_NOT_IN_SCOPE);
        assertThat(to(said.language("en").question(), holding(active(voice))).reasons())
                .containsExactly(Reason.LANGUAGE_NOT_IN_SCOPE);
    }

    @Test
    void contentThatIsNotPermittedIsNot() {
        // given
        var limited =
                active(
                        on(
                                new Conditions(
                                        null,
                                        Approval.BLANKET,
                                        Set.of("political"),
                                        Disclosure.NONE,
                                        PostMortem.END,
                                        null,
                                        false)));

        // then
        assertThat(to(new Asking().content().question(), holding(limited)).decision())
                .isEqualTo(Decision.ALLOW);
        assertThat(to(new Asking().content("political").question(), holding(limited)).reasons())
                .containsExactly(Reason.CONTENT_NOT_PERMITTED);
        assertThat(to(Asking.atNoon(), holding(limited)).reasons())
                .containsExactly(Reason.CONTENT_NOT_STATED);
    }

    @Test
    void sexualContentOfAChildIsNeverPermittedByAnyone() { // invariant 5
        // given
        var child =
                exempted(
                        living(new Life(SubjectKind.MINOR, LATER, null), active(permit())),
                        exemption(true));

        // then
        assertThat(to(new Asking().content("sexual").hash(HASH).question(), child).reasons())
                .containsExactly(Reason.SEXUAL_CONTENT_OF_MINOR);
        assertThat(to(Asking.atNoon(), child).reasons()).containsExactly(Reason.CONTENT_NOT_STATED);
        assertThat(to(new Asking().content().question(), child).decision())
                .isEqualTo(Decision.ALLOW);
        assertThat(until(new Asking().content().question(), child)).isEqualTo(LATER);
        assertThat(to(new Asking().content().at(LATER).question(), child).reasons())
                .containsExactly(Reason.ENDED_AT_MAJORITY);
    }

    @Test
    void whatWasSaidInLifeEndsWithItUnlessItSaysOtherwise() { // invariant 6
        // given
        var dead = new Life(SubjectKind.DECEASED, null, NOON);
        var onwards = onwards();

        // then
        assertThat(to(Asking.atNoon(), living(dead, active(permit()))).reasons())
                .containsExactly(Reason.ENDED_BY_DEATH);
        assertThat(until(Asking.atNoon(), living(dead, active(onwards)))).isEqualTo(LATER);
        assertThat(to(new Asking().at(LATER).question(), living(dead, active(onwards))).reasons())
                .containsExactly(Reason.ENDED_BY_DEATH);
    }

    @Test
    void aUseThatHasToBeApprovedWaitsForIt() {
        // given
        var perUse =
                on(
                        new Conditions(
                                null,
                                Approval.PER_USE,
                                Set.of(),
                                Disclosure.NONE,
                                PostMortem.END,
                                null,
                                false));
        var question = new Asking().hash(HASH).question();

        // then
        assertThat(to(question, holding(active(perUse))))
                .returns(Decision.REVIEW, Answer::decision)
                .returns(Set.of(Reason.USE_APPROVAL_REQUIRED), Answer::reasons);
        assertThat(
                        to(question, holding(approved(Map.of(HASH, Approved.REQUESTED), perUse)))
                                .decision())
                .isEqualTo(Decision.REVIEW);
        assertThat(
                        to(question, holding(approved(Map.of(HASH, Approved.APPROVED), perUse)))
                                .decision())
                .isEqualTo(Decision.ALLOW);
        assertThat(
                        to(question, holding(approved(Map.of(HASH, Approved.REJECTED), perUse)))
                                .reasons())
                .containsExactly(Reason.USE_REJECTED);
        assertThat(
                        to(
                                        new Asking().hash(OTHER_HASH).question(),
                                        holding(approved(Map.of(HASH, Approved.APPROVED), perUse)))
                                .decision())
                .isEqualTo(Decision.REVIEW);
        assertThat(
                        to(
                                        new Asking().hash(HASH).purpose("advertising").question(),
                                        holding(approved(Map.of(HASH, Approved.APPROVED), perUse)))
                                .decision())
                .isEqualTo(Decision.DENY);
    }

    @Test
    void anExemptionIsNeverASilentYes() { // invariant 20
        // given
        var question = new Asking().hash(HASH).content().question();

        // then
        assertThat(to(question, exempted(holding(), exemption(true))))
                .returns(Decision.ALLOW_EXEMPT, Answer::decision);
        assertThat(to(question, exempted(holding(), exemption(false))).reasons())
                .containsExactly(Reason.EXEMPTION_PENDING);
        assertThat(to(question, exempted(holding(active(permit())), exemption(true))).decision())
                .isEqualTo(Decision.ALLOW);
        assertThat(to(question, exempted(holding(active(prohibit())), exemption(true))).reasons())
                .containsExactly(Reason.PROHIBITED);
        assertThat(
                        to(
                                        new Asking().hash(HASH).content("sexual").question(),
                                        exempted(holding(), exemption(true)))
                                .decision())
                .isEqualTo(Decision.UNKNOWN);
        assertThat(
                        to(new Asking().hash(HASH).question(), exempted(holding(), exemption(true)))
                                .decision())
                .isEqualTo(Decision.UNKNOWN);
        assertThat(
                        to(
                                        new Asking().hash(HASH).content().at(LATER).question(),
                                        exempted(holding(), exemption(true)))
                                .decision())
                .isEqualTo(Decision.UNKNOWN);
    }

    @Test
    void aSuspendedPartIsNotPermitted() {
        // given
        var france = new Pause(STRIKE, Set.of(), Set.of(), Set.of(new Territory("FR")));
        var germany = new Pause(STRIKE, Set.of(), Set.of(), Set.of(new Territory("EU")));

        // then
        assertThat(reasons(paused(france, permit()))).containsExactly(Reason.PERMITTED);
        assertThat(reasons(paused(germany, permit()))).containsExactly(Reason.GRANT_SUSPENDED);
    }

    @Test
    void aDeathNoticeLeavesWhatContinues() { // invariant 6
        // given
        var dead = new Life(SubjectKind.DECEASED, null, NOON.minusSeconds(1));
        var noticed = new Pause(DEATH_NOTICE, Set.of(), Set.of(), Set.of());
        var disputed = new Pause(DISPUTE, Set.of(), Set.of(), Set.of());

        // then
        assertThat(until(Asking.atNoon(), living(dead, paused(noticed, permit(), onwards()))))
                .isEqualTo(LATER);
        assertThat(to(Asking.atNoon(), living(dead, paused(noticed, permit()))).reasons())
                .containsExactly(Reason.GRANT_SUSPENDED, Reason.ENDED_BY_DEATH);
        assertThat(reasons(paused(disputed, onwards()))).containsExactly(Reason.GRANT_SUSPENDED);
    }

    @Test
    void aDeathNoticeHoldsBackWhatContinuedUntilNow() { // invariant 6
        // given
        var noticed = new Pause(DEATH_NOTICE, Set.of(), Set.of(), Set.of());

        // then
        assertThat(until(Asking.atNoon(), holding(paused(noticed, onwards())))).isEqualTo(LATER);
        assertThat(
                        to(new Asking().at(LATER).question(), holding(paused(noticed, onwards())))
                                .reasons())
                .containsExactly(Reason.GRANT_SUSPENDED);
    }

    @Test
    void twoHalvesDoNotAddUp() {
        assertThat(
                        to(
                                        new Asking().in("DE", "FR").question(),
                                        holding(active(permit()), active(inFrance())))
                                .reasons())
                .containsExactly(Reason.TERRITORY_NOT_IN_SCOPE);
    }

    @Test
    void theNearestLineSaysWhatIsMissing() {
        // given
        var print = new Asking().channel("print").question();

        // then
        assertThat(to(print, holding(active(permit()))).reasons())
                .containsExactly(Reason.CHANNEL_NOT_IN_SCOPE);
        assertThat(to(print, holding(active(inFrance()), active(permit()))).reasons())
                .containsExactly(Reason.CHANNEL_NOT_IN_SCOPE);
        assertThat(reasons(held(GrantState.WITHDRAWN, permit()), active(inFrance())))
                .containsExactlyInAnyOrder(Reason.GRANT_WITHDRAWN, Reason.TERRITORY_NOT_IN_SCOPE);
    }

    private static Answer to(Question question, Standing person) {
        return Answer.to(question, person, Ruling.NONE);
    }

    private static Set<Reason> reasons(Held... grants) {
        return to(Asking.atNoon(), holding(grants)).reasons();
    }

    private static @Nullable Instant until(Held... grants) {
        return until(Asking.atNoon(), holding(grants));
    }

    private static @Nullable Instant until(Question question, Standing person) {
        return ((Answer.Permitted) to(question, person)).until();
    }

    private static Ruling ruling(Demand demand) {
        return new Ruling(
                List.of("p/1"),
                List.of(),
                List.of(
                        new PolicyRule(
                                "p/1#rule",
                                demand,
                                Set.of(),
                                Set.of(),
                                Set.of(),
                                Set.of(),
                                Set.of(),
                                Set.of(),
                                Set.of(),
                                Set.of())),
                null);
    }

    private static Ruling awaiting(Decided... decided) {
        return ruling(new Demand.Approval("standards-office", List.of(decided)));
    }

    private static Objected objection(Set<Action> actions, @Nullable Instant until) {
        return new Objected(
                new UUID(3, 3),
                new ObjectionScope(
                        actions,
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        new Period(NOON, until)));
    }

    private static Exempted exemption(boolean granted) {
        return new Exempted(
                new UUID(4, 4),
                "SATIRE",
                granted,
                Set.of(Action.DISTRIBUTE),
                HASH,
                granted ? LATER : null);
    }

    private static Conditions sublicensed() {
        return new Conditions(
                null, Approval.BLANKET, Set.of(), Disclosure.NONE, PostMortem.END, null, true);
    }

    private static ScopeLine acting(Action action) {
        return bent(Set.of(action), permit().territories(), Narrowing.NONE, Conditions.NONE);
    }

    private static ScopeLine inFrance() {
        return bent(
                permit().actions(), Set.of(new Territory("FR")), Narrowing.NONE, Conditions.NONE);
    }

    private static ScopeLine narrowed(Narrowing narrowing) {
        return bent(permit().actions(), permit().territories(), narrowing, Conditions.NONE);
    }

    private static ScopeLine onwards() {
        return on(
                new Conditions(
                        null,
                        Approval.BLANKET,
                        Set.of(),
                        Disclosure.NONE,
                        PostMortem.CONTINUE_UNTIL,
                        LATER,
                        false));
    }

    private static ScopeLine on(Conditions conditions) {
        return bent(permit().actions(), permit().territories(), Narrowing.NONE, conditions);
    }

    private static ScopeLine bent(
            Set<Action> actions,
            Set<Territory> territories,
            Narrowing narrowing,
            Conditions conditions) {
        var line = permit();
        return new ScopeLine(
                line.effect(),
                actions,
                line.modalities(),
                line.purposes(),
                territories,
                line.channels(),
                line.period(),
                line.description(),
                narrowing,
                conditions);
    }
}
