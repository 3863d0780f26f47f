package dev.candor.label.rendering.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.label.rendering.video.Windows.Span;
import dev.candor.label.rendering.video.Windows.Throughout;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowsTest {
    private static final Windows EVERY_FIVE =
            Windows.of(
                    List.of(new Span(0, 2), new Span(8.5, 10.5)),
                    Duration.ofSeconds(2),
                    Optional.of(Duration.ofSeconds(5)));

    @Test
    void aLabelComesAgainAtEveryIntervalAndAfterABreak() {
        assertThat(EVERY_FIVE.spans(11))
                .containsExactly(
                        new Span(0, 2), new Span(8.5, 10.5), new Span(5, 7), new Span(10, 11));
        assertThat(EVERY_FIVE.enabled())
                .isEqualTo(
                        "between(t,0.000,2.000)+between(t,8.500,10.500)"
                                + "+lt(mod(t,5.000),2.000)");
    }

    @Test
    void throughoutIsOneWindow() {
        assertThat(new Throughout().spans(11)).containsExactly(new Span(0, 11));
    }

    @Test
    void theFirstFrameAndTheLastOfAWindowAreProbed() {
        assertThat(Moments.of(EVERY_FIVE, 6, 0).label())
                .contains(0.0, 1.0, 1.75, 5.0, 5.75)
                .doesNotContain(1.9);
        assertThat(Moments.of(new Throughout(), 60, 0).label())
                .contains(0.0, 1.0, 1.9, 59.75, 20.0);
    }

    /// More windows than ffmpeg is told one by one become the whole film.
    @Test
    void tooManyWindowsAreTheWholeFilm() {
        var many = java.util.Collections.nCopies(Windows.MOST_WINDOWS + 1, new Span(0, 2));

        assertThat(Windows.of(many, Duration.ofSeconds(2), Optional.empty()))
                .isEqualTo(new Throughout());
    }

    @Test
    void windowsThatOverlapForeverAreRefused() {
        assertThatThrownBy(
                        () ->
                                Windows.of(
                                        List.of(new Span(0, 1)),
                                        Duration.ofSeconds(5),
                                        Optional.of(Duration.ofSeconds(2))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
