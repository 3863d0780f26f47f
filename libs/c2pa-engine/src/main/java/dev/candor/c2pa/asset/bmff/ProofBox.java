package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.cbor.CborWriter;
import dev.candor.c2pa.io.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/// Writes the box that says which leaf of a Merkle tree a part of the content is, and what leads
/// from it to the manifest (C2PA 2.4, A.5.4.2).
public final class ProofBox {
    private static final byte[] PURPOSE = "merkle\0".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION_AND_FLAGS = 4;
    private static final int AROUND =
            Box.SHORT_HEADER + ProvenanceBox.userType().length + VERSION_AND_FLAGS + PURPOSE.length;

    /// A hash as long as those of the algorithm that is written.
    private static final Bytes BLANK = Bytes.of(new byte[32]);

    private ProofBox() {}

    /// Which leaf of which tree.
    ///
    /// @param uniqueId tells the trees of several files apart
    /// @param localId tells those of one file apart
    /// @param location of the leaf, from 0 on
    public record Leaf(long uniqueId, long localId, long location) {}

    /// How long the box of a leaf is that has nothing to spare.
    public static int length(Leaf leaf, MerkleShape tree) {
        var hashes = Collections.nCopies(tree.proof(leaf.location), BLANK);
        return AROUND + cbor(leaf, hashes).length;
    }

    /// How long the boxes of a tree's leaves are that lie in one file, all of one length. No box is
    /// longer than that of a leaf with all hashes and the longest number.
    public static int length(long uniqueId, long localId, MerkleShape tree) {
        var last = new Leaf(uniqueId, localId, tree.count() - 1);
        return AROUND + cbor(last, Collections.nCopies(tree.proof(0), BLANK)).length;
    }

    /// The box of a leaf.
    ///
    /// @param hashes that lead to the manifest
    /// @param length of the box: what is left of it is zeros
    public static byte[] of(Leaf leaf, List<Bytes> hashes, int length) {
        var proof = cbor(leaf, hashes);
        if (AROUND + proof.length > length) {
            throw new IllegalArgumentException(
                    "a proof of %d bytes in a box of %d".formatted(proof.length, length));
        }
        return ByteBuffer.allocate(length)
                .putInt(length)
                .put("uuid".getBytes(StandardCharsets.US_ASCII))
                .put(ProvenanceBox.userType())
                .putInt(0)
                .put(PURPOSE)
                .put(proof)
                .array();
    }

    private static byte[] cbor(Leaf leaf, List<Bytes> hashes) {
        var map =
                new CborMapBuilder()
                        .put("uniqueId", CborValue.of(leaf.uniqueId))
                        .put("localId", CborValue.of(leaf.localId))
                        .put("location", CborValue.of(leaf.location));
        if (!hashes.isEmpty()) {
            map.put(
                    "hashes",
                    new CborValue.Array(
                            hashes.stream().<CborValue>map(CborValue.ByteString::new).toList()));
        }
        return CborWriter.write(map.build());
    }
}
