package dev.candor.label.rendering.audio;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/// Finds a clip in sound that was written, by how much each place resembles it.
///
/// @param sketch 16-bit samples of one channel, in a file, however long
record Likeness(Path sketch, int rate) {
    private static final double COMPARED = 2;

    /// @param offset in samples from where it was sought
    /// @param likeness correlation, 1 for the same
    record Found(long offset, double likeness) {}

    /// @param clip 16-bit samples; its first two seconds are compared
    /// @param expected sample of the sound at which the clip should begin
    /// @param reach how far from there it is sought, in samples
    Found find(Path clip, long expected, int reach) throws IOException {
        var wanted = head(clip, (int) (COMPARED * rate));
        var from = Math.max(0, expected - reach);
        var there = read(from, wanted.length + (int) (expected - from) + reach);
        var own = energy(wanted, 0, wanted.length);
        var best = new Found(0, 0);
        for (int at = 0; at + wanted.length <= there.length; at++) {
            double product = 0;
            double other = 0;
            for (int i = 0; i < wanted.length; i++) {
                product += (double) wanted[i] * there[at + i];
                other += (double) there[at + i] * there[at + i];
            }
            var likeness = own == 0 || other == 0 ? 0 : product / Math.sqrt(own * other);
            if (likeness > best.likeness()) {
                best = new Found(from + at - expected, likeness);
            }
        }
        return best;
    }

    /// A part of the sound, as numbers from -1 to 1.
    float[] part(long from, int length) throws IOException {
        var samples = read(Math.max(0, from), length);
        var part = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            part[i] = samples[i] / 32768f;
        }
        return part;
    }

    long length() throws IOException {
        return Files.size(sketch) / Short.BYTES;
    }

    private static double energy(short[] samples, int from, int to) {
        double energy = 0;
        for (int i = from; i < to; i++) {
            energy += (double) samples[i] * samples[i];
        }
        return energy;
    }

    private static short[] head(Path file, int most) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return shorts(in.readNBytes(most * Short.BYTES));
        }
    }

    private short[] read(long from, int length) throws IOException {
        try (var file = new RandomAccessFile(sketch.toFile(), "r")) {
            var left = Math.max(0, file.length() / Short.BYTES - from);
            var bytes = new byte[(int) Math.min(length, left) * Short.BYTES];
            file.seek(from * Short.BYTES);
            file.readFully(bytes);
            return shorts(bytes);
        }
    }

    private static short[] shorts(byte[] bytes) {
        var samples = new short[bytes.length / Short.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
    }
}
