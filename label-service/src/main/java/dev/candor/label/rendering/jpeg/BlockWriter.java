package dev.candor.label.rendering.jpeg;

import dev.candor.label.rendering.jpeg.CodedJpeg.Counts;
import dev.candor.label.rendering.jpeg.Layout.Component;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Writes a scan block by block, by tables that are made for it: some blocks anew, others as they
/// were read (T.81, annex F.1).
final class BlockWriter {
    private static final int SIZE = BlockTransform.SIZE;
    private static final int END_OF_BLOCK = 0;
    private static final int SIXTEEN_ZEROS = 0xF0;

    /// What differences of samples of 8 bits take.
    private static final int DC_BITS = 11;

    private final Layout layout;
    private final @Nullable EncodingTable[] dc = new EncodingTable[4];
    private final @Nullable EncodingTable[] ac = new EncodingTable[4];

    /// By component.
    private final List<BlockCoder> coders;

    private final long[] uncounted = new long[256];
    private final int[] before;

    /// @param counts of all symbols that will be written
    BlockWriter(Layout layout, Counts counts) {
        this.layout = layout;
        this.before = new int[layout.components().size()];
        for (var component : layout.components()) {
            dc[component.dc()] = EncodingTable.of(withAllSizes(counts.dc[component.dc()]));
            ac[component.ac()] = EncodingTable.of(counts.ac[component.ac()]);
        }
        this.coders =
                layout.components().stream()
                        .map(
                                it ->
                                        new BlockCoder(
                                                Objects.requireNonNull(dc[it.dc()]),
                                                Objects.requireNonNull(ac[it.ac()])))
                        .toList();
    }

    /// Edits change the differences around them, to whatever size the others have.
    private static long[] withAllSizes(long[] counts) {
        int most = counts.length - 1;
        while (most > DC_BITS && counts[most] == 0) {
            most--;
        }
        var all = counts.clone();
        for (int size = 0; size <= (most > DC_BITS ? most + 1 : most); size++) {
            all[size]++;
        }
        return all;
    }

    /// Adds the symbols of blocks that are written anew. Their DC is counted by every size.
    static void count(Component component, Map<Long, short[]> edited, Counts counts) {
        var ac = counts.ac[component.ac()];
        for (var block : edited.values()) {
            BlockCoder.symbols(block, symbol -> ac[symbol]++);
        }
    }

    /// Payloads of the DHT segments.
    List<byte[]> tables() {
        var tables = new ArrayList<byte[]>();
        for (int number = 0; number < dc.length; number++) {
            add(tables, number, dc[number]);
            add(tables, 0x10 | number, ac[number]);
        }
        return tables;
    }

    private static void add(List<byte[]> tables, int number, @Nullable EncodingTable table) {
        if (table != null) {
            var segment = table.segment();
            var payload = new byte[1 + segment.length];
            payload[0] = (byte) number;
            System.arraycopy(segment, 0, payload, 1, segment.length);
            tables.add(payload);
        }
    }

    /// Copies a scan.
    ///
    /// @param edited by component: blocks that are written in the place of what is read
    void copy(BlockReader reader, List<Map<Long, short[]>> edited, OutputStream out)
            throws IOException {
        var bits = new BitSink(out);
        reader.units(
                (column, row) -> {
                    for (int band = 0; band < before.length; band++) {
                        copyUnit(reader, band, column, row, edited.get(band), bits);
                    }
                },
                markers -> {
                    bits.restart((int) (markers & 7));
                    Arrays.fill(before, 0);
                });
        bits.finish();
    }

    private void copyUnit(
            BlockReader reader,
            int band,
            int column,
            int row,
            Map<Long, short[]> edited,
            BitSink bits)
            throws IOException {
        var component = layout.components().get(band);
        for (int down = 0; down < component.v(); down++) {
            for (int across = 0; across < component.h(); across++) {
                var block =
                        edited.get(
                                Plane.key(
                                        column * component.h() + across,
                                        row * component.v() + down));
                if (block == null) {
                    copy(reader, band, bits);
                } else {
                    reader.pass(band, uncounted);
                    dc(band, block[0], bits);
                    coders.get(band).put(block, bits);
                }
            }
        }
    }

    private void copy(BlockReader reader, int band, BitSink bits) throws IOException {
        var table = coders.get(band).ac();
        dc(band, reader.nextDc(band, uncounted), bits);
        for (int at = 1; at < SIZE; at++) {
            int symbol = reader.nextAc(band);
            int size = symbol & 15;
            bits.put(table.code(symbol) << size | reader.take(size), table.length(symbol) + size);
            if (symbol == END_OF_BLOCK || size == 0 && symbol != SIXTEEN_ZEROS) {
                return;
            }
            at += symbol >>> 4;
        }
    }

    private void dc(int band, int value, BitSink bits) throws IOException {
        coders.get(band).put(value - before[band], bits);
        before[band] = value;
    }
}
