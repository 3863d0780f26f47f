package dev.candor.c2pa.asset.bmff;

/// The form of a Merkle tree as it is written (C2PA 2.4, A.5.4.1). The manifest holds the lowest
/// row that is short, so that it does not grow with the content, and each part carries the few
/// hashes that lead from it to that row.
///
/// @param count of leaves, at least 1
public record MerkleShape(long count) {
    /// How long the manifest's row is at most.
    private static final int LONGEST_ROW = 32;

    public MerkleShape {
        if (count < 1) {
            throw new IllegalArgumentException("A tree of %d leaves".formatted(count));
        }
    }

    /// How long the row above one is: the last of an odd number goes up as it is.
    public static long above(long row) {
        return row / 2 + row % 2;
    }

    /// How many hashes the manifest holds.
    public int row() {
        long row = count;
        while (row > LONGEST_ROW) {
            row = above(row);
        }
        return (int) row;
    }

    /// How many hashes lead from a leaf to the manifest's row.
    public int proof(long location) {
        int hashes = 0;
        long index = location;
        for (long row = count; row > LONGEST_ROW; row = above(row)) {
            hashes += (index ^ 1) < row ? 1 : 0;
            index /= 2;
        }
        return hashes;
    }
}
