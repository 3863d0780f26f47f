package dev.candor.c2pa;

import dev.candor.c2pa.asset.splice.Piece;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.List;

/// Makes a copy as a splice plans it, and digests what it copies: one pass over the source,
/// whatever its size. Zeros of a whole piece are not written, so that a sparse source stays
/// sparse.
final class SignedCopy implements Writing {
    /// How much of a table is changed at once.
    private static final int A_PART = 1 << 16;

    private final ChannelReader source;
    private final Splice splice;
    private final FileChannel target;
    private long position;

    /// @param target empty
    SignedCopy(ChannelReader source, Splice splice, FileChannel target) {
        this.source = source;
        this.splice = splice;
        this.target = target;
    }

    @Override
    public void copy(Sink content) throws IOException {
        for (var piece : splice.pieces()) {
            long end = position + piece.length();
            switch (piece) {
                case Piece.Copy(var range) -> copy(range, content);
                case Piece.Fresh(var bytes) -> take(bytes.toBuffer(), content);
                case Piece.Table table -> change(table, content);
                case Piece.Gap _, Piece.Proof _ -> position = end;
            }
            if (position != end) {
                throw new IOException("The source became shorter while it was copied");
            }
        }
    }

    /// Puts what carries the finished store into the gaps.
    @Override
    public void fill(Bytes store, List<byte[]> proofs) throws IOException {
        fill(splice.filling().fill(store), proofs);
    }

    /// Puts bytes into the places that were left free.
    ///
    /// @param gaps what goes into the gaps, in order
    /// @param proofs what goes where proofs are, in order
    void fill(List<byte[]> gaps, List<byte[]> proofs) throws IOException {
        var nextGap = gaps.iterator();
        var nextProof = proofs.iterator();
        position = 0;
        for (var piece : splice.pieces()) {
            switch (piece) {
                case Piece.Gap(var length) -> put(nextGap.next(), length);
                case Piece.Proof(var length) -> put(nextProof.next(), length);
                case Piece.Copy _, Piece.Fresh _, Piece.Table _ -> {} // written already
            }
            position += piece.length();
        }
        if (target.size() < position) {
            write(ByteBuffer.allocate(1), position - 1);
        }
    }

    /// What has been written is digested while the next piece is.
    private void copy(Range range, Sink content) throws IOException {
        source.stream(range, new Writer(position), bytes -> digest(bytes, content));
    }

    private void put(byte[] bytes, long length) throws IOException {
        if (bytes.length != length) {
            throw new IllegalStateException(
                    "%d bytes for a gap of %d".formatted(bytes.length, length));
        }
        write(ByteBuffer.wrap(bytes), position);
    }

    private void take(ByteBuffer bytes, Sink content) throws IOException {
        new Writer(position).accept(bytes.duplicate());
        digest(bytes, content);
    }

    private void digest(ByteBuffer bytes, Sink content) throws IOException {
        int count = bytes.remaining();
        content.take(position, bytes);
        position += count;
    }

    private void change(Piece.Table table, Sink content) throws IOException {
        int most = A_PART / table.record() * table.record();
        long end = table.source().end();
        for (long at = table.source().start(); at < end; at += most) {
            source.seek(at);
            try {
                var records = source.take((int) Math.min(most, end - at), "table");
                table.change(records);
                take(ByteBuffer.wrap(records), content);
            } catch (MalformedException e) {
                throw new IOException("The source became shorter while it was copied", e);
            }
        }
    }

    private void write(ByteBuffer bytes, long at) throws IOException {
        long to = at;
        while (bytes.hasRemaining()) {
            to += target.write(bytes, to);
        }
    }

    /// Writes pieces one behind the other, but for those that are zero.
    private final class Writer implements ChannelReader.Sink {
        private long at;

        Writer(long at) {
            this.at = at;
        }

        @Override
        public void accept(ByteBuffer bytes) throws IOException {
            int count = bytes.remaining();
            if (!isZero(bytes)) {
                write(bytes, at);
            }
            at += count;
        }

        /// Zeros are a zero first, and every byte like the one before it. Ends at the first that is
        /// not: at once, for almost all media.
        private boolean isZero(ByteBuffer bytes) {
            if (!bytes.hasArray() || bytes.get(bytes.position()) != 0) {
                return false;
            }
            var array = bytes.array();
            int first = bytes.arrayOffset() + bytes.position();
            int last = first + bytes.remaining() - 1;
            return Arrays.equals(array, first, last, array, first + 1, last + 1);
        }
    }
}
