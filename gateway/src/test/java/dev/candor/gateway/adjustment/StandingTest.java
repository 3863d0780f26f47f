package dev.candor.gateway.adjustment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.gateway.adjustment.Adjustment.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {
    private static final Instant KNOWN = Instant.parse("2026-11-23T08:30:00Z");
    private static final Instant MADE = KNOWN.plusSeconds(730);

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    '',                                                       PUBLISHED
                    CORRECTION,                                               CORRECTED
                    CONSENT_SUSPENDED,                                        CONSENT_SUSPENDED
                    CONSENT_SUSPENDED CONSENT_RESUMED,                        PUBLISHED
                    CORRECTION CONSENT_SUSPENDED CONSENT_RESUMED,             CORRECTED
                    CONSENT_SUSPENDED CONSENT_SUSPENDED CONSENT_RESUMED,      PUBLISHED
                    CONSENT_SUSPENDED CONSENT_RESUMED CONSENT_SUSPENDED,      CONSENT_SUSPENDED
                    CONSENT_SUSPENDED CONSENT_ENDED CORRECTION,               CONSENT_ENDED
                    RETRACTION CORRECTION CONSENT_ENDED,                      RETRACTED
                    """)
    void weightiestHolds(String kinds, Standing standing) {
        var adjustments =
                Arrays.stream(kinds.split(" "))
                        .filter(kind -> !kind.isEmpty())
                        .map(kind -> made(Kind.valueOf(kind), MADE))
                        .toList();

        assertThat(Standing.of(adjustments)).isEqualTo(standing);
    }

    @Test
    void eachGrantIsResumedByItself() {
        var one = made(Kind.CONSENT_SUSPENDED, MADE, "grants/1");
        var other = made(Kind.CONSENT_SUSPENDED, MADE, "grants/2");

        assertThat(Standing.of(List.of(one, other, made(Kind.CONSENT_RESUMED, MADE, "grants/1"))))
                .isEqualTo(Standing.CONSENT_SUSPENDED);
    }

    @Test
    void clocksOfTwoMachinesTakeNoTimeBack() {
        assertThat(made(Kind.CONSENT_ENDED, KNOWN.minusSeconds(1)).timeToAdjust())
                .contains(Duration.ZERO);
    }

    @Test
    void whatWaitsForAnotherPersonChangesNothing() {
        assertThat(Standing.of(List.of(made(Kind.CORRECTION, null)))).isEqualTo(Standing.PUBLISHED);
    }

    @Test
    void timeToAdjustIsCountedFromWhenItWasKnown() {
        assertThat(made(Kind.CORRECTION, MADE).timeToAdjust()).contains(Duration.ofSeconds(730));
        assertThat(made(Kind.CORRECTION, null).timeToAdjust()).isEmpty();
    }

    private static Adjustment made(Kind kind, @Nullable Instant at) {
        return made(kind, at, "grants/1");
    }

    private static Adjustment made(Kind kind, @Nullable Instant at, String ground) {
        return new Adjustment(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "demo",
                ground,
                kind,
                null,
                null,
                null,
                null,
                null,
                null,
                KNOWN,
                at);
    }
}
