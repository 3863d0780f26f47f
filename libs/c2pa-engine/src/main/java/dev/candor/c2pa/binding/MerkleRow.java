package dev.candor.c2pa.binding;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.manifest.HashAlgorithm;
import dev.candor.c2pa.manifest.MerkleMap;
import dev.candor.c2pa.report.Rule;
import java.security.MessageDigest;
import java.util.List;

/// One row of a Merkle tree, to which leaves lead by their proofs (C2PA 2.4, A.5.4.1). Two nodes
/// are hashed into the one above them; the last of an odd number goes up as it is.
final class MerkleRow {
    private final MerkleMap tree;
    private final HashAlgorithm algorithm;

    /// @throws Refused if no row of a tree of so many leaves is as long as the one the manifest has
    MerkleRow(MerkleMap tree, HashAlgorithm algorithm) throws Refused {
        this.tree = tree;
        this.algorithm = algorithm;
        long row = tree.count();
        while (row > tree.hashes().size()) {
            row = above(row);
        }
        if (row != tree.hashes().size()) {
            throw Refused.malformed(
                    Rule.ASSE_0063,
                    "A tree of %d leaves has no row of %d hashes."
                            .formatted(tree.count(), tree.hashes().size()));
        }
    }

    MerkleMap tree() {
        return tree;
    }

    HashAlgorithm algorithm() {
        return algorithm;
    }

    /// Whether the manifest holds the leaves themselves.
    boolean isLeaves() {
        return tree.count() == tree.hashes().size();
    }

    /// Whether a leaf's hash leads to the row.
    ///
    /// @param proof the nodes beside the way up, all of which have to be needed
    boolean holds(long location, byte[] leaf, List<Bytes> proof) {
        if (location < 0 || location >= tree.count()) {
            return false;
        }
        var hash = leaf;
        long index = location;
        int used = 0;
        for (long row = tree.count(); row > tree.hashes().size(); row = above(row)) {
            boolean hasPeer = (index & 1) == 1 || index + 1 < row;
            if (hasPeer) {
                if (used == proof.size()) {
                    return false;
                }
                var peer = proof.get(used++).toArray();
                hash = (index & 1) == 1 ? join(peer, hash) : join(hash, peer);
            }
            index /= 2;
        }
        return used == proof.size()
                && MessageDigest.isEqual(hash, tree.hashes().get((int) index).toArray());
    }

    private byte[] join(byte[] left, byte[] right) {
        var digest = algorithm.digest();
        digest.update(left);
        return digest.digest(right);
    }

    private static long above(long row) {
        return row / 2 + row % 2;
    }
}
