package dev.candor.c2pa;

import dev.candor.c2pa.io.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;

/// Writes as another does, and the store into a file of its own as well.
record KeptApart(Writing writing, WritableByteChannel file) implements Writing {
    @Override
    public void copy(Sink content) throws IOException {
        writing.copy(content);
    }

    @Override
    public void fill(Bytes store, List<byte[]> proofs) throws IOException {
        writing.fill(store, proofs);
        var bytes = ByteBuffer.wrap(store.toArray());
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }
}
