package dev.candor.label.rendering.audio;

import dev.candor.label.plan.Instruction.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A few seconds that are put into a programme.
///
/// @param samples one channel
/// @param parts what sounds in it, in order
@SuppressWarnings("ArrayRecordComponent") // lives for one rendering and is never compared
record Clip(float[] samples, int rate, List<Part> parts) {
    /// Just under full scale, so that coding does not overshoot.
    private static final double MOST = 0.89;

    Clip {
        parts = List.copyOf(parts);
    }

    /// What a part is.
    enum Kind {
        EARCON,
        RHYTHM,
        RECORDING,
        VOICE
    }

    /// @param words what is said; none in a sound that is no speech
    /// @param from in samples of the clip
    record Part(Kind kind, @Nullable Words words, int from, int to) {}

    double seconds() {
        return (double) samples.length / rate;
    }

    Clip amplified(double decibels) {
        var gain = Math.pow(10, decibels / 20);
        return new Clip(Samples.limited(Samples.amplified(samples, gain), MOST, rate), rate, parts);
    }
}
