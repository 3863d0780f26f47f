package dev.candor.consent.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.candor.kit.problem.Declined;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChallengeTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final UUID GRANT = new UUID(7, 1);
    private static final UUID SAM = new UUID(7, 2);
    private static final UUID OTHER = new UUID(7, 3);

    @Test
    void theWordsAreHeardWhateverTheirCaseAndSpacing() {
        issued(null).mustBeAnsweredBy(GRANT, SAM, " River  window GARDEN 417", NOON);
    }

    @Test
    void whatIsWrongIsNamed() {
        // given
        var tooLate = NOON.plus(Challenge.LIFETIME);

        // then
        assertThat(refusal(issued(null), GRANT, SAM, "river window garden 418", NOON))
                .isEqualTo(ChallengeProblem.CHALLENGE_WRONG);
        assertThat(refusal(issued(null), OTHER, SAM, "river window garden 417", NOON))
                .isEqualTo(ChallengeProblem.CHALLENGE_FOREIGN);
        assertThat(refusal(issued(null), GRANT, OTHER, "river window garden 417", NOON))
                .isEqualTo(ChallengeProblem.CHALLENGE_FOREIGN);
        assertThat(refusal(issued(null), GRANT, SAM, "river window garden 417", tooLate))
                .isEqualTo(ChallengeProblem.CHALLENGE_LATE);
        assertThat(refusal(issued(NOON), GRANT, SAM, "river window garden 417", NOON))
                .isEqualTo(ChallengeProblem.CHALLENGE_USED);
        issued(null).mustBeAnsweredBy(GRANT, SAM, "river window garden 417", tooLate.minusNanos(1));
    }

    @Test
    void thereAreWordsInEveryLanguageAndNoTwoAreAlike() {
        // given
        var chance = new Random(42);

        // then
        for (var language : List.of("en", "de-CH", "FR", "es", "it", "pt-BR", "nl", "ja")) {
            var words = Phrases.of(language, chance).split(" ", -1);
            assertThat(words).as(language).hasSize(7);
            assertThat(words[6]).matches("\\d{3}");
            assertThat(words[0].matches("\\d{3}")).isEqualTo(language.equals("ja"));
        }
        assertThat(Phrases.of("en", chance)).isNotEqualTo(Phrases.of("en", chance));
    }

    private static Object refusal(
            Challenge challenge, UUID grant, UUID speaker, String words, Instant at) {
        return assertThatExceptionOfType(Declined.class)
                .isThrownBy(() -> challenge.mustBeAnsweredBy(grant, speaker, words, at))
                .actual()
                .type();
    }

    private static Challenge issued(@Nullable Instant used) {
        return new Challenge(
                new UUID(8, 8), GRANT, SAM, "en", "river window garden 417", NOON, used);
    }
}
