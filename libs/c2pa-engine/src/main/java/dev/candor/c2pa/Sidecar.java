package dev.candor.c2pa;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;

/// Writes a store alone; the asset it is over stays as it is.
final class Sidecar implements Writing {
    private final ChannelReader source;
    private final WritableByteChannel target;
    private long position;

    /// @param target empty
    Sidecar(ChannelReader source, WritableByteChannel target) {
        this.source = source;
        this.target = target;
    }

    @Override
    public void copy(Sink content) throws IOException {
        source.stream(
                new Range(0, source.size()),
                bytes -> {
                    long start = position;
                    position += bytes.remaining();
                    content.take(start, bytes);
                });
        if (position != source.size()) {
            throw new IOException("The source became shorter while it was read");
        }
    }

    @Override
    public void fill(Bytes store, List<byte[]> proofs) throws IOException {
        var bytes = ByteBuffer.wrap(store.toArray());
        while (bytes.hasRemaining()) {
            target.write(bytes);
        }
    }
}
