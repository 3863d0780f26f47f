package dev.candor.c2pa;

import dev.candor.c2pa.io.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// Writes a file that carries a store: first all but the store, then the store.
interface Writing {
    /// Takes what a hard binding may be over.
    @FunctionalInterface
    interface Sink {
        /// Takes the next bytes.
        ///
        /// @param position where they lie in the asset, behind all that came before
        /// @throws IOException if they are not what they were when this was planned
        void take(long position, ByteBuffer bytes) throws IOException;
    }

    /// Writes everything but the store, in one pass over the source.
    ///
    /// @throws IOException if the source is shorter than it was when this was planned, too
    void copy(Sink content) throws IOException;

    /// Writes the finished store, and what leads from parts of the content to it.
    ///
    /// @param proofs in the order of the asset
    void fill(Bytes store, List<byte[]> proofs) throws IOException;
}
