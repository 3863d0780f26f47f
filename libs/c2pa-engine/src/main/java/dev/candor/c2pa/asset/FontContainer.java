package dev.candor.c2pa.asset;

import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.io.ByteReader;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// OpenType and TrueType (ISO/IEC 14496-22): the table `C2PA` holds the store, the address of one,
/// or both (C2PA 2.4, A.3.10). Collections of fonts have no place for a store.
final class FontContainer implements WritableContainer {
    /// How many tables a font may have.
    static final int MOST_TABLES = 1024;

    /// The table's layout has changed in no version yet; a large number would be something else.
    private static final int MOST_VERSION = 0xFF;

    private static final Set<String> VERSIONS = Set.of("\0\1\0\0", "OTTO", "true");
    static final int RECORD = 16;
    static final int DIRECTORY = 12;
    static final String TABLE = "C2PA";
    static final int TABLE_HEADER = 20;
    static final String HEAD = "head";
    static final int ADJUSTMENT = 8;
    static final int ALIGNMENT = 4;
    private static final String BOX = "table directory";

    @Override
    public boolean recognizes(ChannelReader asset) throws MalformedException, IOException {
        if (asset.size() < DIRECTORY
                || !VERSIONS.contains(new String(asset.head(4), StandardCharsets.ISO_8859_1))) {
            return false;
        }
        asset.seek(4);
        int tables = asset.u16(BOX); // a text may begin with a version, but not so small a number
        return tables > 0
                && tables <= MOST_TABLES
                && DIRECTORY + (long) tables * RECORD <= asset.size();
    }

    @Override
    public Layout layout(ChannelReader asset) throws MalformedException, IOException {
        var layout = new Layout.Builder();
        for (var table : tables(asset)) {
            if (table.tag.equals(TABLE)) {
                note(asset, table, layout);
            } else if (table.tag.equals(HEAD)) {
                adjustment(table).ifPresent(layout.storeRanges::add);
            }
        }
        layout.storeRanges.sort(Comparator.comparingLong(Range::start));
        return layout.build();
    }

    @Override
    public void requireComplete(ChannelReader asset) throws MalformedException, IOException {
        tables(asset);
    }

    @Override
    public Splicing splicing(ChannelReader asset, Layout layout)
            throws MalformedException, IOException {
        return FontWriting.splicing(asset);
    }

    @Override
    public Splicing updating(ChannelReader asset, Layout layout)
            throws MalformedException, IOException {
        return FontWriting.updating(asset);
    }

    @Override
    public Splice referring(ChannelReader asset, Layout layout, String address)
            throws NoRoomException, MalformedException, IOException {
        return FontWriting.referring(asset, address);
    }

    /// The tables in the order of the directory. One that is called `C2PA` and holds more than it
    /// says is not the store's.
    ///
    /// @throws MalformedException if bytes between them are more than padding
    @Override
    public Optional<List<NamedRange>> boxes(ChannelReader asset)
            throws MalformedException, IOException {
        var tables = tables(asset);
        requireNothingBetween(asset, tables);
        requireStoreAlone(tables);
        var layout = layout(asset);
        boolean intact = layout.storeIntact() && layout.faults().isEmpty();
        var boxes = new ArrayList<NamedRange>();
        for (var table : tables) {
            boxes.add(
                    intact && table.tag.equals(TABLE)
                            ? new NamedRange(NamedRange.STORE, table.range)
                            : NamedRange.other(table.tag.stripTrailing(), table.range));
        }
        return Optional.of(boxes);
    }

    /// The field of the table `head` that depends on all bytes of the font is read as zero (C2PA
    /// 2.4, 18.7.3.6).
    @Override
    public void digestBoxes(
            ChannelReader asset, List<NamedRange> boxes, List<Range> excluded, MessageDigest digest)
            throws MalformedException, IOException {
        long start = boxes.getFirst().range().start();
        long end = boxes.getLast().range().end();
        if (end < start) {
            throw new MalformedException(BOX, start, "tables of one hash that lie backwards");
        }
        var adjustments =
                tables(asset).stream()
                        .filter(table -> table.tag.equals(HEAD))
                        .flatMap(table -> adjustment(table).stream())
                        .toList();
        long from = start;
        for (var range : excluded) {
            digest(asset, from, range.start(), adjustments, digest);
            from = range.end();
        }
        digest(asset, from, end, adjustments, digest);
    }

    private static void digest(
            ChannelReader asset, long from, long to, List<Range> zeros, MessageDigest digest)
            throws IOException {
        long at = from;
        for (var zero : zeros) {
            long start = Math.clamp(zero.start(), at, Math.max(at, to));
            long end = Math.clamp(zero.end(), start, Math.max(start, to));
            asset.stream(new Range(at, start - at), digest::update);
            digest.update(new byte[(int) (end - start)]);
            at = end;
        }
        asset.stream(new Range(at, Math.max(0, to - at)), digest::update);
    }

    /// A table.
    ///
    /// @param checksum where the directory has its checksum
    record Table(String tag, Range checksum, Range range) {}

    static List<Table> tables(ChannelReader asset) throws MalformedException, IOException {
        asset.seek(4);
        int count = asset.u16(BOX);
        if (count > MOST_TABLES) {
            throw new MalformedException(BOX, 4, "%d tables".formatted(count));
        }
        var tables = new ArrayList<Table>();
        for (int i = 0; i < count; i++) {
            long record = DIRECTORY + (long) i * RECORD;
            asset.seek(record);
            var tag = new String(asset.take(4, BOX), StandardCharsets.ISO_8859_1);
            asset.skip(4);
            long offset = asset.u32(BOX);
            long length = asset.u32(BOX);
            if (offset + length > asset.size()) {
                throw new MalformedException(
                        BOX, record, "the table %s ends beyond the font".formatted(tag));
            }
            tables.add(new Table(tag, new Range(record + 4, 4), new Range(offset, length)));
        }
        return tables;
    }

    static Optional<Range> adjustment(Table head) {
        return head.range.length() < ADJUSTMENT + 4
                ? Optional.empty()
                : Optional.of(new Range(head.range.start() + ADJUSTMENT, 4));
    }

    private static void note(ChannelReader asset, Table table, Layout.Builder layout)
            throws MalformedException, IOException {
        if (table.range.length() > MAX_STORE) {
            throw new MalformedException(
                    TABLE,
                    table.range.start(),
                    "a table of %d bytes".formatted(table.range.length()));
        }
        if (layout.store != null || !layout.faults.isEmpty()) {
            layout.store = null;
            layout.faults.add(ContainerFault.MULTIPLE_STORES);
            return;
        }
        asset.seek(table.range.start());
        var content = Bytes.of(asset.take((int) table.range.length(), TABLE));
        var in = new ByteReader(content);
        int major = in.u16(TABLE);
        int minor = in.u16(TABLE);
        var address = new Part(in.u32(TABLE), in.u16(TABLE));
        boolean reserved = in.u16(TABLE) != 0;
        var store = new Part(in.u32(TABLE), in.u32(TABLE));
        if (address.length > 0) {
            var text = address.of(content).toText();
            layout.remote = text.startsWith("self#jumbf=") ? null : text;
        }
        if (store.length > 0) {
            layout.store = store.of(content);
        }
        layout.storeRanges.add(table.checksum);
        layout.storeRanges.add(table.range);
        layout.storeIntact =
                Math.max(major, minor) <= MOST_VERSION
                        && !reserved
                        && isFull(content, List.of(address, store));
    }

    /// A piece of the table, by its offset and its length.
    private record Part(long offset, long length) {
        Bytes of(Bytes table) throws MalformedException {
            if (offset < TABLE_HEADER || offset + length > table.length()) {
                throw new MalformedException(TABLE, offset, "%d bytes".formatted(length));
            }
            return table.slice((int) offset, (int) length);
        }
    }

    /// Whether the table is its parts, and zeros: a hash leaves it out.
    private static boolean isFull(Bytes table, List<Part> parts) {
        if (parts.stream().anyMatch(part -> part.length == 0 && part.offset != 0)) {
            return false;
        }
        int at = TABLE_HEADER;
        for (var part :
                parts.stream()
                        .filter(one -> one.length > 0)
                        .sorted(Comparator.comparingLong(Part::offset))
                        .toList()) {
            if (part.offset < at || !table.slice(at, (int) part.offset - at).isZero()) {
                return false;
            }
            at = (int) (part.offset + part.length);
        }
        return table.from(at).isZero();
    }

    private static void requireNothingBetween(ChannelReader asset, List<Table> tables)
            throws MalformedException, IOException {
        long at = DIRECTORY + (long) tables.size() * RECORD;
        for (var table :
                tables.stream()
                        .sorted(Comparator.comparingLong(one -> one.range.start()))
                        .toList()) {
            if (table.range.end() <= at && table.range.length() > 0) {
                continue; // tables may share their bytes
            }
            requirePadding(asset, at, table.range.start());
            at = Math.max(at, table.range.end());
        }
        requirePadding(asset, at, asset.size());
    }

    /// What the table of the store shares with another one, no hash would be over.
    private static void requireStoreAlone(List<Table> tables) throws MalformedException {
        for (var store : tables) {
            for (var table : tables) {
                if (store.tag.equals(TABLE)
                        && !table.equals(store)
                        && table.range.start() < store.range.end()
                        && table.range.end() > store.range.start()) {
                    throw new MalformedException(
                            BOX,
                            table.range.start(),
                            "the table %s shares bytes with that of the credentials"
                                    .formatted(table.tag));
                }
            }
        }
    }

    private static void requirePadding(ChannelReader asset, long from, long to)
            throws MalformedException, IOException {
        asset.seek(from);
        for (long at = from; at < to; at++) {
            if (to - from >= ALIGNMENT || asset.u8(BOX) != 0) {
                throw new MalformedException(BOX, from, "bytes that belong to no table");
            }
        }
    }
}
