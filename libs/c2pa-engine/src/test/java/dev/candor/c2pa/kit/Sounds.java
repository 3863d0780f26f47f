package dev.candor.c2pa.kit;

import java.nio.charset.StandardCharsets;

/// Small pieces of audio, the same bytes every time.
public final class Sounds {
    /// How many bytes a frame of [#mp3] has.
    public static final int FRAME = 104;

    private Sounds() {}

    /// Three silent frames of MPEG-1, layer III, 32 kbit/s at 44.1 kHz.
    public static byte[] mp3() {
        var frames = new byte[3 * FRAME];
        for (int at = 0; at < frames.length; at += FRAME) {
            frames[at] = (byte) 0xFF;
            frames[at + 1] = (byte) 0xFB;
            frames[at + 2] = 0x10;
            frames[at + 3] = (byte) 0xC4;
        }
        return frames;
    }

    /// A FLAC stream with nothing but its head and a few bytes.
    public static byte[] flac() {
        var head = new byte[34];
        head[0] = 0x10;
        head[2] = 0x10;
        head[10] = 0x0A;
        head[11] = (byte) 0xC4;
        head[12] = 0x42;
        head[13] = (byte) 0xF0;
        return Concat.of(
                "fLaC".getBytes(StandardCharsets.US_ASCII),
                new byte[] {(byte) 0x80, 0, 0, 34},
                head,
                new byte[] {(byte) 0xFF, (byte) 0xF8, 0x69, 0x18, 0, 0, (byte) 0xBF, 3, 88, 1});
    }
}
