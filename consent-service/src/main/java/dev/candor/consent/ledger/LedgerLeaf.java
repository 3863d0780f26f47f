package dev.candor.consent.ledger;

import dev.candor.kit.digest.Digests;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The body of one ledger entry: canonical JSON without personal data, and its hash as a leaf of
/// a Merkle tree.
///
/// `MTH({d[0]}) = SHA-256(0x00 || d[0])` (RFC 9162, 2.1.1): the leading zero keeps a leaf from
/// passing for a node.
public record LedgerLeaf(String body) {
    private static final byte LEAF_PREFIX = 0;

    /// The leaf whose body is the canonical form of `members`.
    public static LedgerLeaf of(Map<String, Object> members) {
        return new LedgerLeaf(CanonicalJson.of(members));
    }

    /// SHA-256 over the prefixed body, 64 lower-case hexadecimal digits.
    public String hash() {
        var sha256 = Digests.sha256();
        sha256.update(LEAF_PREFIX);
        sha256.update(body.getBytes(StandardCharsets.UTF_8));
        return Digests.hex(sha256);
    }
}
