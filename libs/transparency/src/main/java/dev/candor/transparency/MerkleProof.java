package dev.candor.transparency;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/// Verifies proofs about a Merkle tree from hashes alone (RFC 9162, 2.1.3.2 and 2.1.4.2).
public final class MerkleProof {
    private MerkleProof() {}

    /// Whether the leaf is at this place of the tree with this root.
    ///
    /// @param index place of the leaf, from 0
    /// @param size leaves of the tree
    /// @param path hashes from the leaf's sibling upwards
    public static boolean includes(
            byte[] leaf, long index, long size, List<byte[]> path, byte[] root) {
        if (index < 0 || index >= size) {
            return false;
        }
        var at = index;
        var last = size - 1;
        var hash = leaf;
        for (var step : path) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                hash = MerkleHash.node(step, hash);
                var up = (at & 1) == 1 ? 0 : Long.numberOfTrailingZeros(at);
                if (at != 0) {
                    at >>= up;
                    last >>= up;
                }
            } else {
                hash = MerkleHash.node(hash, step);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && MessageDigest.isEqual(hash, root);
    }

    /// Whether the tree of `to` leaves begins with the tree of `from` leaves: nothing that was
    /// there has changed.
    ///
    /// @param path the consistency proof; empty where the two sizes are the same or `from` is 0
    public static boolean extendsTree(
            long from, byte[] fromRoot, long to, byte[] toRoot, List<byte[]> path) {
        if (from < 0 || from > to) {
            return false;
        }
        if (from == to) {
            return path.isEmpty() && MessageDigest.isEqual(fromRoot, toRoot);
        }
        if (from == 0) {
            return path.isEmpty() && MessageDigest.isEqual(fromRoot, MerkleHash.empty());
        }
        var steps = new ArrayList<byte[]>();
        if (Long.bitCount(from) == 1) {
            steps.add(fromRoot);
        }
        steps.addAll(path);
        return !path.isEmpty() && climb(from, fromRoot, to, toRoot, steps);
    }

    private static boolean climb(
            long from, byte[] fromRoot, long to, byte[] toRoot, List<byte[]> steps) {
        var up = Long.numberOfTrailingZeros(from);
        var at = (from - 1) >> up;
        var last = (to - 1) >> up;
        var older = steps.getFirst();
        var newer = steps.getFirst();
        for (var step : steps.subList(1, steps.size())) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                older = MerkleHash.node(step, older);
                newer = MerkleHash.node(step, newer);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                newer = MerkleHash.node(newer, step);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0
                && MessageDigest.isEqual(older, fromRoot)
                && MessageDigest.isEqual(newer, toRoot);
    }
}
