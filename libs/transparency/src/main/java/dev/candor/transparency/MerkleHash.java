package dev.candor.transparency;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The hashes of a Merkle tree (RFC 9162, 2.1.1): a prefix keeps a leaf from passing for a node.
public final class MerkleHash {
    /// Bytes of a hash.
    public static final int LENGTH = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private MerkleHash() {}

    /// `SHA-256()`, the root of a tree without leaves.
    public static byte[] empty() {
        return sha256().digest();
    }

    /// `SHA-256(0x00 || entry)`
    public static byte[] leaf(byte[] entry) {
        var sha256 = sha256();
        sha256.update(LEAF);
        return sha256.digest(entry);
    }

    /// `SHA-256(0x01 || left || right)`
    public static byte[] node(byte[] left, byte[] right) {
        var sha256 = sha256();
        sha256.update(NODE);
        sha256.update(left);
        return sha256.digest(right);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
