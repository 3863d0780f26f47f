package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.io.ByteReader;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Where the items of a `meta` box are (ISO/IEC 14496-12, 8.11.3): versions 0, 1 and 2. Only items
/// whose place is counted from the start of this file move.
///
/// @param source the payload of the box
/// @param payload its bytes
/// @param items those that may move
record ItemLocations(Range source, Bytes payload, List<Item> items) implements Relocated {
    private static final String BOX = "iloc";

    ItemLocations {
        items = List.copyOf(items);
    }

    /// A number in the payload.
    ///
    /// @param at where it stands
    /// @param width 0, 4 or 8 bytes; of none, the value is 0
    private record Number(int at, int width, long value) {
        boolean holds(long other) {
            return other >= 0 && (width == Long.BYTES || width == 4 && other <= 0xFFFFFFFFL);
        }

        void put(long other, ByteBuffer payload) {
            if (width == Long.BYTES) {
                payload.putLong(at, other);
            } else {
                payload.putInt(at, (int) other);
            }
        }
    }

    /// An item in pieces; each is at the sum of the base and its offset.
    private record Item(Number base, List<Number> extents) {
        Item {
            extents = List.copyOf(extents);
        }

        void move(Shift shift, ByteBuffer payload) throws NoRoomException {
            var moves = extents.stream().mapToLong(extent -> move(extent, shift)).toArray();
            boolean together = Arrays.stream(moves).distinct().count() == 1;
            if (together && base.value != 0 && base.holds(base.value + moves[0])) {
                base.put(base.value + moves[0], payload);
                return;
            }
            for (int i = 0; i < moves.length; i++) {
                var extent = extents.get(i);
                if (moves[i] == 0) {
                    continue;
                } else if (!extent.holds(extent.value + moves[i])) {
                    throw new NoRoomException(
                            "The picture's directory has no room for where its parts would be.",
                            NoRoomException.Remedy.BESIDE);
                }
                extent.put(extent.value + moves[i], payload);
            }
        }

        private long move(Number extent, Shift shift) {
            long at = base.value + extent.value;
            return shift.of(at) - at;
        }
    }

    /// @param source where the payload lies in the asset
    static ItemLocations read(Range source, byte[] bytes) throws MalformedException {
        var payload = Bytes.of(bytes);
        var in = new ByteReader(payload);
        int version = in.u8(BOX);
        in.take(3, BOX);
        int sizes = in.u16(BOX);
        if (version > 2) {
            throw new MalformedException(BOX, source.start(), "version " + version);
        }
        int offsetSize = size(sizes >> 12, source);
        int lengthSize = size(sizes >> 8, source);
        int baseSize = size(sizes >> 4, source);
        int indexSize = version == 0 ? 0 : size(sizes, source);
        long count = version < 2 ? in.u16(BOX) : in.u32(BOX);
        var items = new ArrayList<Item>();
        for (long i = 0; i < count; i++) {
            in.take(version < 2 ? 2 : 4, BOX);
            int method = version == 0 ? 0 : in.u16(BOX) & 0xF;
            int reference = in.u16(BOX);
            var base = number(in, baseSize);
            int extentCount = in.u16(BOX);
            var extents = new ArrayList<Number>();
            for (int j = 0; j < extentCount; j++) {
                in.take(indexSize, BOX);
                extents.add(number(in, offsetSize));
                in.take(lengthSize, BOX);
            }
            if (method == 0 && reference == 0 && !extents.isEmpty()) {
                items.add(new Item(base, extents));
            }
        }
        return new ItemLocations(source, payload, items);
    }

    private static int size(int bits, Range source) throws MalformedException {
        int size = bits & 0xF;
        if (size != 0 && size != 4 && size != 8) {
            throw new MalformedException(
                    BOX, source.start(), "numbers of %d bytes".formatted(size));
        }
        return size;
    }

    private static Number number(ByteReader in, int width) throws MalformedException {
        int at = in.position();
        long value =
                switch (width) {
                    case 0 -> 0;
                    case 4 -> in.u32(BOX);
                    default -> in.i64(BOX);
                };
        if (value < 0) {
            throw in.malformed(BOX, "an offset beyond all files");
        }
        return new Number(at, width, value);
    }

    @Override
    public void add(Shift shift, Splice.Builder copy) throws NoRoomException {
        var moved = payload.toArray();
        for (var item : items) {
            item.move(shift, ByteBuffer.wrap(moved));
        }
        copy.fresh(moved);
    }
}
