package dev.candor.consent.check;

import static dev.candor.consent.grant.Scopes.NOON;
import static dev.candor.consent.grant.Scopes.line;
import static dev.candor.consent.grant.Scopes.permit;
import static dev.candor.consent.grant.Scopes.prohibit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.consent.check.Standing.Held;
import dev.candor.consent.grant.Action;
import dev.candor.consent.grant.Effect;
import dev.candor.consent.grant.GrantId;
import dev.candor.consent.grant.GrantState;
import dev.candor.consent.grant.Modality;
import dev.candor.consent.grant.ScopeLine;
import dev.candor.consent.grant.Territory;
import dev.candor.consent.subject.SubjectId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private static final SubjectId SAM = new SubjectId(new UUID(1, 1));
    private static final Instant LATER = NOON.plusSeconds(3600);

    @Test
    void aPermissionThatFitsAllows() {
        // when
        var answer = Answer.to(question(), holding(active(permit())));

        // then
        assertThat(answer).isEqualTo(new Answer.Permitted(SAM, active(permit()), null));
        assertThat(answer.decision()).isEqualTo(Decision.ALLOW);
    }

    @Test
    void aProhibitionBeatsEveryPermission() { // invariant 7
        assertThat(answer(active(permit(), prohibit()))).containsExactly(Reason.PROHIBITED);
        assertThat(answer(active(permit()), active(prohibit()))).containsExactly(Reason.PROHIBITED);
    }

    @Test
    void noActionImpliesAnother() { // invariant 8
        for (var asked : Action.values()) {
            for (var granted : Action.values()) {
                // given
                var line = acting(granted);

                // when
                var answer = Answer.to(question(asked), holding(active(line)));

                // then
                assertThat(answer.decision())
                        .as("%s asked, %s granted", asked, granted)
                        .isEqualTo(asked == granted ? Decision.ALLOW : Decision.DENY);
            }
        }
    }

    @Test
    void whatIsNotKnownIsNotAllowed() { // invariant 11
        assertThat(Answer.to(question(), new Standing.Stranger(SAM)))
                .returns(Decision.UNKNOWN, Answer::decision)
                .returns(Set.of(Reason.SUBJECT_UNKNOWN), Answer::reasons);
        assertThat(Answer.to(question(), holding()))
                .returns(Decision.UNKNOWN, Answer::decision)
                .returns(Set.of(Reason.NO_GRANT), Answer::reasons);
        assertThat(answer(active())).containsExactly(Reason.NO_GRANT);
    }

    @Test
    void onlyAGrantInForceSpeaks() {
        assertThat(answer(held(GrantState.REQUESTED, permit())))
                .containsExactly(Reason.GRANT_NOT_ACTIVE);
        assertThat(answer(held(GrantState.WITHDRAWN, permit())))
                .containsExactly(Reason.GRANT_WITHDRAWN);
        assertThat(answer(active(permit()), held(GrantState.REQUESTED, prohibit())))
                .containsExactly(Reason.PERMITTED);
        assertThat(answer(active(permit()), held(GrantState.WITHDRAWN, prohibit())))
                .containsExactly(Reason.PERMITTED);
    }

    @Test
    void theClockEndsAndBeginsALine() {
        assertThat(answer(active(line(Effect.PERMIT, NOON.minusSeconds(9), NOON))))
                .containsExactly(Reason.GRANT_EXPIRED);
        assertThat(answer(active(line(Effect.PERMIT, NOON.plusSeconds(1), LATER))))
                .containsExactly(Reason.GRANT_NOT_YET_VALID);
        assertThat(answer(active(permit(), line(Effect.PROHIBIT, NOON.minusSeconds(9), NOON))))
                .containsExactly(Reason.PERMITTED);
    }

    @Test
    void anAllowanceEndsWithItsLongestPermissionOrAtTheNextProhibition() {
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
        assertThat(Answer.to(question("Studio Nord"), holding(active(permit()))).decision())
                .isEqualTo(Decision.ALLOW);
        assertThat(Answer.to(question("Studio Sued"), holding(active(permit()))).reasons())
                .containsExactly(Reason.LICENSEE_MISMATCH);
        assertThat(Answer.to(question("studio nord"), holding(active(permit()))).decision())
                .isEqualTo(Decision.DENY);
    }

    @Test
    void twoHalvesDoNotAddUp() {
        assertThat(
                        Answer.to(
                                        question("DE FR", "web"),
                                        holding(active(permit()), active(inFrance())))
                                .reasons())
                .containsExactly(Reason.TERRITORY_NOT_IN_SCOPE);
    }

    @Test
    void theNearestLineSaysWhatIsMissing() {
        // given
        var print = question("DE", "print");

        // then
        assertThat(Answer.to(print, holding(active(permit()))).reasons())
                .containsExactly(Reason.CHANNEL_NOT_IN_SCOPE);
        assertThat(Answer.to(print, holding(active(inFrance()), active(permit()))).reasons())
                .containsExactly(Reason.CHANNEL_NOT_IN_SCOPE);
        assertThat(
                        Answer.to(
                                        question(),
                                        holding(
                                                held(GrantState.WITHDRAWN, permit()),
                                                active(inFrance())))
                                .reasons())
                .containsExactlyInAnyOrder(Reason.GRANT_WITHDRAWN, Reason.TERRITORY_NOT_IN_SCOPE);
    }

    private static Set<Reason> answer(Held... grants) {
        return Answer.to(question(), holding(grants)).reasons();
    }

    private static @Nullable Instant until(Held... grants) {
        return ((Answer.Permitted) Answer.to(question(), holding(grants))).until();
    }

    private static Standing holding(Held... grants) {
        return new Standing.Registered(SAM, List.of(grants));
    }

    private static Held active(ScopeLine... lines) {
        return held(GrantState.ACTIVE, lines);
    }

    private static Held held(GrantState state, ScopeLine... lines) {
        return new Held(new GrantId(new UUID(2, 2)), "Studio Nord", state, 4, List.of(lines));
    }

    private static ScopeLine acting(Action action) {
        return bent(Set.of(action), permit().territories());
    }

    private static ScopeLine inFrance() {
        return bent(permit().actions(), Set.of(new Territory("FR")));
    }

    private static ScopeLine bent(Set<Action> actions, Set<Territory> territories) {
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
                line.narrowing(),
                line.conditions());
    }

    private static Question question() {
        return question("DE", "web");
    }

    private static Question question(Action action) {
        return new Question(
                action,
                Modality.IMAGE,
                "editorial",
                Set.of(new Territory("DE")),
                "web",
                null,
                NOON);
    }

    private static Question question(String licensee) {
        return new Question(
                Action.DISTRIBUTE,
                Modality.IMAGE,
                "editorial",
                Set.of(new Territory("DE")),
                "web",
                licensee,
                NOON);
    }

    private static Question question(String territories, String channel) {
        return new Question(
                Action.DISTRIBUTE,
                Modality.IMAGE,
                "editorial",
                Arrays.stream(territories.split(" ", -1))
                        .map(Territory::new)
                        .collect(Collectors.toSet()),
                channel,
                null,
                NOON);
    }
}
