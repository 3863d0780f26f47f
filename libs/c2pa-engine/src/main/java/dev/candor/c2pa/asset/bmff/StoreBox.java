package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.io.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Writes the box that carries a manifest store (C2PA 2.4, A.5.3).
final class StoreBox {
    private static final int VERSION_AND_FLAGS = 4;
    private static final int PURPOSE = 9;
    private static final int MERKLE_OFFSET = 8;
    private static final int AROUND =
            Box.SHORT_HEADER
                    + ProvenanceBox.userType().length
                    + VERSION_AND_FLAGS
                    + PURPOSE
                    + MERKLE_OFFSET;

    private StoreBox() {}

    /// How long the box is with a store of a length.
    static long length(long store) {
        return AROUND + store;
    }

    /// The box of the active manifest.
    static byte[] manifest(Bytes store) {
        return box("manifest", store);
    }

    private static byte[] box(String purpose, Bytes store) {
        int length = Math.addExact(AROUND, store.length());
        return ByteBuffer.allocate(length)
                .putInt(length)
                .put("uuid".getBytes(StandardCharsets.US_ASCII))
                .put(ProvenanceBox.userType())
                .putInt(0)
                .put((purpose + "\0").getBytes(StandardCharsets.US_ASCII))
                .putLong(0)
                .put(store.toBuffer())
                .array();
    }
}
