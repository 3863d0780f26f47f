package dev.candor.c2pa.asset;

import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the directories of a TIFF or BigTIFF file in either byte order, under limits that hold for
/// all of them together. Not thread safe.
final class TiffReader {
    /// The most entries that are read from one file.
    static final int MAX_ENTRIES = 1 << 20;

    private static final int CLASSIC = 42;
    private static final int BIG = 43;

    /// What Panasonic and Olympus write instead of 42 in raw files that are TIFF otherwise.
    private static final Set<Integer> CLASSIC_BY_OTHERS = Set.of(0x55, 0x4F52, 0x5352);

    private static final int LITTLE_ENDIAN = 0x4949;
    private static final int BIG_ENDIAN = 0x4D4D;
    private static final int[] TYPE_LENGTHS = {
        0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8
    };

    private final ChannelReader asset;
    private final boolean littleEndian;
    private final boolean big;
    private final Set<Long> seen = new HashSet<>();
    private int entries;

    private TiffReader(ChannelReader asset, boolean littleEndian, boolean big) {
        this.asset = asset;
        this.littleEndian = littleEndian;
        this.big = big;
    }

    /// A reader, if the asset begins as a TIFF file.
    static Optional<TiffReader> of(ChannelReader asset) throws MalformedException, IOException {
        if (asset.size() < 8) {
            return Optional.empty();
        }
        asset.seek(0);
        int order = asset.u16("TIFF");
        if (order != LITTLE_ENDIAN && order != BIG_ENDIAN) {
            return Optional.empty();
        }
        boolean littleEndian = order == LITTLE_ENDIAN;
        int magic = asset.u16("TIFF");
        if (littleEndian) {
            magic = (magic & 0xFF) << 8 | magic >> 8;
        }
        boolean big = magic == BIG && asset.size() >= 16;
        return big || magic == CLASSIC || CLASSIC_BY_OTHERS.contains(magic)
                ? Optional.of(new TiffReader(asset, littleEndian, big))
                : Optional.empty();
    }

    /// Where the file says where the chain begins.
    Range firstLink() {
        return big ? new Range(8, 8) : new Range(4, 4);
    }

    /// Where the chain of directories begins; 0 if there is none.
    ///
    /// @throws MalformedException if it is beyond all bounds
    long first() throws MalformedException, IOException {
        asset.seek(big ? 8 : 4);
        return offset();
    }

    /// Whether offsets and counts have 64 bits.
    boolean isBig() {
        return big;
    }

    /// Room for numbers in the byte order of the file.
    ByteBuffer numbers(int length) {
        return ByteBuffer.allocate(length)
                .order(littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }

    /// A directory.
    ///
    /// @param at where it begins
    /// @param next where the next one of the chain is; 0 if it is the last
    /// @param link where it says that
    record Directory(long at, List<Entry> entries, long next, Range link) {
        Directory {
            entries = List.copyOf(entries);
        }

        /// The entry of a tag.
        Optional<Entry> entry(int tag) {
            return entries.stream().filter(entry -> entry.tag == tag).findFirst();
        }
    }

    /// An entry of a directory.
    ///
    /// @param at where it stands
    /// @param value where its value lies: in the entry itself, if it is short
    record Entry(int tag, int type, long count, long at, Range value) {}

    /// The directory at an offset.
    ///
    /// @throws MalformedException if it was read before: the directories go in a circle
    Directory directory(long at) throws MalformedException, IOException {
        if (!seen.add(at)) {
            throw new MalformedException("directory", at, "it comes up a second time");
        }
        asset.seek(at);
        long count = big ? u64("directory") : u16("directory");
        if (count < 0 || count > MAX_ENTRIES - entries) {
            throw new MalformedException("directory", at, "%d entries more".formatted(count));
        }
        entries += (int) count;
        var read = new ArrayList<Entry>();
        for (int i = 0; i < count; i++) {
            read.add(entry());
        }
        var link = new Range(asset.position(), big ? 8 : 4);
        return new Directory(at, read, offset(), link);
    }

    /// The number an entry has for a value, if it is one.
    Optional<Long> number(Entry entry) throws MalformedException, IOException {
        if (entry.count != 1 || entry.value.end() > asset.size()) {
            return Optional.empty();
        }
        asset.seek(entry.value.start());
        return switch (entry.type) {
            case 3 -> Optional.of((long) u16("entry"));
            case 4, 13 -> Optional.of(u32("entry"));
            case 16, 18 -> Optional.of(u64("entry"));
            default -> Optional.empty();
        };
    }

    /// The offsets of further directories that an entry has for a value, up to a count.
    List<Long> offsets(Entry entry, int most) throws MalformedException, IOException {
        int width = length(entry.type);
        var offsets = new ArrayList<Long>();
        for (long i = 0; i < Math.min(entry.count, most) && width >= 4; i++) {
            asset.seek(entry.value.start() + i * width);
            offsets.add(width == 8 ? u64("entry") : u32("entry"));
        }
        return offsets;
    }

    /// Where an entry says how many values it has.
    Range countField(Entry entry) {
        return new Range(entry.at + 4, big ? 8 : 4);
    }

    private Entry entry() throws MalformedException, IOException {
        long at = asset.position();
        int tag = u16("entry");
        int type = u16("entry");
        long count = big ? u64("entry") : u32("entry");
        int inline = big ? 8 : 4;
        long here = asset.position();
        long value = offset();
        long width = length(type);
        if (width > 0 && count > Long.MAX_VALUE / 2 / width) {
            throw new MalformedException("entry", at, "%d values".formatted(count));
        }
        long length = width * count;
        return new Entry(tag, type, count, at, new Range(length <= inline ? here : value, length));
    }

    private static int length(int type) {
        return type < TYPE_LENGTHS.length ? TYPE_LENGTHS[type] : 0;
    }

    private long offset() throws MalformedException, IOException {
        return big ? u64("offset") : u32("offset");
    }

    private int u16(String box) throws MalformedException, IOException {
        int value = asset.u16(box);
        return littleEndian ? (value & 0xFF) << 8 | value >> 8 : value;
    }

    private long u32(String box) throws MalformedException, IOException {
        long value = asset.u32(box);
        return littleEndian ? Integer.toUnsignedLong(Integer.reverseBytes((int) value)) : value;
    }

    /// Offsets and counts beyond half of all there could be are none.
    private long u64(String box) throws MalformedException, IOException {
        long start = asset.position();
        long value = asset.u32(box) << 32 | asset.u32(box);
        long number = littleEndian ? Long.reverseBytes(value) : value;
        if (number < 0 || number > Long.MAX_VALUE / 2) {
            throw new MalformedException(box, start, "a number beyond all bounds");
        }
        return number;
    }
}
