package dev.candor.label.rendering.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Takes the preview out of an Exif block: the second directory, which describes it (Exif 3.0,
/// 4.5.5), is unlinked and its pixels are cleared. Nothing else moves, so that offsets in maker
/// notes stay true.
final class ExifThumbnail {
    private static final int OFFSET = 0x0201;
    private static final int LENGTH = 0x0202;
    private static final int ENTRY = 12;

    private ExifThumbnail() {}

    /// @param tiff from the byte order mark on
    /// @return the block without a preview; the same bytes where there was none
    static byte[] without(byte[] tiff) {
        var link = link(tiff);
        if (link < 0) {
            return tiff;
        }
        var block = ByteBuffer.wrap(tiff.clone()).order(order(tiff));
        var directory = block.getInt(link);
        if (directory == 0) {
            return tiff;
        }
        block.putInt(link, 0);
        return cleared(block, directory);
    }

    /// Where the first directory names the second; -1 where no directory can be read.
    private static int link(byte[] tiff) {
        if (tiff.length < 14 || !(tiff[0] == tiff[1] && (tiff[0] == 'I' || tiff[0] == 'M'))) {
            return -1;
        }
        var block = ByteBuffer.wrap(tiff).order(order(tiff));
        long first = block.getInt(4) & 0xFFFFFFFFL;
        if (block.getShort(2) != 42 || first < 8 || first > tiff.length - 6) {
            return -1;
        }
        var link = first + 2 + (long) ENTRY * (block.getShort((int) first) & 0xFFFF);
        return link > tiff.length - 4 ? -1 : (int) link;
    }

    private static ByteOrder order(byte[] tiff) {
        return tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    private static byte[] cleared(ByteBuffer block, int directory) {
        var bytes = block.array();
        if (directory < 8 || directory > bytes.length - 2) {
            return bytes;
        }
        long offset = 0;
        long length = 0;
        var entries = block.getShort(directory) & 0xFFFF;
        for (int entry = 0; entry < entries; entry++) {
            var at = directory + 2L + (long) ENTRY * entry;
            if (at + ENTRY > bytes.length) {
                break;
            }
            switch (block.getShort((int) at) & 0xFFFF) {
                case OFFSET -> offset = block.getInt((int) at + 8) & 0xFFFFFFFFL;
                case LENGTH -> length = block.getInt((int) at + 8) & 0xFFFFFFFFL;
                default -> {}
            }
        }
        if (offset < 8 || length == 0 || offset >= bytes.length) {
            return bytes;
        }
        if (offset + length >= bytes.length) {
            return Arrays.copyOf(bytes, (int) offset);
        }
        Arrays.fill(bytes, (int) offset, (int) (offset + length), (byte) 0);
        return bytes;
    }
}
