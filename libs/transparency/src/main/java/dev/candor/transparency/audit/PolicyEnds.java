package dev.candor.transparency.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// When versions of policies end: as they were published, or earlier by the word of the next
/// version or of a retirement. Told from the entries, and compared with the rows.
final class PolicyEnds {
    private static final int FETCH = 1000;
    private static final String ENDS =
            "select id, effective_until, ledger_seq from policy_version where organization = ?"
                    + " order by ledger_seq";

    private final Findings findings;
    private final Map<String, Map<String, Range>> policies = new HashMap<>();
    private final Map<String, Range> versions = new HashMap<>();

    PolicyEnds(Findings findings) {
        this.findings = findings;
    }

    /// From `from` to `until`; null for one without an end.
    private static final class Range {
        private final Instant from;
        private @Nullable Instant until;

        Range(Instant from, @Nullable Instant until) {
            this.from = from;
            this.until = until;
        }

        void endAt(Instant at) {
            if (until == null || until.isAfter(at)) {
                until = at.isBefore(from) ? from : at;
            }
        }
    }

    /// What an entry says of policies, if it says something.
    void tell(long seq, String kind, JsonNode body) {
        try {
            switch (kind) {
                case "POLICY_PUBLISHED" -> publish(body);
                case "POLICY_RETIRED" -> end(body, Instant.parse(text(body, "effectiveUntil")));
                default -> {}
            }
        } catch (DateTimeException e) {
            findings.add(seq, "The entry says no time at which a policy begins or ends.");
        }
    }

    private void publish(JsonNode body) {
        var from = Instant.parse(text(body, "effectiveFrom"));
        var until = body.path("effectiveUntil");
        end(body, from);
        var range = new Range(from, until.isTextual() ? Instant.parse(until.asText()) : null);
        policies.computeIfAbsent(text(body, "policy"), _ -> new LinkedHashMap<>())
                .put(text(body, "versionId"), range);
        versions.put(text(body, "versionId"), range);
    }

    private void end(JsonNode body, Instant at) {
        policies.getOrDefault(text(body, "policy"), Map.of())
                .values()
                .forEach(range -> range.endAt(at));
    }

    private static String text(JsonNode body, String member) {
        return body.path(member).asText();
    }

    /// Compares with the rows.
    void hold(Connection connection, String organization) throws SQLException {
        try (var query = connection.prepareStatement(ENDS)) {
            query.setFetchSize(FETCH);
            query.setString(1, organization);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var until = rows.getObject("effective_until", OffsetDateTime.class);
                    hold(
                            rows.getString("id"),
                            until == null ? null : until.toInstant(),
                            rows.getLong("ledger_seq"));
                }
            }
        }
    }

    private void hold(String version, @Nullable Instant until, long seq) {
        var told = versions.get(version);
        if (told != null && !Objects.equals(told.until, until)) {
            findings.add(
                    seq,
                    "Row policy_version (id=%s): policy_version.effective_until is %s, but the entries say %s."
                            .formatted(version, until, told.until));
        }
    }
}
