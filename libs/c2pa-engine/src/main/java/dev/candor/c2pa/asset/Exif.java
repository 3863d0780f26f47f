package dev.candor.c2pa.asset;

import dev.candor.c2pa.io.Bytes;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// EXIF, as far as showing an image upright needs it (EXIF 2.32, 4.6.4). Broken EXIF says nothing.
final class Exif {
    private static final int UPRIGHT = 1;
    private static final int ORIENTATION = 0x0112;
    private static final int ENTRY = 12;

    private Exif() {}

    /// The orientation, 1 to 8, of a TIFF structure; 1 when it says none.
    static int orientation(Bytes tiff) {
        if (tiff.length() < 8) {
            return UPRIGHT;
        }
        var in = tiff.toBuffer();
        in.order(in.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        try {
            return firstDirectory(in);
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            return UPRIGHT;
        }
    }

    private static int firstDirectory(ByteBuffer in) {
        int directory = in.getInt(4);
        int entries = in.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY;
            if ((in.getShort(entry) & 0xFFFF) == ORIENTATION) {
                int value = in.getShort(entry + 8) & 0xFFFF;
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
