package dev.candor.label.rendering.jpeg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/// Codes pictures plainly, with any sampling and restart markers, by tables in which every code has
/// the same length. No part of what is tested is used.
///
/// @param largest bits of the largest AC coefficient that there are codes for
record JpegMaker(List<int[]> samplings, int interval, int largest) {
    private static final int STEP = 6;
    private static final int ALL = 15;
    private static final int OWN = 2;

    static JpegMaker of(String... samplings) {
        return new JpegMaker(
                Stream.of(samplings)
                        .map(it -> new int[] {it.charAt(0) - '0', it.charAt(2) - '0'})
                        .toList(),
                0,
                ALL);
    }

    JpegMaker restarting(int units) {
        return new JpegMaker(samplings, units, largest);
    }

    /// With codes for nothing but what is in the picture.
    JpegMaker withFewCodes() {
        return new JpegMaker(samplings, interval, OWN);
    }

    int bands() {
        return samplings.size();
    }

    int mostSampling() {
        return Math.max(most(0), most(1));
    }

    /// Whether a component has a sample for each pixel.
    boolean isWhole(int band) {
        return bands() == 1
                || samplings.get(band)[0] == most(0) && samplings.get(band)[1] == most(1);
    }

    private int most(int direction) {
        return samplings.stream().mapToInt(it -> it[direction]).max().orElseThrow();
    }

    Path picture(Path file, int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        bytes(out, 0xFF, 0xD8, 0xFF, 0xDB, 0, 67, 0);
        bytes(out, Collections.nCopies(64, STEP).stream().mapToInt(it -> it).toArray());
        bytes(out, 0xFF, 0xC0, 0, 8 + 3 * bands(), 8, height >> 8, height & 255);
        bytes(out, width >> 8, width & 255, bands());
        for (int band = 0; band < bands(); band++) {
            bytes(out, band + 1, samplings.get(band)[0] << 4 | samplings.get(band)[1], 0);
        }
        table(out, 0x00, 4, 12);
        table(out, 0x10, 8, 255);
        if (interval > 0) {
            bytes(out, 0xFF, 0xDD, 0, 4, interval >> 8, interval & 255);
        }
        bytes(out, 0xFF, 0xDA, 0, 6 + 2 * bands(), bands());
        for (int band = 0; band < bands(); band++) {
            bytes(out, band + 1, 0);
        }
        bytes(out, 0, 63, 0);
        new Scan(out, width, height).write();
        bytes(out, 0xFF, 0xD9);
        Files.write(file, out.toByteArray());
        return file;
    }

    private static void bytes(ByteArrayOutputStream out, int... values) {
        for (int value : values) {
            out.write(value);
        }
    }

    /// Symbols 0 to `number` - 1, which all have codes of `length` bits: their own values. Codes of
    /// larger values than are wanted say 1.
    private void table(ByteArrayOutputStream out, int name, int length, int number) {
        bytes(out, 0xFF, 0xC4, (19 + number) >> 8, (19 + number) & 255, name);
        for (int each = 1; each <= 16; each++) {
            out.write(each == length ? number : 0);
        }
        for (int symbol = 0; symbol < number; symbol++) {
            out.write(name == 0x10 && (symbol & 15) > largest ? 1 : symbol);
        }
    }

    private final class Scan {
        private final ByteArrayOutputStream out;
        private final int width;
        private final int height;
        private final int[] before = new int[bands()];
        private int bits;
        private int held;

        Scan(ByteArrayOutputStream out, int width, int height) {
            this.out = out;
            this.width = width;
            this.height = height;
        }

        void write() {
            int across = units(width, bands() == 1 ? 1 : most(0));
            int down = units(height, bands() == 1 ? 1 : most(1));
            for (int unit = 0; unit < across * down; unit++) {
                if (interval > 0 && unit > 0 && unit % interval == 0) {
                    pad();
                    bytes(out, 0xFF, 0xD0 + (unit / interval - 1) % 8);
                    Arrays.fill(before, 0);
                }
                for (int band = 0; band < bands(); band++) {
                    unit(band, unit % across, unit / across);
                }
            }
            pad();
        }

        private static int units(int length, int sampling) {
            return (length + 8 * sampling - 1) / (8 * sampling);
        }

        private void unit(int band, int column, int row) {
            int h = bands() == 1 ? 1 : samplings.get(band)[0];
            int v = bands() == 1 ? 1 : samplings.get(band)[1];
            for (int down = 0; down < v; down++) {
                for (int across = 0; across < h; across++) {
                    block(band, column * h + across, row * v + down);
                }
            }
        }

        /// A level that goes up and down from block to block, a slope, and some detail.
        private void block(int band, int x, int y) {
            int level = (x * 5 + y * 3 + band * 7) % 40 - 20;
            put(level - before[band], 4, 0);
            before[band] = level;
            put((x + band) % 5 - 2, 8, 0);
            put(y % 7 - 3, 8, (x + y) % 3);
            if ((x ^ y) % 4 == 1) {
                code(0xF0, 8);
                put(2, 8, 1);
            }
            code(0, 8);
        }

        private void put(int value, int length, int zeros) {
            if (value == 0 && length == 8) {
                return;
            }
            int size = 32 - Integer.numberOfLeadingZeros(Math.abs(value));
            code(zeros << 4 | size, length);
            code((value < 0 ? value - 1 : value) & (1 << size) - 1, size);
        }

        private void code(int value, int length) {
            for (int at = length - 1; at >= 0; at--) {
                bits = bits << 1 | value >> at & 1;
                if (++held == 8) {
                    out.write(bits & 255);
                    if ((bits & 255) == 255) {
                        out.write(0);
                    }
                    held = 0;
                }
            }
        }

        private void pad() {
            while (held > 0) {
                code(1, 1);
            }
        }
    }
}
