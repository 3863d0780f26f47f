package dev.candor.label.rendering.jpeg;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The bits of a scan, stuffed zeros taken out (T.81, F.1.2.3). Behind a marker it gives zeros, and
/// says that it did.
final class BitSource {
    private static final int CHUNK = 1 << 16;
    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final InputStream in;
    private final byte[] chunk = new byte[CHUNK];
    private int at;
    private int end;

    /// The next bits, the first of them highest.
    private long bits;

    private int held;

    /// The marker that was met, or 0.
    private int marker;

    /// Bits that no byte stood for.
    private int invented;

    /// Bits since the last restart marker, those included that are held.
    private long met;

    BitSource(InputStream in) {
        this.in = in;
    }

    /// At least 32 bits are there after it, so that a code and what follows it can be read.
    void fill() throws IOException {
        if (held < 32) {
            refill();
        }
    }

    private void refill() throws IOException {
        int before = held;
        while (held <= 56) {
            if (marker == 0 && end - at >= 8 && held <= 32) {
                // Four bytes at once, where none of them starts a marker.
                int four = (int) INTS.get(chunk, at);
                if (!BitSink.hasFill(four)) {
                    bits |= (four & 0xFFFFFFFFL) << 32 - held;
                    held += 32;
                    at += 4;
                    continue;
                }
            }
            bits |= (long) nextByte() << 56 - held;
            held += 8;
        }
        met += held - before;
    }

    private int nextByte() throws IOException {
        if (marker != 0) {
            invented += 8;
            return 0;
        }
        int value = raw();
        if (value != 0xFF) {
            return value;
        }
        int next = raw();
        while (next == 0xFF) { // fill bytes
            next = raw();
        }
        if (next == 0) {
            return 0xFF;
        }
        marker = next;
        invented += 8;
        return 0;
    }

    private int raw() throws IOException {
        if (at == end) {
            end = Math.max(0, in.read(chunk, 0, CHUNK));
            at = 0;
            if (end == 0) {
                throw new DamagedJpegException("It ends within its scan");
            }
        }
        return chunk[at++] & 0xFF;
    }

    int peek(int count) {
        return (int) (bits >>> 64 - count);
    }

    void skip(int count) {
        bits <<= count;
        held -= count;
    }

    int take(int count) {
        if (count == 0) {
            return 0;
        }
        int value = (int) (bits >>> 64 - count);
        bits <<= count;
        held -= count;
        return value;
    }

    /// Bits that were used since the last restart marker.
    long position() {
        return met - held;
    }

    /// Goes over the AC coefficients of a block (T.81, F.2.2.2). All bits of a picture come this
    /// way, so what is at hand stays out of fields, and a code and its value go in one step.
    ///
    /// @param counts how often each symbol came
    void passCoefficients(DecodingTable table, long[] counts) throws IOException {
        long ahead = bits;
        int left = held;
        int at = 1;
        int symbol = 0;
        while (at < BlockTransform.SIZE) {
            if (left < 32) {
                bits = ahead;
                held = left;
                refill();
                ahead = bits;
                left = held;
            }
            int entry = table.entry((int) (ahead >>> 48));
            int length = DecodingTable.lengthWithValue(entry);
            ahead <<= length;
            left -= length;
            symbol = DecodingTable.symbol(entry);
            counts[symbol]++;
            at += DecodingTable.coefficients(entry);
        }
        bits = ahead;
        held = left;
        if (at > BlockTransform.SIZE
                && at < DecodingTable.REST_OF_BLOCK
                && symbol != DecodingTable.SIXTEEN_ZEROS) {
            throw new DamagedJpegException("More than 64 coefficients in a block");
        }
    }

    /// Copies the next bits, whatever they mean.
    void copy(long count, BitSink to) throws IOException {
        long left = count;
        for (; left >= 32; left -= 32) {
            fill();
            to.put(take(32), 32);
        }
        fill();
        to.put(take((int) left), (int) left);
    }

    /// Copies all bits up to the next marker, those that pad the last byte as well.
    void copyToMarker(BitSink to) throws IOException {
        fill();
        while (held - invented >= 32) {
            to.put(take(32), 32);
            fill();
        }
        int left = Math.max(0, held - invented);
        to.put(take(left), left);
    }

    /// Leaves the next bits out.
    void pass(long count) throws IOException {
        long left = count;
        for (; left >= 32; left -= 32) {
            fill();
            skip(32);
        }
        fill();
        skip((int) left);
    }

    /// Whether bits were used that nobody wrote.
    boolean isExhausted() {
        return invented > held;
    }

    /// Goes on behind a restart marker.
    ///
    /// @param number of the marker that is due, 0 to 7
    void restart(int number) throws IOException {
        bits = 0;
        held = 0;
        met = 0;
        invented = 0;
        while (marker == 0) { // what pads the last byte, or bytes that nobody needs
            nextByte();
        }
        if (marker != 0xD0 + number) {
            throw new DamagedJpegException(
                    "Restart marker %d was expected, not %02X".formatted(number, marker));
        }
        marker = 0;
        invented = 0;
    }
}
