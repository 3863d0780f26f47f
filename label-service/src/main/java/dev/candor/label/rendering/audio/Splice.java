package dev.candor.label.rendering.audio;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Puts clips into a programme as it streams past, sample by sample: what is not touched stays as
/// it is. The memory it takes does not grow with the programme.
final class Splice {
    private static final int FRAMES = 8192;
    private static final double LOWERED = 0.125;
    private static final double RAMP = 0.06;

    private final int channels;
    private final int rate;
    private final int frameBytes;

    Splice(int rate, int channels) {
        this.rate = rate;
        this.channels = channels;
        this.frameBytes = channels * Float.BYTES;
    }

    /// How a clip meets the programme.
    enum Placement {
        /// The programme waits for it.
        INSERTED,
        /// The programme goes on beneath it, 18 dB softer. All times stay.
        OVER
    }

    /// @param frame of the programme at which it comes
    /// @param gap silent frames towards the programme
    record Placed(long frame, Clip clip, Placement placement, int gap) {}

    /// Where a clip begins in the result.
    record Landed(Placed placed, long frame) {}

    /// @param placed in the order of their frames
    /// @return where they came to lie
    List<Landed> write(Path programme, Path result, List<Placed> placed) throws IOException {
        var total = Files.size(programme) / frameBytes;
        var landed = new ArrayList<Landed>();
        try (var in = new BufferedInputStream(Files.newInputStream(programme), 1 << 16);
                var out = new BufferedOutputStream(Files.newOutputStream(result), 1 << 16)) {
            long read = 0;
            long written = 0;
            for (Placed next : placed) {
                var plain = Math.max(0, Math.min(total, next.frame()) - read);
                copy(in, out, plain);
                read += plain;
                written += plain;
                switch (next.placement()) {
                    case INSERTED -> {
                        var before = read == 0 ? 0 : next.gap();
                        var after = read >= total ? 0 : next.gap();
                        silence(out, before);
                        landed.add(new Landed(next, written + before));
                        insert(out, next.clip());
                        silence(out, after);
                        written += before + next.clip().samples().length + after;
                    }
                    case OVER -> {
                        landed.add(new Landed(next, written + ramp()));
                        var under = next.clip().samples().length + 2L * ramp();
                        over(in, out, next.clip());
                        read += under;
                        written += under;
                    }
                }
            }
            copy(in, out, Math.max(0, total - read));
        }
        return landed;
    }

    int ramp() {
        return (int) Math.round(RAMP * rate);
    }

    private void copy(InputStream in, OutputStream out, long frames) throws IOException {
        var buffer = new byte[FRAMES * frameBytes];
        for (long left = frames * frameBytes; left > 0; ) {
            var count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) {
                throw new IOException("The programme ends early");
            }
            out.write(buffer, 0, count);
            left -= count;
        }
    }

    private void silence(OutputStream out, int frames) throws IOException {
        var frame = new byte[frameBytes];
        for (int i = 0; i < frames; i++) {
            out.write(frame);
        }
    }

    private void insert(OutputStream out, Clip clip) throws IOException {
        var frame = ByteBuffer.allocate(frameBytes).order(ByteOrder.LITTLE_ENDIAN);
        for (float sample : clip.samples()) {
            frame.clear();
            for (int channel = 0; channel < channels; channel++) {
                frame.putFloat(inFront(channel) ? sample : 0);
            }
            out.write(frame.array());
        }
    }

    /// The programme falls, the clip is heard over it, and the programme rises.
    private void over(InputStream in, OutputStream out, Clip clip) throws IOException {
        var ramp = ramp();
        var length = clip.samples().length + 2 * ramp;
        var bytes = new byte[frameBytes];
        var frame = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < length; i++) {
            var count = in.readNBytes(bytes, 0, frameBytes);
            java.util.Arrays.fill(bytes, count, frameBytes, (byte) 0);
            var near = Math.min(1.0, (double) Math.min(i, length - 1 - i) / ramp);
            var gain = 1 - (1 - LOWERED) * near;
            var voice = i >= ramp && i < length - ramp ? clip.samples()[i - ramp] : 0;
            for (int channel = 0; channel < channels; channel++) {
                var at = channel * Float.BYTES;
                var mixed = frame.getFloat(at) * gain + (inFront(channel) ? voice : 0);
                frame.putFloat(at, (float) Math.clamp(mixed, -1, 1));
            }
            out.write(bytes);
        }
    }

    /// The two front channels, which come first in every layout.
    private static boolean inFront(int channel) {
        return channel < 2;
    }
}
