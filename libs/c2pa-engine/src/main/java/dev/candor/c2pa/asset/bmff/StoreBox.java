package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.io.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Writes the box that carries a manifest store (C2PA 2.4, A.5.3).
final class StoreBox {
    private static final int VERSION_AND_FLAGS = 4;

    /// How long a purpose of a box with a store is.
    static final int PURPOSE = 9;

    private static final int MERKLE_OFFSET = 8;
    private static final int AROUND =
            Box.SHORT_HEADER + ProvenanceBox.userType().length + VERSION_AND_FLAGS + MERKLE_OFFSET;

    private StoreBox() {}

    /// How long the box of the active manifest is with a store of a length.
    static long length(long store) {
        return length("manifest", store);
    }

    /// How long the box of update manifests is.
    static long updateLength(long store) {
        return length("update", store);
    }

    private static long length(String purpose, long store) {
        return AROUND + purpose(purpose).length + store;
    }

    /// The box of the active manifest.
    static byte[] manifest(Bytes store) {
        return box("manifest", store);
    }

    /// The box of update manifests, which belongs to the end of the file.
    static byte[] update(Bytes store) {
        return box("update", store);
    }

    /// A purpose as it stands in a box.
    static byte[] purpose(String word) {
        return (word + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] box(String purpose, Bytes store) {
        int length = Math.toIntExact(length(purpose, store.length()));
        return ByteBuffer.allocate(length)
                .putInt(length)
                .put("uuid".getBytes(StandardCharsets.US_ASCII))
                .put(ProvenanceBox.userType())
                .putInt(0)
                .put(purpose(purpose))
                .putLong(0)
                .put(store.toBuffer())
                .array();
    }
}
