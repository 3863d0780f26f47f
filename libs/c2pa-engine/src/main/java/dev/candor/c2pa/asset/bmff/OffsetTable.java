package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Piece;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;

/// Records of one length that each hold an offset from the start of the file. It may be long, so it
/// is changed while it is copied.
///
/// @param source all records
/// @param record how long each is
/// @param field where in a record the offset stands
/// @param width of the offset: 4 or 8 bytes
/// @param highest the highest offset, if the file is so long that it matters; 0 if not
record OffsetTable(Range source, int record, int field, int width, long highest)
        implements Relocated {
    private static final long LARGEST = 0xFFFFFFFFL;

    /// Reads over a table, and looks at its offsets if four bytes may become too few for them.
    static OffsetTable read(
            ChannelReader asset, Range source, int record, int field, int width, long growth)
            throws MalformedException, IOException {
        long highest = 0;
        if (width == Integer.BYTES && asset.size() > LARGEST - growth) {
            for (long at = source.start(); at < source.end(); at += record) {
                asset.seek(at + field);
                highest = Math.max(highest, asset.u32("offsets"));
            }
        }
        return new OffsetTable(source, record, field, width, highest);
    }

    @Override
    public void add(Shift shift, Splice.Builder copy) throws NoRoomException {
        if (width == Integer.BYTES && shift.of(highest) > LARGEST) {
            throw new NoRoomException(
                    "The file counts its offsets in 32 bits, and they are too few for a longer"
                            + " file.",
                    NoRoomException.Remedy.BESIDE);
        }
        copy.add(new Piece.Table(source, record, field, width, shift::of));
    }
}
