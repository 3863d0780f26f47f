package dev.candor.consent.grant;

import static dev.candor.consent.grant.Scopes.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.candor.consent.notice.Notice;
import dev.candor.consent.notice.NoticeId;
import dev.candor.consent.notice.Presentation;
import dev.candor.consent.scope.Action;
import dev.candor.consent.scope.Conditions;
import dev.candor.consent.scope.Effect;
import dev.candor.consent.scope.Likeness;
import dev.candor.consent.scope.Modality;
import dev.candor.consent.scope.Narrowing;
import dev.candor.consent.scope.Period;
import dev.candor.consent.scope.ScopeLine;
import dev.candor.consent.scope.Territory;
import dev.candor.consent.subject.People;
import dev.candor.consent.subject.Subject;
import dev.candor.kit.problem.Declined;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GrantTest {
    private static final Instant LATER = NOON.plusSeconds(60);

    @Test
    void anExpressionIsInTheNoticesLanguageAndOneThePersonReads() { // invariant 1
        // given
        var german = notice("de");

        // then
        Proof.mustBeInformed(german, reader("de-CH"), "DE", NOON);
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(() -> Proof.mustBeInformed(german, reader("de"), "en", NOON))
                .returns(GrantProblem.LANGUAGE_NOT_OF_NOTICE, Declined::type);
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(() -> Proof.mustBeInformed(german, reader("fr"), "de", NOON))
                .returns(GrantProblem.LANGUAGE_NOT_OF_SUBJECT, Declined::type);
    }

    @Test
    void aTranslationTellsAsWellAsTheOriginal() { // invariant 1
        Proof.mustBeInformed(notice("de"), reader("fr"), "fr", NOON);
        assertThat(notice("de").textIn("FR")).contains("Texte");
        assertThat(notice("de").textIn("it")).isEmpty();
    }

    @Test
    void nobodyIsAskedWithANoticeThatIsNotInEffect() { // invariant 1
        for (var at : List.of(NOON.minusNanos(1000), LATER)) {
            assertThatExceptionOfType(Declined.class)
                    .isThrownBy(() -> Proof.mustBeInformed(notice("de"), reader("de"), "de", at))
                    .returns(GrantProblem.NOTICE_NOT_EFFECTIVE, Declined::type);
        }
    }

    @Test
    void aVoiceIsGivenOnAYesThatStaysOnRecord() {
        // given
        var voice =
                Scopes.terms(
                        Particulars.NONE,
                        narrowed(
                                new Narrowing(
                                        Set.of(Likeness.VOICE), Set.of(), Set.of(), Set.of())));

        // then
        assertThat(voice.needsRecord()).isTrue();
        assertThat(Scopes.terms().needsRecord()).isFalse();
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(() -> Proof.mustBeProven(voice, notice("de"), said(Method.CLICK)))
                .returns(GrantProblem.WRITTEN_EVIDENCE_REQUIRED, Declined::type)
                .satisfies(
                        no -> assertThat(no.members()).containsEntry("rule", "voice-needs-record"));
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(
                        () -> Proof.mustBeProven(voice, notice("de"), said(Method.VIDEO_PHRASE)))
                .returns(GrantProblem.CHALLENGE_REQUIRED, Declined::type);
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(
                        () ->
                                Proof.mustBeProven(
                                        Scopes.terms(), notice("de"), said(Method.COURT_ORDER)))
                .returns(GrantProblem.WRITTEN_EVIDENCE_REQUIRED, Declined::type);
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(
                        () ->
                                Proof.mustBeProven(
                                        Scopes.terms(), notice("de"), said(Method.API_ATTESTED)))
                .returns(GrantProblem.ATTESTATION_REQUIRED, Declined::type);
        Proof.mustBeProven(Scopes.terms(), notice("de"), said(Method.CLICK));
    }

    private static ExpressionRequest said(Method method) {
        return new ExpressionRequest(method, "de", null, null, null, null, null);
    }

    private static ScopeLine narrowed(Narrowing narrowing) {
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
                narrowing,
                line.conditions());
    }

    @Test
    void aPeriodBeginsInclusivelyAndEndsExclusively() {
        // given
        var minute = new Period(NOON, LATER);

        // then
        assertThat(minute.contains(NOON.minusNanos(1000))).isFalse();
        assertThat(minute.contains(NOON)).isTrue();
        assertThat(minute.contains(LATER.minusNanos(1000))).isTrue();
        assertThat(minute.contains(LATER)).isFalse();
        assertThat(new Period(NOON, null).contains(Instant.MAX)).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> new Period(NOON, NOON));
    }

    @Test
    void aPermissionNamesItsPurposes() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new ScopeLine(
                                        Effect.PERMIT,
                                        Set.of(Action.EDIT),
                                        Set.of(Modality.IMAGE),
                                        Set.of(ScopeLine.ANY),
                                        Set.of(new Territory("DE")),
                                        Set.of(ScopeLine.ANY),
                                        new Period(NOON, null),
                                        "Anything",
                                        Narrowing.NONE,
                                        Conditions.NONE));
    }

    private static Notice notice(String language) {
        return new Notice(
                new NoticeId(new UUID(7, 3)),
                1,
                "Title",
                language,
                "Text",
                Presentation.SEPARATE_SCREEN,
                NOON,
                List.of(new Notice.Translation("fr", "Titre", "Texte")),
                null,
                LATER,
                null);
    }

    private static Subject reader(String language) {
        return People.adult(language);
    }
}
