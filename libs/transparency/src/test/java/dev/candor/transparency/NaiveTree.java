package dev.candor.transparency;

import java.util.ArrayList;
import java.util.List;

/// RFC 9162, 2.1, word for word and slow: what everything else is held against.
final class NaiveTree {
    private NaiveTree() {}

    static byte[] root(List<byte[]> entries) {
        if (entries.isEmpty()) {
            return MerkleHash.empty();
        }
        if (entries.size() == 1) {
            return MerkleHash.leaf(entries.getFirst());
        }
        var k = split(entries.size());
        return MerkleHash.node(
                root(entries.subList(0, k)), root(entries.subList(k, entries.size())));
    }

    /// `PATH(m, D[n])`
    static List<byte[]> path(int m, List<byte[]> entries) {
        if (entries.size() == 1) {
            return new ArrayList<>();
        }
        var k = split(entries.size());
        var left = entries.subList(0, k);
        var right = entries.subList(k, entries.size());
        var path = m < k ? path(m, left) : path(m - k, right);
        path.add(root(m < k ? right : left));
        return path;
    }

    /// `PROOF(m, D[n])`
    static List<byte[]> proof(int m, List<byte[]> entries) {
        return subproof(m, entries, true);
    }

    private static List<byte[]> subproof(int m, List<byte[]> entries, boolean known) {
        if (m == entries.size()) {
            var proof = new ArrayList<byte[]>();
            if (!known) {
                proof.add(root(entries));
            }
            return proof;
        }
        var k = split(entries.size());
        var left = entries.subList(0, k);
        var right = entries.subList(k, entries.size());
        var proof = m <= k ? subproof(m, left, known) : subproof(m - k, right, false);
        proof.add(root(m <= k ? right : left));
        return proof;
    }

    private static int split(int n) {
        return Integer.highestOneBit(n - 1);
    }
}
