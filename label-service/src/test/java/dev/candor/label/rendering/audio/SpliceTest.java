package dev.candor.label.rendering.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.candor.label.rendering.audio.Splice.Landed;
import dev.candor.label.rendering.audio.Splice.Placed;
import dev.candor.label.rendering.audio.Splice.Placement;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills the field
class SpliceTest {
    private static final int RATE = 1000;
    private static final Splice STEREO = new Splice(RATE, 2);

    @TempDir Path folder;

    @Test
    void theProgrammeWaitsForWhatIsInserted() throws Exception {
        // given
        var programme = ramp(10, 2);

        // when
        var landed =
                STEREO.write(
                        programme,
                        result(),
                        List.of(
                                new Placed(0, clip(3), Placement.INSERTED, 2),
                                new Placed(4, clip(3), Placement.INSERTED, 2),
                                new Placed(10, clip(3), Placement.INSERTED, 2)));

        // then: no gap before the first sound, none after the last
        assertThat(landed).extracting(Landed::frame).containsExactly(0L, 11L, 24L);
        assertThat(left(2))
                .containsExactly(
                        1f, 1f, 1f, 0f, 0f, //
                        .00f, .01f, .02f, .03f, //
                        0f, 0f, 1f, 1f, 1f, 0f, 0f, //
                        .04f, .05f, .06f, .07f, .08f, .09f, //
                        0f, 0f, 1f, 1f, 1f);
    }

    @Test
    void underAReminderTheProgrammeIsSofterAndEveryTimeStays() throws Exception {
        // given
        var programme = steady(1000, 2, 0.4f);
        var quiet = new Clip(new float[200], RATE, List.of());

        // when
        var landed =
                STEREO.write(
                        programme, result(), List.of(new Placed(300, quiet, Placement.OVER, 0)));

        // then
        var left = left(2);
        assertThat(left).hasSize(1000);
        assertThat(landed.getFirst().frame()).isEqualTo(300 + STEREO.ramp());
        assertThat(left[299]).isEqualTo(0.4f);
        assertThat(left[300 + STEREO.ramp() + 100]).isCloseTo(0.05f, within(1e-6f));
        assertThat(left[300 + 200 + 2 * STEREO.ramp()]).isEqualTo(0.4f);
        for (int i = 1; i < left.length; i++) {
            assertThat(Math.abs(left[i] - left[i - 1])).isLessThan(0.01f);
        }
    }

    /// In surround the disclosure is in front, and nowhere else.
    @Test
    void channelsBehindStaySilent() throws Exception {
        var programme = steady(4, 6, 0f);

        new Splice(RATE, 6)
                .write(programme, result(), List.of(new Placed(0, clip(1), Placement.INSERTED, 0)));

        assertThat(Arrays.copyOf(floats(result()), 6)).containsExactly(1f, 1f, 0f, 0f, 0f, 0f);
    }

    private static Clip clip(int frames) {
        var ones = new float[frames];
        Arrays.fill(ones, 1);
        return new Clip(ones, RATE, List.of());
    }

    private Path ramp(int frames, int channels) throws Exception {
        var samples = ByteBuffer.allocate(frames * channels * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < frames * channels; i++) {
            samples.putFloat(i / channels / 100f);
        }
        return Files.write(folder.resolve("programme"), samples.array());
    }

    private Path steady(int frames, int channels, float level) throws Exception {
        var samples = ByteBuffer.allocate(frames * channels * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < frames * channels; i++) {
            samples.putFloat(level);
        }
        return Files.write(folder.resolve("programme"), samples.array());
    }

    private float[] left(int channels) throws Exception {
        var all = floats(result());
        var left = new float[all.length / channels];
        for (int i = 0; i < left.length; i++) {
            left[i] = all[i * channels];
        }
        return left;
    }

    private static float[] floats(Path file) throws Exception {
        return Samples.read(file);
    }

    private Path result() {
        return folder.resolve("result");
    }
}
