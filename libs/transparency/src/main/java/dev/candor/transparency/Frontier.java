package dev.candor.transparency;

/// A Merkle tree that is read from left to right and keeps its right edge only: its root at any
/// size, in memory that grows with the logarithm of its leaves. Not safe for use by several
/// threads.
public final class Frontier {
    private static final int LEVELS = 63;

    private final byte[][] complete = new byte[LEVELS][];
    private long size;

    /// Adds the next leaf.
    ///
    /// @param leaf its hash
    public void append(byte[] leaf) {
        var level = Long.numberOfTrailingZeros(~size);
        var hash = leaf;
        for (var below = 0; below < level; below++) {
            hash = MerkleHash.node(complete[below], hash);
        }
        complete[level] = hash;
        size++;
    }

    public long size() {
        return size;
    }

    /// `MTH(D[n])` of the leaves so far (RFC 9162, 2.1.1).
    public byte[] root() {
        if (size == 0) {
            return MerkleHash.empty();
        }
        var level = Long.numberOfTrailingZeros(size);
        var root = complete[level];
        for (level++; level < LEVELS; level++) {
            if ((size >> level & 1) == 1) {
                root = MerkleHash.node(complete[level], root);
            }
        }
        return root;
    }
}
