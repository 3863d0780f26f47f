package dev.candor.label.rendering.jpeg;

import dev.candor.label.rendering.jpeg.CodedJpeg.Counts;
import dev.candor.label.rendering.jpeg.Layout.Blocks;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

    /// @param dc tables by number; those of the layout's components are there
    /// @param ac tables by number, as well
    BlockReader(
            Layout layout,
            @Nullable DecodingTable[] dc,
            @Nullable DecodingTable[] ac,
            InputStream in) {
        this.layout = layout;
        this.dc =
                layout.components().stream()
                        .map(it -> Objects.requireNonNull(dc[it.dc()]))
                        .toArray(DecodingTable[]::new);
        this.ac =
                layout.components().stream()
                        .map(it -> Objects.requireNonNull(ac[it.ac()]))
                        .toArray(DecodingTable[]::new);
        this.bits = new BitSource(in);
        this.before = new int[layout.components().size()];
    }

    /// Goes from one unit to the next, over restart markers.
    interface Unit {
        void at(int column, int row) throws IOException;
    }

    /// Called where a restart marker stood.
    interface Restart {
        void at(int number) throws IOException;
    }

    void units(Unit unit, Restart restart) throws IOException {
        int left = layout.interval();
        int number = 0;
        for (int row = 0; row < layout.down(); row++) {
            for (int column = 0; column < layout.across(); column++) {
                if (layout.interval() > 0 && left == 0) {
                    mustBeWhole();
                    bits.restart(number);
                    restart.at(number);
                    Arrays.fill(before, 0);
                    number = number + 1 & 7;
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
    void readAll(List<Region> regions, List<Map<Long, short[]>> kept, Counts counts)
            throws IOException {
        var wanted =
                layout.components().stream()
                        .map(one -> regions.stream().map(one::blocks).toArray(Blocks[]::new))
                        .toList();
        units(
                (column, row) -> {
                    for (int band = 0; band < before.length; band++) {
                        readUnit(band, column, row, wanted.get(band), kept.get(band), counts);
                    }
                },
                _ -> {});
    }

    private void readUnit(
            int band, int column, int row, Blocks[] wanted, Map<Long, short[]> kept, Counts counts)
            throws IOException {
        var component = layout.components().get(band);
        for (int down = 0; down < component.v(); down++) {
            for (int across = 0; across < component.h(); across++) {
                int x = column * component.h() + across;
                int y = row * component.v() + down;
                if (isIn(wanted, x, y)) {
                    var block = new short[BlockTransform.SIZE];
                    read(band, block, counts);
                    kept.put(Plane.key(x, y), block);
                } else {
                    read(band, null, counts);
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

    private void read(int band, short @Nullable [] block, Counts counts) throws IOException {
        var component = layout.components().get(band);
        var acTable = ac[band];
        var acCounts = counts.ac[component.ac()];
        int value = nextDc(band, counts.dc[component.dc()]);
        if (block != null) {
            block[0] = (short) value;
        }
        for (int at = 1; at < BlockTransform.SIZE; at++) {
            bits.fill();
            int symbol = acTable.read(bits);
            acCounts[symbol]++;
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
            int extra = bits.take(size);
            if (block != null) {
                block[at] = (short) signed(extra, size);
            }
        }
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
