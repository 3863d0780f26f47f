package dev.candor.label.rendering.image;

import dev.candor.label.rendering.failure.MediaException;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads a GIF file block by block and checks every length (GIF89a). Image data is held for one
/// frame at a time.
final class GifBlocks implements Closeable {
    private static final int MOST_EXTENSION = 16 << 20;
    private static final int CONTROL = 0xF9;
    private static final int APPLICATION = 0xFF;

    /// What [#next()] came to.
    enum Kind {
        FRAME,
        EXTENSION,
        END
    }

    private final DataInputStream in;
    private final byte[] header;
    private final int width;
    private final int height;
    private final int @Nullable [] global;
    private long offset;
    private Kind kind = Kind.EXTENSION;
    private @Nullable GifFrame frame;
    private boolean interlaced;
    private boolean dataRead = true;
    private byte[] extension = new byte[0];
    private Control control = Control.NONE;

    private record Control(int disposal, boolean waits, int delay, int clear) {
        static final Control NONE = new Control(0, false, 0, -1);
    }

    GifBlocks(InputStream source) throws IOException, MediaException.Unreadable {
        this.in = new DataInputStream(source);
        var start = bytes(13);
        width = start[6] & 0xFF | (start[7] & 0xFF) << 8;
        height = start[8] & 0xFF | (start[9] & 0xFF) << 8;
        if (width == 0 || height == 0) {
            throw new MediaException.Unreadable("The image has no size", 6);
        }
        // Extensions and more than one image came with the later version.
        System.arraycopy("GIF89a".getBytes(StandardCharsets.US_ASCII), 0, start, 0, 6);
        if ((start[10] & 0x80) == 0) {
            header = start;
            global = null;
        } else {
            var table = bytes(3 << (start[10] & 7) + 1);
            header = new byte[start.length + table.length];
            System.arraycopy(start, 0, header, 0, start.length);
            System.arraycopy(table, 0, header, start.length, table.length);
            global = colours(table);
        }
    }

    private static int[] colours(byte[] table) {
        var colours = new int[table.length / 3];
        for (int i = 0; i < colours.length; i++) {
            colours[i] =
                    (table[3 * i] & 0xFF) << 16
                            | (table[3 * i + 1] & 0xFF) << 8
                            | (table[3 * i + 2] & 0xFF);
        }
        return colours;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    long offset() {
        return offset;
    }

    /// The header and the table that frames share.
    byte[] header() {
        return header;
    }

    Kind kind() {
        return kind;
    }

    /// Goes to the next frame, extension or end.
    Kind next() throws IOException, MediaException.Unreadable {
        if (!dataRead) {
            skipData();
        }
        while (true) {
            var at = offset;
            switch (one()) {
                case 0x3B -> {
                    return kind = Kind.END;
                }
                case 0x2C -> {
                    frame = descriptor(at);
                    dataRead = false;
                    return kind = Kind.FRAME;
                }
                case 0x21 -> {
                    if (extended(at)) {
                        return kind = Kind.EXTENSION;
                    }
                }
                case 0 -> {} // some encoders end a block twice
                default -> throw new MediaException.Unreadable("A GIF block was expected", at);
            }
        }
    }

    private GifFrame descriptor(long at) throws IOException, MediaException.Unreadable {
        var descriptor = bytes(9);
        var flags = descriptor[8];
        interlaced = (flags & 0x40) != 0;
        var table = (flags & 0x80) == 0 ? global : colours(bytes(3 << (flags & 7) + 1));
        if (table == null) {
            throw new MediaException.Unreadable("A frame without colours", at);
        }
        var x = number(descriptor, 0);
        var y = number(descriptor, 2);
        var wide = number(descriptor, 4);
        var high = number(descriptor, 6);
        if (wide == 0 || high == 0 || x + wide > width || y + high > height) {
            throw new MediaException.Unreadable("A frame that is not in the picture", at);
        }
        var shown = control;
        control = Control.NONE;
        return new GifFrame(
                x,
                y,
                wide,
                high,
                shown.disposal(),
                shown.delay(),
                shown.waits(),
                shown.clear(),
                table,
                new byte[0]);
    }

    /// @return true where the extension is one to pass on
    private boolean extended(long at) throws IOException, MediaException.Unreadable {
        var label = one();
        var whole = new ByteArrayOutputStream();
        whole.write(0x21);
        whole.write(label);
        for (byte[] block = block(); block.length > 0; block = block()) {
            if (label == CONTROL && block.length >= 4) {
                control =
                        new Control(
                                Math.min(block[0] >>> 2 & 7, GifFrame.RESTORED),
                                (block[0] & 2) != 0,
                                number(block, 1),
                                (block[0] & 1) != 0 ? block[3] & 0xFF : -1);
            }
            whole.write(block.length);
            whole.writeBytes(block);
            if (whole.size() > MOST_EXTENSION) {
                throw new MediaException.Unreadable(
                        "More than %d bytes of metadata".formatted(MOST_EXTENSION), at);
            }
        }
        whole.write(0);
        extension = whole.toByteArray();
        return label != CONTROL;
    }

    /// The whole extension, from its introducer to its terminator.
    byte[] extension() {
        return extension;
    }

    /// Whether the extension holds content credentials (C2PA 2.2, A.3.7).
    boolean credentials() {
        return extension.length > 14
                && (extension[1] & 0xFF) == APPLICATION
                && new String(extension, 3, 8, StandardCharsets.ISO_8859_1).equals("C2PA_GIF");
    }

    /// The frame, its data not yet read.
    GifFrame frame() {
        if (frame == null) {
            throw new IllegalStateException("Not at a frame");
        }
        return frame;
    }

    /// Reads the frame's data, rows in order from the top.
    byte[] indices() throws IOException, MediaException.Unreadable {
        var at = offset;
        var minimum = one();
        if (minimum < 1 || minimum > 8) {
            throw new MediaException.Unreadable("A code width of %d".formatted(minimum), at);
        }
        var wanted = frame();
        var read = new byte[Math.toIntExact(wanted.pixels())];
        if (!GifLzw.decode(minimum, this::block, read)) {
            throw new MediaException.Unreadable("The image data is damaged", at);
        }
        while (block().length > 0) {
            continue;
        }
        dataRead = true;
        check(read, wanted, at);
        return interlaced ? inOrder(read, wanted.width(), wanted.height()) : read;
    }

    private static void check(byte[] indices, GifFrame frame, long at)
            throws MediaException.Unreadable {
        for (byte index : indices) {
            if ((index & 0xFF) >= frame.table().length && (index & 0xFF) != frame.clear()) {
                throw new MediaException.Unreadable("A colour that the table does not have", at);
            }
        }
    }

    private static byte[] inOrder(byte[] stored, int width, int height) {
        var rows = new byte[stored.length];
        var from = 0;
        for (int[] pass : new int[][] {{0, 8}, {4, 8}, {2, 4}, {1, 2}}) {
            for (int row = pass[0]; row < height; row += pass[1]) {
                System.arraycopy(stored, from, rows, row * width, width);
                from += width;
            }
        }
        return rows;
    }

    /// Passes the frame's data without decompressing it.
    void skipData() throws IOException, MediaException.Unreadable {
        if (dataRead) {
            return;
        }
        one();
        while (block().length > 0) {
            continue;
        }
        dataRead = true;
    }

    private byte[] block() throws IOException, MediaException.Unreadable {
        return bytes(one());
    }

    private int one() throws IOException, MediaException.Unreadable {
        return bytes(1)[0] & 0xFF;
    }

    private byte[] bytes(int count) throws IOException, MediaException.Unreadable {
        var bytes = new byte[count];
        try {
            in.readFully(bytes);
        } catch (EOFException e) {
            var early = new MediaException.Unreadable("The GIF file ends early", offset);
            early.initCause(e);
            throw early;
        }
        offset += count;
        return bytes;
    }

    private static int number(byte[] bytes, int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
