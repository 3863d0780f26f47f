package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.io.ByteReader;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.nio.ByteBuffer;

/// Where the parts of a stream lie, counted from the end of the box (ISO/IEC 14496-12, 8.16.3). It
/// changes when boxes are taken out from between them or put in; what is put in in front of a part
/// belongs to it.
///
/// @param source the whole box
/// @param bytes of the box
/// @param first where the first offset stands
/// @param width of the first offset: 4 or 8 bytes
record SegmentIndex(Range source, Bytes bytes, int first, int width) implements Relocated {
    private static final String BOX = "sidx";
    private static final int REFERENCE = 12;
    private static final long LARGEST_SIZE = 0x7FFFFFFFL;

    /// @param header of the box
    static SegmentIndex read(Range source, int header, byte[] bytes) throws MalformedException {
        var in = new ByteReader(Bytes.of(bytes));
        in.take(header, BOX);
        int version = in.u8(BOX);
        in.take(3 + 4 + 4, BOX);
        int width = version == 0 ? Integer.BYTES : Long.BYTES;
        in.take(width, BOX);
        int first = in.position();
        in.take(width + 2, BOX);
        in.take((long) in.u16(BOX) * REFERENCE, BOX);
        return new SegmentIndex(source, Bytes.of(bytes), first, width);
    }

    @Override
    public void add(Shift shift, Splice.Builder copy) throws NoRoomException {
        var out = ByteBuffer.wrap(bytes.toArray());
        long anchor = source.end();
        long start = anchor + (width == Long.BYTES ? out.getLong(first) : u32(out, first));
        if (start > anchor + shift.size() || start > shift.size()) {
            copy.fresh(out.array()); // the parts are in other files
            return;
        }
        long moved = shift.inFrontOf(start) - (shift.of(source.start()) + source.length());
        if (width == Long.BYTES) {
            out.putLong(first, moved);
        } else {
            out.putInt(first, (int) moved);
        }
        int count = out.getShort(first + width + 2) & 0xFFFF;
        for (int i = 0; i < count; i++) {
            int at = first + width + 4 + i * REFERENCE;
            long word = u32(out, at);
            long end = start + (word & LARGEST_SIZE);
            long size = shift.inFrontOf(end) - shift.inFrontOf(start);
            if (size < 0 || size > LARGEST_SIZE) {
                throw new NoRoomException(
                        "The stream's index has no room for longer parts.",
                        NoRoomException.Remedy.BESIDE);
            }
            out.putInt(at, (int) (word & ~LARGEST_SIZE | size));
            start = end;
        }
        copy.fresh(out.array());
    }

    private static long u32(ByteBuffer from, int at) {
        return from.getInt(at) & 0xFFFFFFFFL;
    }
}
