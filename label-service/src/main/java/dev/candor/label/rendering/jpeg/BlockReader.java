package dev.candor.label.rendering.jpeg;

import dev.candor.label.rendering.jpeg.CodedJpeg.Counts;
import dev.candor.label.rendering.jpeg.Layout.Blocks;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Reads a scan block by block (T.81, annex F.2).
final class BlockReader {
    /// Eight times what samples of 8 bits come to.
    private static final int MOST_DC = 1 << 13;

    private final Layout layout;

    /// By component.
    private final DecodingTable[] dc;

    private final DecodingTable[] ac;
    private final BitSource bits;
    private final int[] before;

    /// By component: whether the block before is one that is kept.
    private final boolean[] afterKept;

    /// @param tables all that the layout's components need
    BlockReader(Layout layout, HuffmanTables tables, InputStream in) {
        var components = layout.components();
        this.layout = layout;
        this.dc = components.stream().map(tables::dc).toArray(DecodingTable[]::new);
        this.ac = components.stream().map(tables::ac).toArray(DecodingTable[]::new);
        this.bits = new BitSource(in);
        this.before = new int[components.size()];
        this.afterKept = new boolean[components.size()];
    }

    /// Goes from one unit to the next, over restart markers.
    interface Unit {
        void at(int column, int row) throws IOException;
    }

    /// Called behind the last unit before a restart marker.
    interface Restart {
        /// @param markers how many of them were before
        void at(long markers) throws IOException;
    }

    void units(Unit unit, Restart restart) throws IOException {
        int left = layout.interval();
        long markers = 0;
        for (int row = 0; row < layout.down(); row++) {
            for (int column = 0; column < layout.across(); column++) {
                if (layout.interval() > 0 && left == 0) {
                    mustBeWhole();
                    restart.at(markers);
                    bits.restart((int) (markers & 7));
                    Arrays.fill(before, 0);
                    markers++;
                    left = layout.interval();
                }
                unit.at(column, row);
                left--;
            }
            mustBeWhole();
        }
    }

    private void mustBeWhole() throws DamagedJpegException {
        if (bits.isExhausted()) {
            throw new DamagedJpegException("A marker within coded data");
        }
    }

    /// Reads all blocks, and keeps those of some regions.
    ///
    /// @param kept by component: blocks by their keys
    /// @param trail where they were found
    void readAll(List<Region> regions, List<Map<Long, short[]>> kept, Trail trail, Counts counts)
            throws IOException {
        var wanted =
                layout.components().stream()
                        .map(one -> regions.stream().map(one::blocks).toArray(Blocks[]::new))
                        .toList();
        units(
                (column, row) -> {
                    for (int band = 0; band < before.length; band++) {
                        readUnit(
                                band, column, row, wanted.get(band), kept.get(band), trail, counts);
                    }
                },
                markers -> {
                    trail.close(markers, bits.position());
                    Arrays.fill(afterKept, false);
                });
        trail.close(layout.parts() - 1, bits.position());
    }

    private void readUnit(
            int band,
            int column,
            int row,
            Blocks[] wanted,
            Map<Long, short[]> kept,
            Trail trail,
            Counts counts)
            throws IOException {
        var component = layout.components().get(band);
        for (int down = 0; down < component.v(); down++) {
            for (int across = 0; across < component.h(); across++) {
                int x = column * component.h() + across;
                int y = row * component.v() + down;
                boolean keeps = isIn(wanted, x, y);
                if (keeps || afterKept[band]) {
                    afterKept[band] = keeps;
                    var block = new short[BlockTransform.SIZE];
                    long key = Plane.key(x, y);
                    trail.add(read(band, key, block, counts));
                    if (keeps) {
                        kept.put(key, block);
                    }
                } else {
                    pass(band, counts);
                }
            }
        }
    }

    private static boolean isIn(Blocks[] wanted, int x, int y) {
        for (var blocks : wanted) {
            if (blocks.contains(x, y)) {
                return true;
            }
        }
        return false;
    }

    private Trail.Place read(int band, long key, short[] block, Counts counts) throws IOException {
        var component = layout.components().get(band);
        int predicted = before[band];
        long start = bits.position();
        block[0] = (short) nextDc(band, counts.dc[component.dc()]);
        long rest = bits.position();
        readCoefficients(ac[band], block, counts.ac[component.ac()]);
        return new Trail.Place(band, key, start, rest, bits.position(), predicted, block[0]);
    }

    private void readCoefficients(DecodingTable table, short[] block, long[] counts)
            throws IOException {
        for (int at = 1; at < BlockTransform.SIZE; at++) {
            bits.fill();
            int symbol = table.read(bits);
            counts[symbol]++;
            int size = symbol & 15;
            int run = symbol >>> 4;
            if (size == 0) {
                if (run < 15) {
                    break;
                }
                at += 15;
                continue;
            }
            at += run;
            if (at >= BlockTransform.SIZE) {
                throw new DamagedJpegException("More than 64 coefficients in a block");
            }
            block[at] = (short) signed(bits.take(size), size);
        }
    }

    private void pass(int band, Counts counts) throws IOException {
        var component = layout.components().get(band);
        nextDc(band, counts.dc[component.dc()]);
        bits.passCoefficients(ac[band], counts.ac[component.ac()]);
    }

    /// Goes over the next block of a component.
    ///
    /// @param counts of its symbols, which nobody wants
    void pass(int band, long[] counts) throws IOException {
        nextDc(band, counts);
        bits.passCoefficients(ac[band], counts);
    }

    /// The next DC coefficient of a component.
    int nextDc(int band, long[] counts) throws IOException {
        bits.fill();
        int size = dc[band].read(bits);
        if (size > 15) {
            throw new DamagedJpegException("A DC coefficient of %d bits".formatted(size));
        }
        counts[size]++;
        int value = before[band] + signed(bits.take(size), size);
        if (Math.abs(value) > MOST_DC) {
            throw new DamagedJpegException("A DC coefficient of %d".formatted(value));
        }
        before[band] = value;
        return value;
    }

    /// The next AC symbol of a component; its bits follow by [#take].
    int nextAc(int band) throws IOException {
        bits.fill();
        return ac[band].read(bits);
    }

    int take(int count) {
        return bits.take(count);
    }

    private static int signed(int extra, int size) {
        return size == 0 || extra >= 1 << size - 1 ? extra : extra - (1 << size) + 1;
    }
}
