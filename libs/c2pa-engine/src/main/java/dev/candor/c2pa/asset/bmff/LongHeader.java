package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.asset.splice.Piece;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.Range;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The short header of a box that gets a long one (ISO/IEC 14496-12, 4.2.2). A hash by blocks is
/// over what follows the header, and the hash of the whole over the first sixteen bytes (C2PA 2.4,
/// A.5.6): with a long header the two meet, and nobody can read the one for the other.
///
/// @param box with a short header
record LongHeader(Box box) implements Relocated {
    private static final int LENGTH_FOLLOWS = 1;

    @Override
    public Range source() {
        return new Range(box.start(), Box.SHORT_HEADER);
    }

    @Override
    public void add(Shift shift, Splice.Builder copy) {
        copy.fresh(
                ByteBuffer.allocate(Box.SHORT_HEADER)
                        .putInt(LENGTH_FOLLOWS)
                        .put(box.type().getBytes(StandardCharsets.ISO_8859_1))
                        .array());
    }

    /// The length that follows.
    Rearrangement.Insertion length() {
        long length = box.length() + Box.LONG_HEADER - Box.SHORT_HEADER;
        var bytes = ByteBuffer.allocate(Long.BYTES).putLong(length).array();
        return new Rearrangement.Insertion(
                box.payload().start(), List.of(new Piece.Fresh(Bytes.of(bytes))));
    }
}
