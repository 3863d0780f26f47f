package dev.candor.label.rendering.audio;

import dev.candor.label.rendering.failure.MediaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// One channel of a few seconds. Longer sound is never held as a whole.
final class Samples {
    private static final double FRAME = 0.01;
    private static final double AUDIBLE = 0.01;
    private static final double RELEASE = 0.005;

    private static final long MOST_BYTES = 32 << 20;

    private Samples() {}

    static float[] silence(double seconds, int rate) {
        return new float[(int) Math.round(seconds * rate)];
    }

    static float[] joined(List<float[]> parts) {
        var joined = new float[parts.stream().mapToInt(part -> part.length).sum()];
        var at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }

    /// @throws MediaException.TooLarge when it is more than a few seconds
    static float[] read(Path samples) throws IOException, MediaException.TooLarge {
        if (Files.size(samples) > MOST_BYTES) {
            throw new MediaException.TooLarge(
                    "Words of %d bytes as samples; at most %d are held"
                            .formatted(Files.size(samples), MOST_BYTES));
        }
        var bytes = ByteBuffer.wrap(Files.readAllBytes(samples)).order(ByteOrder.LITTLE_ENDIAN);
        var read = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(read);
        return read;
    }

    /// From the first sound to the last, in samples; frames of 10 ms within 40 dB of the loudest
    /// sound.
    record Span(int from, int to) {
        double seconds(int rate) {
            return (double) (to - from) / rate;
        }
    }

    static Span sounding(float[] samples, int rate) {
        var frame = (int) Math.max(1, Math.round(FRAME * rate));
        var levels = new double[samples.length / frame];
        for (int i = 0; i < levels.length; i++) {
            for (int k = i * frame; k < (i + 1) * frame; k++) {
                levels[i] += samples[k] * (double) samples[k];
            }
        }
        var least = Arrays.stream(levels).max().orElse(0) * AUDIBLE * AUDIBLE;
        var first = 0;
        while (first < levels.length && (levels[first] < least || least == 0)) {
            first++;
        }
        var last = levels.length;
        while (last > first && levels[last - 1] < least) {
            last--;
        }
        return new Span(first * frame, last * frame);
    }

    static float[] trimmed(float[] samples, int rate) {
        var span = sounding(samples, rate);
        return Arrays.copyOfRange(samples, span.from(), span.to());
    }

    static float[] amplified(float[] samples, double gain) {
        var louder = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            louder[i] = (float) (samples[i] * gain);
        }
        return louder;
    }

    /// Lowers what goes beyond `most` a few milliseconds ahead and behind, so that peaks are
    /// rounded, not cut.
    static float[] limited(float[] samples, double most, int rate) {
        var reach = (int) Math.max(1, RELEASE * rate);
        var gains = new float[samples.length];
        Arrays.fill(gains, 1);
        for (int i = 0; i < samples.length; i++) {
            var peak = Math.abs(samples[i]);
            if (peak > most) {
                var gain = (float) (most / peak);
                var end = Math.min(samples.length, i + reach + 1);
                for (int k = Math.max(0, i - reach); k < end; k++) {
                    gains[k] = Math.min(gains[k], gain);
                }
            }
        }
        var limited = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            limited[i] = samples[i] * gains[i];
        }
        return limited;
    }
}
