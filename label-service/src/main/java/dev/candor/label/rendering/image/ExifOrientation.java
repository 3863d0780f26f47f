package dev.candor.label.rendering.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Finds the orientation in an Exif block (TIFF 6.0, tag 0x0112 of the first directory). A block
/// that cannot be read
/// says nothing, as viewers have it.
final class ExifOrientation {
    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;

    private ExifOrientation() {}

    /// @param tiff from the byte order mark on
    static Orientation find(byte[] tiff) {
        if (tiff.length < 8) {
            return Orientation.NORMAL;
        }
        var in = ByteBuffer.wrap(tiff);
        switch (in.getShort(0)) {
            case 0x4949 -> in.order(ByteOrder.LITTLE_ENDIAN);
            case 0x4D4D -> in.order(ByteOrder.BIG_ENDIAN);
            default -> {
                return Orientation.NORMAL;
            }
        }
        var directory = in.getInt(4);
        if (in.getShort(2) != 42 || directory < 8 || directory > tiff.length - 2) {
            return Orientation.NORMAL;
        }
        var entries = in.getShort(directory) & 0xFFFF;
        for (int entry = 0; entry < entries; entry++) {
            var at = directory + 2 + 12L * entry;
            if (at + 12 > tiff.length) {
                break;
            }
            if ((in.getShort((int) at) & 0xFFFF) == ORIENTATION
                    && in.getShort((int) at + 2) == SHORT) {
                return Orientation.of(in.getShort((int) at + 8) & 0xFFFF);
            }
        }
        return Orientation.NORMAL;
    }
}
