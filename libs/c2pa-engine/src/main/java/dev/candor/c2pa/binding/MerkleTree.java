package dev.candor.c2pa.binding;

import dev.candor.c2pa.asset.bmff.MerkleShape;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.manifest.HashAlgorithm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A Merkle tree that is written (C2PA 2.4, A.5.4.1), from its leaves to the row the manifest
/// holds. Holds a hash for each leaf, and as many again above them.
final class MerkleTree {
    /// The algorithm of all trees that are written.
    static final HashAlgorithm ALGORITHM = HashAlgorithm.SHA256;

    private static final int HASH = 32;

    private final List<List<Bytes>> rows = new ArrayList<>();
    private final MerkleShape shape;

    private MerkleTree(List<Bytes> leaves) {
        this.shape = new MerkleShape(leaves.size());
        rows.add(leaves);
        while (rows.getLast().size() > shape.row()) {
            rows.add(above(rows.getLast()));
        }
    }

    /// The tree over leaves, at least one.
    static MerkleTree of(List<Bytes> leaves) {
        return new MerkleTree(List.copyOf(leaves));
    }

    /// A row as long as that of a tree of so many leaves.
    static List<Bytes> blankRow(MerkleShape shape) {
        return Collections.nCopies(shape.row(), Bytes.of(new byte[HASH]));
    }

    private static List<Bytes> above(List<Bytes> row) {
        var above = new ArrayList<Bytes>((row.size() + 1) / 2);
        for (int i = 0; i < row.size(); i += 2) {
            above.add(i + 1 < row.size() ? join(row.get(i), row.get(i + 1)) : row.get(i));
        }
        return above;
    }

    private static Bytes join(Bytes left, Bytes right) {
        var digest = ALGORITHM.digest();
        digest.update(left.toBuffer());
        digest.update(right.toBuffer());
        return Bytes.of(digest.digest());
    }

    /// What the manifest holds.
    List<Bytes> row() {
        return rows.getLast();
    }

    /// What leads from a leaf to the manifest's row, from below.
    List<Bytes> proof(long location) {
        var proof = new ArrayList<Bytes>();
        int index = (int) location;
        for (var row : rows.subList(0, rows.size() - 1)) {
            int peer = index ^ 1;
            if (peer < row.size()) {
                proof.add(row.get(peer));
            }
            index /= 2;
        }
        return proof;
    }
}
