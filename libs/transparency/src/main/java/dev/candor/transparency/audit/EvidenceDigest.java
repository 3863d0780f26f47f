package dev.candor.transparency.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The digest of an event's evidence, as the registry's leaves have it: SHA-256 over lines of
/// text, the salt first.
final class EvidenceDigest {
    private EvidenceDigest() {}

    /// Of a row with `salt`, `notice_id`, `method`, `language`, `evidence_types` and
    /// `evidence_sha256`.
    static String of(ResultSet row) throws SQLException {
        var text = new StringBuilder();
        line(text, row.getString("salt"));
        line(text, row.getString("notice_id"));
        line(text, row.getString("method"));
        line(text, row.getString("language"));
        var types = strings(row.getArray("evidence_types"));
        var digests = strings(row.getArray("evidence_sha256"));
        for (var i = 0; i < Math.min(types.length, digests.length); i++) {
            line(text, digests[i] + " " + types[i]);
        }
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void line(StringBuilder text, @Nullable String value) {
        text.append(value == null ? "" : value).append('\n');
    }

    private static String[] strings(@Nullable Array array) throws SQLException {
        return array == null ? new String[0] : (String[]) array.getArray();
    }
}
