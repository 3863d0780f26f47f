package dev.candor.consent.ledger;

import dev.candor.kit.digest.Digests;
import dev.candor.transparency.RowForm;
import dev.candor.transparency.StoredRow;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The body of one ledger entry: canonical JSON without personal data, and its hash as a leaf of
/// a Merkle tree.
///
/// `MTH({d[0]}) = SHA-256(0x00 || d[0])` (RFC 9162, 2.1.1): the leading zero keeps a leaf from
/// passing for a node.
///
/// @param salt of the digests of the rows it answers for; none where it answers for none
public record LedgerLeaf(String body, @Nullable String salt) {
    private static final byte LEAF_PREFIX = 0;

    /// The leaf whose body is the canonical form of `members`.
    public static LedgerLeaf of(Map<String, Object> members) {
        return new LedgerLeaf(CanonicalJson.of(members), null);
    }

    /// The same, answering for rows as they are stored: a change of any of them shows.
    ///
    /// @param rows in every column that never changes again, sealed where they are sealed
    public static LedgerLeaf of(Map<String, Object> members, List<StoredRow> rows) {
        var salt = Salt.next();
        var all = new HashMap<>(members);
        all.put("form", RowForm.CURRENT);
        all.put(
                "rows",
                rows.stream()
                        .collect(
                                Collectors.groupingBy(
                                        StoredRow::table,
                                        Collectors.mapping(
                                                row -> row.testimony(salt), Collectors.toList()))));
        return new LedgerLeaf(CanonicalJson.of(all), salt);
    }

    /// SHA-256 over the prefixed body, 64 lower-case hexadecimal digits.
    public String hash() {
        var sha256 = Digests.sha256();
        sha256.update(LEAF_PREFIX);
        sha256.update(body.getBytes(StandardCharsets.UTF_8));
        return Digests.hex(sha256);
    }
}
