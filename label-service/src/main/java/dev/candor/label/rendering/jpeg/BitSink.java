package dev.candor.label.rendering.jpeg;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Bits on their way into a scan, with zeros stuffed behind each 0xFF (T.81, F.1.2.3).
final class BitSink {
    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final OutputStream out;
    private final byte[] chunk = new byte[1 << 16];
    private int at;
    private long bits;
    private int held;

    BitSink(OutputStream out) {
        this.out = out;
    }

    /// @param count 0 to 32
    void put(int value, int count) throws IOException {
        bits = bits << count | value & (1L << count) - 1;
        held += count;
        if (held >= 32) {
            held -= 32;
            four((int) (bits >>> held));
        }
    }

    private void four(int value) throws IOException {
        if (at > chunk.length - 8) {
            flush();
        }
        if (hasFill(value)) {
            one(value >>> 24);
            one(value >>> 16 & 0xFF);
            one(value >>> 8 & 0xFF);
            one(value & 0xFF);
        } else {
            INTS.set(chunk, at, value);
            at += 4;
        }
    }

    /// Whether one of four bytes is 0xFF.
    static boolean hasFill(int four) {
        int inverse = ~four;
        return ((inverse - 0x01010101) & ~inverse & 0x80808080) != 0;
    }

    private void one(int value) throws IOException {
        chunk[at++] = (byte) value;
        if (value == 0xFF) {
            chunk[at++] = 0;
        }
    }

    /// Fills the last byte with ones and writes a restart marker.
    void restart(int number) throws IOException {
        pad();
        flush();
        out.write(0xFF);
        out.write(0xD0 + number);
    }

    /// Fills the last byte with ones; the stream below has everything.
    void finish() throws IOException {
        pad();
        flush();
    }

    private void pad() throws IOException {
        if (held % 8 > 0) {
            put(0x7F, 8 - held % 8);
        }
        if (at > chunk.length - 8) {
            flush();
        }
        while (held > 0) {
            held -= 8;
            one((int) (bits >>> held) & 0xFF);
        }
    }

    private void flush() throws IOException {
        out.write(chunk, 0, at);
        at = 0;
    }
}
