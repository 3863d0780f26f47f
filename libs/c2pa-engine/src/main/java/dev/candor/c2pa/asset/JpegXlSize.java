package dev.candor.c2pa.asset;

import dev.candor.c2pa.io.Bytes;

/// The size of the image (ISO/IEC 18181-1, D.2); bits beyond the end are zero.
final class JpegXlSize {
    private static final int[] BITS = {9, 13, 18, 30};
    private static final int[][] RATIOS = {
        {1, 1}, {12, 10}, {4, 3}, {3, 2}, {16, 9}, {5, 4}, {2, 1}
    };

    private final Bytes bytes;
    final int width;
    final int height;
    private int at;

    JpegXlSize(Bytes bytes) {
        this.bytes = bytes;
        boolean small = read(1) == 1;
        this.height = side(small);
        int ratio = read(3);
        this.width =
                ratio == 0
                        ? side(small)
                        : (int) ((long) height * RATIOS[ratio - 1][0] / RATIOS[ratio - 1][1]);
    }

    private int side(boolean small) {
        return small ? 8 * (read(5) + 1) : read(BITS[read(2)]) + 1;
    }

    private int read(int count) {
        int value = 0;
        for (int i = 0; i < count; i++, at++) {
            if (at / 8 < bytes.length()) {
                value |= (bytes.get(at / 8) >> at % 8 & 1) << i;
            }
        }
        return value;
    }
}
