package dev.candor.gateway.adjustment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.gateway.adjustment.Adjustment.Kind;
import dev.candor.kit.standing.MediaStanding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnouncementTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    CONSENT_ENDED,                                         CONSENT_ENDED,     0
                    CONSENT_ENDED CONSENT_ENDED,                           CONSENT_ENDED,     0
                    CORRECTION CONSENT_ENDED CORRECTION,                   CONSENT_ENDED,     1
                    CONSENT_SUSPENDED CONSENT_RESUMED,                     PUBLISHED,         1
                    CONSENT_SUSPENDED CONSENT_RESUMED CONSENT_SUSPENDED,   CONSENT_SUSPENDED, 2
                    CONSENT_SUSPENDED CONSENT_ENDED CONSENT_RESUMED,       CONSENT_ENDED,     1
                    CORRECTION,                                            PUBLISHED,         0
                    """)
    void sinceWhenItCameToBeSo(String kinds, MediaStanding standing, int since) {
        var announcement = Announcement.of(made(kinds));

        assertThat(announcement.standing()).isEqualTo(standing);
        assertThat(announcement.since()).isEqualTo(NOON.plusSeconds(since));
    }

    /// It may have been known for long that it had to go: it went when everybody was told.
    @Test
    void anAssetIsRetractedWhenEverybodyIsTold() {
        var announcement = Announcement.of(made("CONSENT_ENDED RETRACTION"));

        assertThat(announcement.standing()).isEqualTo(MediaStanding.RETRACTED);
        assertThat(announcement.since()).isEqualTo(NOON.plusSeconds(61));
    }

    @Test
    void pausesDoubleUpToTheLongest() {
        var pauses =
                Stream.of(1, 2, 3, 4, 60)
                        .map(
                                attempts ->
                                        StandingCourier.pause(
                                                attempts,
                                                Duration.ofSeconds(1),
                                                Duration.ofSeconds(5)));

        assertThat(pauses.map(Duration::toSeconds)).containsExactly(1L, 2L, 4L, 5L, 5L);
    }

    /// A second apart, each known a minute before it was made.
    private static List<Adjustment> made(String kinds) {
        var all = kinds.split(" ");
        return IntStream.range(0, all.length)
                .mapToObj(i -> made(Kind.valueOf(all[i]), NOON.plusSeconds(i)))
                .toList();
    }

    private static Adjustment made(Kind kind, Instant knownSince) {
        return new Adjustment(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "demo",
                "grants/1",
                kind,
                null,
                null,
                null,
                null,
                null,
                null,
                knownSince,
                knownSince.plusSeconds(60));
    }
}
