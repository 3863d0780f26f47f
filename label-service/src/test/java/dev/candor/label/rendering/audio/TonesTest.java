package dev.candor.label.rendering.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TonesTest {
    private static final int RATE = 8000;

    /// Sound and silence in units of a short.
    @Test
    void theRhythmIsShortLongThenShortShort() {
        var rhythm = Tones.rhythm("short long, short short", RATE);

        assertThat(lengths(rhythm)).containsExactly(1, 1, 3, 3, 1, 1, 1);
    }

    @Test
    void otherWordsAreNoRhythm() {
        assertThatThrownBy(() -> Tones.rhythm("short loud", RATE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("loud");
    }

    @Test
    void soundsSwellAndFade() {
        for (float[] sound : List.of(Tones.earcon(RATE), Tones.rhythm("short", RATE))) {
            assertThat(Math.abs(sound[0])).isLessThan(0.001f);
            assertThat(Math.abs(sound[sound.length - 1])).isLessThan(0.001f);
        }
    }

    /// What goes beyond the limit is rounded, and what does not stays.
    @Test
    void peaksAreLimited() {
        var samples = new float[RATE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = i < RATE / 2 ? 0.5f : (float) (2 * Math.sin(i * 0.3));
        }

        var limited = Samples.limited(samples, 0.89, RATE);

        for (float sample : limited) {
            assertThat(Math.abs(sample)).isLessThanOrEqualTo(0.8901f);
        }
        assertThat(limited[100]).isEqualTo(0.5f);
    }

    private static List<Integer> lengths(float[] sound) {
        var unit = (int) (0.12 * RATE);
        var lengths = new ArrayList<Integer>();
        var sounding = true;
        var since = 0;
        for (int at = unit / 2; at < sound.length; at += unit) {
            if (loud(sound, at) != sounding) {
                lengths.add((at - unit / 2 - since) / unit);
                since = at - unit / 2;
                sounding = !sounding;
            }
        }
        lengths.add((sound.length - since) / unit);
        return lengths;
    }

    private static boolean loud(float[] sound, int at) {
        var most = 0f;
        for (int i = at - 20; i < at + 20; i++) {
            most = Math.max(most, Math.abs(sound[i]));
        }
        return most > 0.1;
    }
}
