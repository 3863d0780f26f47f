package dev.candor.c2pa;

import dev.candor.c2pa.asset.Layout;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.Range;
import dev.candor.c2pa.manifest.HashAlgorithm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;

/// Copies an asset around a gap for its new manifest store and digests what it copies: one pass
/// over the source, whatever its size.
final class SignedCopy {
    private final ChannelReader source;
    private final Layout layout;
    private final SeekableByteChannel target;
    private final Range gap;
    private final MessageDigest digest = HashAlgorithm.SHA256.digest();

    /// @param gap where the store will lie in the target, headers included
    SignedCopy(ChannelReader source, Layout layout, SeekableByteChannel target, Range gap) {
        this.source = source;
        this.layout = layout;
        this.target = target;
        this.gap = gap;
    }

    /// Copies everything but the source's own store.
    ///
    /// @return the hash over all of the target but the gap
    byte[] copy() throws IOException {
        long cut = layout.placement();
        copy(new Range(0, cut));
        target.position(gap.end());
        copy(new Range(cut, source.size() - cut));
        return digest.digest();
    }

    /// Puts the finished store into the gap.
    void fill(byte[] wrapped) throws IOException {
        target.position(gap.start());
        write(ByteBuffer.wrap(wrapped));
    }

    private void copy(Range part) throws IOException {
        long from = part.start();
        for (var old : layout.storeRanges()) {
            if (part.contains(old)) {
                stream(new Range(from, old.start() - from));
                from = old.end();
            }
        }
        stream(new Range(from, part.end() - from));
    }

    private void stream(Range range) throws IOException {
        source.stream(range, this::take);
    }

    private void take(ByteBuffer piece) throws IOException {
        digest.update(piece.duplicate());
        write(piece);
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            target.write(bytes);
        }
    }
}
