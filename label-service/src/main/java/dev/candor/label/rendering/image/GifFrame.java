package dev.candor.label.rendering.image;

import java.io.IOException;
import java.io.OutputStream;

/// One image of a GIF file and how it is shown (GIF89a, 20 and 23).
///
/// @param disposal 0 or 1 stays, 2 is cleared, 3 gives way to what was before
/// @param delay in hundredths of a second
/// @param waits whether the viewer's input ends it
/// @param clear the index that lets things through; -1 where none does
/// @param table colours as 0xRRGGBB
/// @param indices row by row; empty as long as the data was not read. Arrays in a record: a frame
/// lives for one pass and is never compared.
@SuppressWarnings("ArrayRecordComponent")
record GifFrame(
        int x,
        int y,
        int width,
        int height,
        int disposal,
        int delay,
        boolean waits,
        int clear,
        int[] table,
        byte[] indices) {
    static final int CLEARED = 2;
    static final int RESTORED = 3;

    long pixels() {
        return (long) width * height;
    }

    Box box() {
        return new Box(x, y, width, height);
    }

    boolean meets(Box box) {
        return x < box.x() + box.width()
                && box.x() < x + width
                && y < box.y() + box.height()
                && box.y() < y + height;
    }

    GifFrame with(int[] newTable, byte[] newIndices, int newClear) {
        return new GifFrame(
                x, y, width, height, disposal, delay, waits, newClear, newTable, newIndices);
    }

    /// With a table of its own: what the label needs is in it.
    void write(OutputStream out) throws IOException {
        out.write(new byte[] {0x21, (byte) 0xF9, 4});
        out.write(disposal << 2 | (waits ? 2 : 0) | (clear >= 0 ? 1 : 0));
        number(out, delay);
        out.write(Math.max(0, clear));
        out.write(0);
        out.write(0x2C);
        number(out, x);
        number(out, y);
        number(out, width);
        number(out, height);
        var bits = Math.max(1, 32 - Integer.numberOfLeadingZeros(table.length - 1));
        out.write(0x80 | (bits - 1));
        for (int i = 0; i < 1 << bits; i++) {
            var colour = i < table.length ? table[i] : 0;
            out.write(colour >>> 16);
            out.write(colour >>> 8);
            out.write(colour);
        }
        GifLzw.encode(indices, Math.max(2, bits), out);
    }

    private static void number(OutputStream out, int value) throws IOException {
        out.write(value);
        out.write(value >>> 8);
    }
}
