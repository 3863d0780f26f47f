package dev.candor.consent.grant;

import static dev.candor.consent.grant.Scopes.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.candor.consent.representative.Power;
import dev.candor.consent.representative.Representative;
import dev.candor.consent.representative.RepresentativeId;
import dev.candor.consent.representative.RepresentativeKind;
import dev.candor.consent.subject.Capacity;
import dev.candor.consent.subject.Life;
import dev.candor.consent.subject.Quorum;
import dev.candor.consent.subject.Subject;
import dev.candor.consent.subject.SubjectId;
import dev.candor.kit.problem.Declined;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VoicesTest {
    private static final Life MINOR = new Life.Minor(LocalDate.of(2030, 1, 1));
    private static final Life DEAD = new Life.Deceased(LocalDate.of(2020, 1, 1));
    private static final Representative FIRST = heir(1);
    private static final Representative SECOND = heir(2);
    private static final Representative COURT = someone(3, RepresentativeKind.COURT);

    @Test
    void aGrownPersonSpeaksForThemselves() {
        // given
        var voices = voices(new Life.Adult(), new Quorum.Any());

        // then
        assertThat(voices.speaker(null, Capacity.SUBJECT, "sam", Method.CLICK)).isEmpty();
        assertThat(voices.event(asked(), yes(null, Method.CLICK)))
                .isInstanceOf(ConsentEvent.Expressed.class);
    }

    @Test
    void forAMinorAGuardianSaysYesAndNobodyElse() { // invariant 5
        // given
        var guardian = someone(4, RepresentativeKind.GUARDIAN);
        var voices = voices(MINOR, new Quorum.Any(), guardian);

        // then
        for (var capacity : List.of(Capacity.SUBJECT, Capacity.ORGANIZATION)) {
            assertThatExceptionOfType(Declined.class)
                    .isThrownBy(() -> voices.speaker(null, capacity, "sam", Method.CLICK))
                    .returns(GrantProblem.REPRESENTATIVE_REQUIRED, Declined::type);
        }
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(
                        () ->
                                voices.speaker(
                                        FIRST.id(), Capacity.ORGANIZATION, "officer", Method.CLICK))
                .returns(GrantProblem.REPRESENTATIVE_REQUIRED, Declined::type);
        assertThat(voices.speaker(null, Capacity.REPRESENTATIVE, "account-4", Method.CLICK))
                .contains(guardian);
        assertThat(voices.event(asked(), yes(guardian.id(), Method.CLICK)))
                .isInstanceOf(ConsentEvent.Expressed.class);
    }

    @Test
    void forTheDeadAllWhoAreNeededSayYes() { // invariant 6
        // given
        var voices = voices(DEAD, new Quorum.All(), FIRST, SECOND, COURT);

        // when
        var first = voices.event(asked(), yes(FIRST.id(), Method.E_SIGN));
        var heard = Transitions.next(asked(), first, NOON);

        // then
        assertThat(heard.state()).isEqualTo(GrantState.REQUESTED);
        assertThat(Act.EXPRESS.leads(GrantState.REQUESTED, heard.state())).isTrue();
        assertThat(voices.event(heard, yes(SECOND.id(), Method.E_SIGN)))
                .isInstanceOf(ConsentEvent.Expressed.class);
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(() -> voices.event(heard, yes(FIRST.id(), Method.E_SIGN)))
                .returns(GrantProblem.ALREADY_EXPRESSED, Declined::type);
    }

    @Test
    void whoMayNotAnswerAnyMoreIsNotCounted() { // invariant 6
        // given
        var heard = asked().hear(FIRST.id());

        // then
        assertThat(
                        voices(DEAD, new Quorum.AtLeast(2), SECOND, heir(5))
                                .event(heard, yes(SECOND.id(), Method.E_SIGN)))
                .isInstanceOf(ConsentEvent.Heard.class);
    }

    @Test
    void aCourtsWordStandsForAll() {
        assertThat(
                        voices(DEAD, new Quorum.All(), FIRST, SECOND, COURT)
                                .event(asked(), yes(COURT.id(), Method.COURT_ORDER)))
                .isInstanceOf(ConsentEvent.Expressed.class);
        assertThat(
                        voices(DEAD, new Quorum.All(), FIRST, SECOND, COURT)
                                .event(asked(), yes(COURT.id(), Method.CLICK)))
                .isInstanceOf(ConsentEvent.Heard.class);
    }

    @Test
    void nobodySaysYesForAnotherRepresentative() {
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(
                        () ->
                                voices(DEAD, new Quorum.Any(), FIRST, SECOND)
                                        .speaker(
                                                SECOND.id(),
                                                Capacity.REPRESENTATIVE,
                                                "account-1",
                                                Method.CLICK))
                .returns(GrantProblem.REPRESENTATIVE_REQUIRED, Declined::type);
    }

    private static Grant.Requested asked() {
        return Grant.Requested.of(Scopes.terms());
    }

    private static Expression yes(@Nullable RepresentativeId speaker, Method method) {
        return new Expression(method, "en", List.of(), speaker, null, null, null);
    }

    private static Voices voices(Life life, Quorum quorum, Representative... entitled) {
        return new Voices(
                new Subject(
                        new SubjectId(new UUID(7, 2)),
                        life,
                        "Sam",
                        "DE",
                        List.of("en"),
                        null,
                        Set.of(),
                        quorum,
                        List.of(),
                        0,
                        Instant.EPOCH,
                        null),
                List.of(entitled));
    }

    private static Representative heir(int number) {
        return someone(number, RepresentativeKind.HEIR);
    }

    private static Representative someone(int number, RepresentativeKind kind) {
        return new Representative(
                new RepresentativeId(new UUID(1, number)),
                new SubjectId(new UUID(7, 2)),
                kind,
                null,
                "account-" + number,
                Set.of(Power.values()),
                List.of(),
                NOON,
                null,
                new Representative.Deed("one", NOON),
                new Representative.Deed("another", NOON),
                null);
    }
}
