package dev.candor.c2pa.asset.splice;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A copy that is planned and never written: reads as if it were. Its plan has no gaps. Not thread
/// safe.
public final class SplicedChannel implements SeekableByteChannel {
    private final @Nullable SeekableByteChannel source;
    private final TreeMap<Long, Piece> pieces = new TreeMap<>();
    private final long size;
    private long position;

    /// @param source what the plan copies from; closed by whoever opened it
    /// @throws IllegalArgumentException if the plan has gaps or tables
    public SplicedChannel(SeekableByteChannel source, Splice splice) {
        this(splice, source);
    }

    /// Bytes, as if they were a file.
    public static SplicedChannel of(Bytes bytes) {
        return new SplicedChannel(
                new Splice.Builder()
                        .fresh(bytes.toArray())
                        .build(_ -> List.of(), ContentBinding.Data.whole()),
                null);
    }

    private SplicedChannel(Splice splice, @Nullable SeekableByteChannel source) {
        this.source = source;
        this.size = splice.length();
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
        if (position >= size) {
            return -1;
        }
        if (!target.hasRemaining()) {
            return 0;
        }
        var here = pieces.floorEntry(position);
        long within = position - here.getKey();
        int count = (int) Math.min(target.remaining(), here.getValue().length() - within);
        int limit = target.limit();
        target.limit(target.position() + count);
        try {
            int read = read(here, within, target);
            position += Math.max(0, read);
            return read;
        } finally {
            target.limit(limit);
        }
    }

    private int read(Map.Entry<Long, Piece> here, long within, ByteBuffer target)
            throws IOException {
        return switch (here.getValue()) {
            case Piece.Copy(Range range) ->
                    Objects.requireNonNull(source).position(range.start() + within).read(target);
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
    public int write(ByteBuffer bytes) {
        throw new NonWritableChannelException();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long to) {
        position = to;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public SeekableByteChannel truncate(long to) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return source == null || source.isOpen();
    }

    @Override
    public void close() {} // the source is another's to close
}
