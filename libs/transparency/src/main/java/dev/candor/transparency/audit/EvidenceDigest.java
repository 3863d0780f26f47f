package dev.candor.transparency.audit;

import dev.candor.transparency.StoredRow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Array;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The digest of an event's evidence, as the registry's leaves have it: SHA-256 over lines of
/// text, the salt first.
final class EvidenceDigest {
    private EvidenceDigest() {}

    /// Of a row of `consent_event`.
    static String of(StoredRow event) {
        var text = new StringBuilder();
        line(text, event.text("salt"));
        line(text, event.text("notice_id"));
        line(text, event.text("method"));
        line(text, event.text("language"));
        var types = strings(event.get("evidence_types"));
        var digests = strings(event.get("evidence_sha256"));
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

    private static Object[] strings(@Nullable Object array) {
        try {
            return array instanceof Array items ? (Object[]) items.getArray() : new Object[0];
        } catch (SQLException e) {
            throw new IllegalStateException("an array that cannot be read", e);
        }
    }
}
