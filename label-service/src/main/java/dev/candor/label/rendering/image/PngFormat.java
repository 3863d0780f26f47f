package dev.candor.label.rendering.image;

import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// How the pixels of a PNG file are stored, and how we write them again (PNG, third edition,
/// 11.2.1).
///
/// What has no room for a neutral label gets it: palettes and one-colour transparency become
/// samples of their own, one to
/// four bits become eight. Everything else is written as it was read.
///
/// @param colourType 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha
/// @param depth bits a sample
/// @param palette RGB triples, for colour type 3
/// @param transparency payload of `tRNS`, if any Bytes in a record: the format lives as long as
/// the picture it belongs to and is never compared.
@SuppressWarnings("ArrayRecordComponent")
record PngFormat(
        int width,
        int height,
        int depth,
        int colourType,
        boolean interlaced,
        byte @Nullable [] palette,
        byte @Nullable [] transparency) {

    int channels() {
        return switch (colourType) {
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> 1;
        };
    }

    /// Bytes of a stored row of `pixels`, without its filter byte.
    int rowBytes(int pixels) {
        return (int) (((long) pixels * channels() * depth + 7) / 8);
    }

    /// Distance to the byte on the left that filters look at.
    int filterDistance() {
        return Math.max(1, channels() * depth / 8);
    }

    /// True where rows are written in another form than they were read.
    boolean widens() {
        return colourType == 3 || depth < 8 || transparency != null;
    }

    /// Form of the rows we write.
    PngFormat written() {
        if (!widens()) {
            return this;
        }
        var depthOut = depth == 16 ? 16 : 8;
        var colour = colourType == 2 || colourType == 3;
        var alpha = transparency != null;
        return new PngFormat(
                width,
                height,
                depthOut,
                colour ? (alpha ? 6 : 2) : (alpha ? 4 : 0),
                interlaced,
                null,
                null);
    }

    /// Colour model of the rows we write.
    ColourModel model() {
        return switch (written().colourType) {
            case 0 -> ColourModel.GRAY;
            case 2 -> ColourModel.RGB;
            case 4 -> ColourModel.GRAY_ALPHA;
            default -> ColourModel.RGB_ALPHA;
        };
    }

    int max() {
        return depth == 16 ? 65535 : 255;
    }

    /// A stored row in the form it is written in.
    byte[] widen(byte[] row, int pixels) {
        if (!widens()) {
            return row;
        }
        var to = written();
        var wide = new byte[to.rowBytes(pixels)];
        for (int pixel = 0; pixel < pixels; pixel++) {
            widenPixel(row, pixel, wide, pixel * to.channels() * to.depth / 8);
        }
        return wide;
    }

    private void widenPixel(byte[] row, int pixel, byte[] wide, int at) {
        if (colourType == 3) {
            widenIndex(packed(row, pixel), wide, at);
            return;
        }
        var alpha = transparency;
        var bytes = depth == 16 ? 2 : 1;
        var clear = alpha != null;
        for (int channel = 0; channel < channels(); channel++) {
            var value =
                    depth == 16
                            ? sixteen(row, 2 * (pixel * channels() + channel))
                            : small(row, pixel, channel);
            clear &= alpha != null && value == sixteen(alpha, 2 * channel);
            put(wide, at + channel * bytes, depth < 8 ? value * 255 / ((1 << depth) - 1) : value);
        }
        if (alpha != null) {
            put(wide, at + channels() * bytes, clear ? 0 : max());
        }
    }

    private void widenIndex(int index, byte[] wide, int at) {
        if (palette == null) {
            throw new IllegalStateException("A palette was checked for");
        }
        var colour = Math.min(index, palette.length / 3 - 1);
        System.arraycopy(palette, 3 * colour, wide, at, 3);
        if (transparency != null) {
            wide[at + 3] = colour < transparency.length ? transparency[colour] : (byte) 255;
        }
    }

    private void put(byte[] row, int at, int value) {
        if (depth == 16) {
            row[at] = (byte) (value >>> 8);
            row[at + 1] = (byte) value;
        } else {
            row[at] = (byte) value;
        }
    }

    private int small(byte[] row, int pixel, int channel) {
        return depth == 8 ? row[pixel * channels() + channel] & 0xFF : packed(row, pixel);
    }

    private int packed(byte[] row, int pixel) {
        var bit = pixel * depth;
        return (row[bit / 8] & 0xFF) >>> (8 - depth - bit % 8) & ((1 << depth) - 1);
    }

    private static int sixteen(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }

    /// One sample of a written row.
    int sample(byte[] row, int index) {
        return depth == 16 ? sixteen(row, 2 * index) : row[index] & 0xFF;
    }

    void sample(byte[] row, int index, int value) {
        put(row, depth == 16 ? 2 * index : index, value);
    }

    /// Payload of the `IHDR` chunk.
    byte[] header() {
        var header = new byte[13];
        for (int i = 0; i < 4; i++) {
            header[i] = (byte) (width >>> (24 - 8 * i));
            header[4 + i] = (byte) (height >>> (24 - 8 * i));
        }
        header[8] = (byte) depth;
        header[9] = (byte) colourType;
        header[12] = (byte) (interlaced ? 1 : 0);
        return header;
    }

    static int crc(byte[] type, byte[] payload) {
        var crc = new CRC32();
        crc.update(type);
        crc.update(payload);
        return (int) crc.getValue();
    }
}
