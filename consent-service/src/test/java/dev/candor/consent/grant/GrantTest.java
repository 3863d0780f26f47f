package dev.candor.consent.grant;

import static dev.candor.consent.grant.Scopes.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.candor.consent.notice.Notice;
import dev.candor.consent.notice.NoticeId;
import dev.candor.consent.notice.Presentation;
import dev.candor.consent.subject.People;
import dev.candor.consent.subject.Subject;
import dev.candor.kit.problem.Declined;
import java.time.Instant;
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
        ExpressGrant.mustBeInformed(german, reader("de-CH"), "DE");
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(() -> ExpressGrant.mustBeInformed(german, reader("de"), "en"))
                .returns(GrantProblem.LANGUAGE_NOT_OF_NOTICE, Declined::type);
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(() -> ExpressGrant.mustBeInformed(german, reader("fr"), "de"))
                .returns(GrantProblem.LANGUAGE_NOT_OF_SUBJECT, Declined::type);
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
                NOON);
    }

    private static Subject reader(String language) {
        return People.adult(language);
    }
}
