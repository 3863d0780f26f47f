package dev.candor.consent.ledger;

import dev.candor.transparency.MerkleHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Which hashes prove something about a tree, and how they come from full subtrees (RFC 9162, 2.1).
///
/// Each hash of a proof is that of a [Stretch] of leaves; each stretch is made of [Node]s, full
/// subtrees that are stored. A proof takes a number of nodes that grows with the logarithm of the
/// tree.
final class Tree {
    private Tree() {}

    /// A full subtree: the leaves from `place` · 2^`level`, counted from 0.
    record Node(int level, long place) {}

    /// The leaves from `from` (inclusive) to `to` (exclusive), counted from 0: `D[from:to]`.
    record Stretch(long from, long to) {
        Stretch {
            if (from < 0 || to <= from) {
                throw new IllegalArgumentException("no leaves from %d to %d".formatted(from, to));
            }
        }

        /// The full subtrees it is made of, from left to right.
        List<Node> nodes() {
            var nodes = new ArrayList<Node>();
            for (var at = from; at < to; ) {
                var aligned = at == 0 ? Long.SIZE - 2 : Long.numberOfTrailingZeros(at);
                var fits = Long.SIZE - 1 - Long.numberOfLeadingZeros(to - at);
                var level = Math.min(aligned, fits);
                nodes.add(new Node(level, at >> level));
                at += 1L << level;
            }
            return nodes;
        }

        /// `MTH(D[from:to])`
        byte[] hash(Map<Node, byte[]> stored) {
            var right = nodes().reversed();
            var hash = require(stored, right.getFirst());
            for (var node : right.subList(1, right.size())) {
                hash = MerkleHash.node(require(stored, node), hash);
            }
            return hash;
        }

        private static byte[] require(Map<Node, byte[]> stored, Node node) {
            var hash = stored.get(node);
            if (hash == null) {
                throw new IllegalStateException("the ledger's tree has no " + node);
            }
            return hash;
        }

        private boolean isLeaf() {
            return to - from == 1;
        }

        /// Where RFC 9162 splits it: `k` is the largest power of two smaller than its length.
        private long split() {
            return from + Long.highestOneBit(to - from - 1);
        }
    }

    /// The whole tree.
    static Stretch all(long size) {
        return new Stretch(0, size);
    }

    /// `PATH(m, D[n])` (2.1.3.1): the leaf's sibling first.
    static List<Stretch> inclusion(long index, long size) {
        var path = new ArrayList<Stretch>();
        var around = all(size);
        while (!around.isLeaf()) {
            var left = new Stretch(around.from(), around.split());
            var right = new Stretch(around.split(), around.to());
            path.add(index < around.split() ? right : left);
            around = index < around.split() ? left : right;
        }
        return path.reversed();
    }

    /// `PROOF(m, D[n])` (2.1.4.1): empty where the sizes are the same or `from` is 0.
    static List<Stretch> consistency(long from, long to) {
        if (from == 0 || from == to) {
            return List.of();
        }
        var proof = new ArrayList<Stretch>();
        var around = all(to);
        while (around.to() != from) {
            var left = new Stretch(around.from(), around.split());
            var right = new Stretch(around.split(), around.to());
            proof.add(from <= around.split() ? right : left);
            around = from <= around.split() ? left : right;
        }
        if (around.from() > 0) { // who asks knows the root of what begins with the first leaf
            proof.add(around);
        }
        return proof.reversed();
    }

    static List<Node> nodes(List<Stretch> stretches) {
        return stretches.stream().map(Stretch::nodes).flatMap(List::stream).distinct().toList();
    }

    static List<byte[]> hashes(List<Stretch> stretches, Map<Node, byte[]> stored) {
        return stretches.stream().map(stretch -> stretch.hash(stored)).toList();
    }
}
