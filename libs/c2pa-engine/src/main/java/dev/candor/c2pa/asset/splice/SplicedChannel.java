package dev.candor.c2pa.asset.splice;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.Range;
import dev.candor.c2pa.io.ReadOnlyChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Map;
import java.util.TreeMap;

/// A copy that is planned and never written: reads as if it were. Its plan has no gaps. Not thread
/// safe.
public final class SplicedChannel extends ReadOnlyChannel {
    private final SeekableByteChannel source;
    private final TreeMap<Long, Piece> pieces = new TreeMap<>();

    /// @param source what the plan copies from; closed by whoever opened it
    /// @throws IllegalArgumentException if the plan has gaps or tables
    public SplicedChannel(SeekableByteChannel source, Splice splice) {
        super(splice.length());
        this.source = source;
        long at = 0;
        for (var piece : splice.pieces()) {
            if (!(piece instanceof Piece.Copy || piece instanceof Piece.Fresh)) {
                throw new IllegalArgumentException("A plan with " + piece);
            }
            pieces.put(at, piece);
            at += piece.length();
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (position() >= size()) {
            return -1;
        }
        if (!target.hasRemaining()) {
            return 0;
        }
        var here = pieces.floorEntry(position());
        long within = position() - here.getKey();
        int count = (int) Math.min(target.remaining(), here.getValue().length() - within);
        int limit = target.limit();
        target.limit(target.position() + count);
        try {
            return advanced(read(here, within, target));
        } finally {
            target.limit(limit);
        }
    }

    private int read(Map.Entry<Long, Piece> here, long within, ByteBuffer target)
            throws IOException {
        return switch (here.getValue()) {
            case Piece.Copy(Range range) -> source.position(range.start() + within).read(target);
            case Piece.Fresh(Bytes bytes) -> {
                int count = target.remaining();
                target.put(bytes.slice((int) within, count).toBuffer());
                yield count;
            }
            case Piece.Table _, Piece.Gap _, Piece.Proof _ ->
                    throw new IllegalStateException("No plan here has one");
        };
    }

    @Override
    public boolean isOpen() {
        return source.isOpen();
    }
}
