package dev.candor.bench;

import dev.candor.transparency.RowForm;
import dev.candor.transparency.StoredRow;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;

/// Fills a ledger with the lives of grants: each is asked for, given and taken back, with the rows
/// for which its three entries answer.
final class LedgerLives {
    static final String ORGANIZATION = "lived";

    private static final int BATCH = 1_000;
    private static final int ENTRIES = 3;
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final HexFormat HEX = HexFormat.of();
    private static final String SALT = "5a".repeat(32);
    private static final UUID SUBJECT = new UUID(1, 1);
    private static final UUID NOTICE = new UUID(1, 2);
    private static final String PEOPLE =
            """
            insert into subject (id, organization, kind, jurisdiction, languages, representatives, sealed, created_at)
            values ('%1$s', '%3$s', 'LIVING_ADULT', 'DE', '{en}', '{}', 'sealed:1:x', '2026-01-01');
            insert into notice (id, organization, version, title, language, text, text_sha256, presentation, published_at)
            values ('%2$s', '%3$s', 1, 't', 'en', 't', repeat('0', 64), 'SEPARATE_DOCUMENT', '2026-01-01')
            """
                    .formatted(SUBJECT, NOTICE, ORGANIZATION);

    private static final String KNOWN =
            "select from ledger_head where organization = '%s'".formatted(ORGANIZATION);

    private final Connection connection;

    LedgerLives(Connection connection) {
        this.connection = connection;
    }

    /// Makes as many grants as `leaves` takes, three each.
    void fill(long leaves) throws SQLException, IOException {
        try (var sql = connection.createStatement()) {
            try (var known = sql.executeQuery(KNOWN)) {
                if (known.next()) {
                    return;
                }
            }
            connection.setAutoCommit(false);
            sql.execute(PEOPLE);
            for (var done = 0L; done < leaves / ENTRIES; done += BATCH) {
                batch(done, Math.min(leaves / ENTRIES, done + BATCH));
                connection.commit();
            }
            sql.execute("alter table ledger_head disable trigger grows");
            sql.execute(
                    "insert into ledger_head values ('%s', %d)"
                            .formatted(ORGANIZATION, leaves / ENTRIES * ENTRIES));
            sql.execute("alter table ledger_head enable trigger grows");
            connection.commit();
            connection.setAutoCommit(true);
            sql.execute("analyze");
        }
    }

    private void batch(long from, long to) throws SQLException, IOException {
        var entries = new StringBuilder();
        var events = new StringBuilder();
        var grants = new StringBuilder();
        var lines = new StringBuilder();
        for (var i = from; i < to; i++) {
            life(i, entries, events, grants, lines);
        }
        copy(
                "ledger_entry (organization, seq, kind, body, leaf_hash, at, grant_id, salt)",
                entries);
        copy(of("consent_grant") + ", state, version, since, ledger_seq)", grants);
        copy(of("scope_line") + ")", lines);
        copy(of("consent_event") + ", ledger_seq)", events);
    }

    private static String of(String table) {
        return "%s (%s, organization".formatted(table, String.join(", ", RowForm.of(table)));
    }

    private void life(
            long i,
            StringBuilder entries,
            StringBuilder events,
            StringBuilder grants,
            StringBuilder lines) {
        var id = new UUID(i * 0x9E3779B97F4A7C15L, i);
        var first = i * ENTRIES + 1;
        var grant = grant().with("id", id).with("requested_at", at(first));
        var line = line(id);
        for (var version = 1; version <= ENTRIES; version++) {
            var seq = first + version - 1;
            var event = event(id, version, seq);
            entry(entries, id, seq, event, version == 1 ? List.of(grant, line) : List.of());
            row(events, event, ORGANIZATION, Long.toString(seq));
        }
        var last = Long.toString(first + ENTRIES - 1);
        row(grants, grant, ORGANIZATION, "WITHDRAWN", "3", at(first + 2).toString(), last);
        row(lines, line, ORGANIZATION);
    }

    private static void entry(
            StringBuilder out, UUID grant, long seq, StoredRow event, List<StoredRow> others) {
        var rows = new StringBuilder("\"consent_event\":[\"" + event.testimony(SALT) + "\"]");
        for (var other : others) {
            rows.append(",\"%s\":[\"%s\"]".formatted(other.table(), other.testimony(SALT)));
        }
        var from = event.text("from_state");
        var body =
                "{\"at\":\"%s\",\"capacity\":\"CONTROLLER\",\"form\":2%s,\"grant\":\"%s\",\"record\":\"%s\",\"rows\":{%s},\"state\":\"%s\",\"type\":\"%s\",\"version\":%s}"
                        .formatted(
                                event.text("at"),
                                from == null ? "" : ",\"from\":\"" + from + "\"",
                                grant,
                                SALT,
                                rows,
                                event.text("to_state"),
                                event.text("kind"),
                                event.text("version"));
        out.append(
                String.join(
                        "\t",
                        ORGANIZATION,
                        Long.toString(seq),
                        event.text("kind"),
                        body,
                        leaf(body),
                        event.text("at"),
                        grant.toString(),
                        SALT));
        out.append('\n');
    }

    private static StoredRow event(UUID grant, int version, long seq) {
        var states = new String[] {null, "REQUESTED", "ACTIVE", "WITHDRAWN"};
        var isYes = version == 2;
        return StoredRow.of("consent_event")
                .with("id", new UUID(seq * 0x9E3779B97F4A7C15L, seq))
                .with("grant_id", grant)
                .with("version", version)
                .with(
                        "kind",
                        "GRANT_" + List.of("REQUESTED", "EXPRESSED", "WITHDRAWN").get(version - 1))
                .with("from_state", states[version - 1])
                .with("to_state", states[version])
                .with("at", at(seq))
                .with("effective_at", null)
                .with("actor_id", "sealed:1:" + SALT)
                .with("capacity", "CONTROLLER")
                .with("method", isYes ? "E_SIGN" : null)
                .with("language", isYes ? "en" : null)
                .with("notice_id", NOTICE)
                .with("evidence_types", isYes ? new String[] {"signed-pdf"} : new String[0])
                .with("evidence_sha256", isYes ? new String[] {SALT} : new String[0])
                .with("reason", version == ENTRIES ? "sealed:1:" + SALT : null)
                .with("suspension_id", null)
                .with("lifted", new String[0])
                .with("superseded_by", null)
                .with("representative_id", null)
                .with("challenge_id", null)
                .with("signature_provider", null)
                .with("signature_reference", null)
                .with("signed_at", null)
                .with("captured_by", null)
                .with("captured_at", null)
                .with("attestation_sha256", null)
                .with("salt", "sealed:1:" + SALT);
    }

    private static StoredRow grant() {
        return StoredRow.of("consent_grant")
                .with("id", NOTICE)
                .with("subject_id", SUBJECT)
                .with("notice_id", NOTICE)
                .with("licensee", "Studio Nord")
                .with("requested_at", BEGIN)
                .with("answer_by", null)
                .with("jurisdictions", new String[] {"DE"})
                .with("profiles", new String[0])
                .with("lawful_basis", null)
                .with("retention", null)
                .with("recipients", new String[0])
                .with("counsel_or_union", null)
                .with("agreement_id", null)
                .with("renews", null)
                .with("ends_at", null)
                .with("written_evidence_required", false)
                .with("applied_profiles", new String[0])
                .with("at_risk", false);
    }

    private static StoredRow line(UUID grant) {
        return StoredRow.of("scope_line")
                .with("grant_id", grant)
                .with("position", 0)
                .with("effect", "PERMIT")
                .with("actions", new String[] {"DISTRIBUTE", "EDIT"})
                .with("modalities", new String[] {"IMAGE"})
                .with("purposes", new String[] {"awareness-campaign"})
                .with("territories", new String[] {"DE", "FR"})
                .with("channels", new String[] {"*"})
                .with("valid_from", BEGIN)
                .with("valid_until", null)
                .with("description", "sealed:1:" + SALT)
                .with("likeness", new String[0])
                .with("techniques", new String[0])
                .with("projects", new String[0])
                .with("languages", new String[0])
                .with("max_uses", null)
                .with("approval", "BLANKET")
                .with("content_limits", new String[0])
                .with("label_class", null)
                .with("discloses_provenance", false)
                .with("discloses_name", false)
                .with("post_mortem", "END")
                .with("post_mortem_until", null)
                .with("sublicense", false);
    }

    private static Instant at(long seq) {
        return BEGIN.plusMillis(seq);
    }

    private static String leaf(String body) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((byte) 0);
            return HEX.formatHex(sha256.digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void row(StringBuilder out, StoredRow row, String... more) {
        var values = new ArrayList<String>();
        RowForm.of(row.table()).forEach(column -> values.add(text(row, column)));
        values.addAll(List.of(more));
        out.append(String.join("\t", values)).append('\n');
    }

    private static String text(StoredRow row, String column) {
        return switch (row.get(column)) {
            case null -> "\\N";
            case String[] items -> "{" + String.join(",", items) + "}";
            default -> String.valueOf(row.text(column));
        };
    }

    private void copy(String into, StringBuilder rows) throws SQLException, IOException {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + into + " from stdin", new StringReader(rows.toString()));
    }
}
