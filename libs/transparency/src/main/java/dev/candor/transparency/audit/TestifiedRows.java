package dev.candor.transparency.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.transparency.RowForm;
import dev.candor.transparency.StoredRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The rows of one table for which entries answer, read in the order of the entries beside them.
final class TestifiedRows implements AutoCloseable {
    private static final String TIME = "timestamptz";
    private static final int MANY = 1000;
    private static final int FEW = 10;

    /// Whose texts may be long.
    private static final Set<String> LONG =
            Set.of("notice", "notice_translation", "policy_text", "tool_card");

    /// Where rows of a table are, and which entries may answer for them.
    ///
    /// @param from a FROM clause in which `o` names organization and entry
    /// @param alias of the table in it
    /// @param where on top of the organization
    /// @param key columns that name a row, and order those of one entry
    /// @param kinds how the kinds of their entries begin
    record Source(
            String table,
            String from,
            String alias,
            String where,
            List<String> key,
            List<String> kinds) {
        private String sql() {
            return "select o.ledger_seq, %s from %s where o.organization = ? and %s order by o.ledger_seq%s"
                    .formatted(
                            RowForm.of(table).stream()
                                    .map(column -> alias + "." + column)
                                    .collect(Collectors.joining(", ")),
                            from,
                            where,
                            key.contains("position") ? ", " + alias + ".position" : "");
        }
    }

    static final List<Source> SOURCES =
            List.of(
                    own("consent_event", List.of("grant_id", "version"), "GRANT_"),
                    begun("consent_grant", "id", List.of("id")),
                    begun("scope_line", "grant_id", List.of("grant_id", "position")),
                    new Source(
                            "suspension",
                            "consent_event o join suspension t on t.organization = o.organization"
                                    + " and t.id = o.suspension_id",
                            "t",
                            "o.suspension_id is not null",
                            List.of("id"),
                            List.of("GRANT_SUSPENDED")),
                    own("standing_objection", List.of("id"), "OBJECTION_RAISED"),
                    own("objection_lifting", List.of("objection_id"), "OBJECTION_LIFTED"),
                    own("registry_event", List.of("id"), "SUBJECT_", "REPRESENTATIVE_", "REPLICA_"),
                    own("notice", List.of("id"), "NOTICE_PUBLISHED"),
                    new Source(
                            "notice_translation",
                            "notice o join notice_translation t on t.organization = o.organization"
                                    + " and t.notice_id = o.id",
                            "t",
                            "o.ledger_seq is not null",
                            List.of("notice_id", "position"),
                            List.of("NOTICE_PUBLISHED")),
                    own("exemption", List.of("id"), "EXEMPTION_CLAIMED"),
                    own(
                            "exemption_review",
                            List.of("exemption_id", "position"),
                            "EXEMPTION_REVIEWED"),
                    own("use_approval", List.of("id"), "APPROVAL_REQUESTED"),
                    own(
                            "use_approval_decision",
                            List.of("approval_id", "position"),
                            "APPROVAL_DECIDED"),
                    own(
                            "line_consumption",
                            List.of("check_id", "grant_id", "position"),
                            "USE_CONSUMED"),
                    own("policy_version", List.of("id"), "POLICY_PUBLISHED"),
                    published("policy_document", "id", "o.policy_id and o.version = 1", "id"),
                    published("policy_text", "version_id", "o.id", "version_id", "position"),
                    published("policy_rule", "version_id", "o.id", "version_id", "position"),
                    own("policy_acceptance", List.of("id"), "POLICY_ACCEPTED"),
                    own("policy_approval", List.of("id"), "POLICY_USE_DECIDED"),
                    own("tool_card", List.of("id"), "TOOL_CARD_PUBLISHED"),
                    own("erasure_order", List.of("id"), "ERASURE_ORDERED"),
                    own("erasure_confirmation", List.of("order_id"), "ERASURE_CONFIRMED"),
                    own("rotation_order", List.of("id"), "REGISTRY_KEY_ORDERED"),
                    own("rotation_confirmation", List.of("order_id"), "REGISTRY_KEY_ROTATED"),
                    own(
                            "past_life",
                            List.of("id"),
                            "SUBJECT_DIED",
                            "SUBJECT_CAME_OF_AGE",
                            "SUBJECT_CORRECTED"));

    // Rows that name their entry themselves.
    private static Source own(String table, List<String> key, String... kinds) {
        return new Source(
                table, table + " o", "o", "o.ledger_seq is not null", key, List.of(kinds));
    }

    // Rows that were written when their grant began.
    private static Source begun(String table, String grant, List<String> key) {
        return new Source(
                table,
                "consent_event o join %s t on t.organization = o.organization and t.%s = o.grant_id"
                        .formatted(table, grant),
                "t",
                "o.version = 1",
                key,
                List.of("GRANT_DRAFTED", "GRANT_REQUESTED"));
    }

    // Rows that were written with a version of a policy.
    private static Source published(String table, String column, String of, String... key) {
        return new Source(
                table,
                "policy_version o join %s t on t.organization = o.organization and t.%s = %s"
                        .formatted(table, column, of),
                "t",
                "true",
                List.of(key),
                List.of("POLICY_PUBLISHED"));
    }

    private final Source source;
    private final Findings findings;
    private final PreparedStatement query;
    private final ResultSet rows;
    private final List<String> columns;
    private final boolean[] times;
    private boolean pending;

    TestifiedRows(Connection connection, String organization, Source source, Findings findings)
            throws SQLException {
        this.source = source;
        this.findings = findings;
        columns = List.copyOf(RowForm.of(source.table()));
        query = connection.prepareStatement(source.sql());
        query.setFetchSize(LONG.contains(source.table()) ? FEW : MANY);
        query.setString(1, organization);
        rows = query.executeQuery();
        times = new boolean[columns.size()];
        for (var i = 0; i < times.length; i++) {
            times[i] = rows.getMetaData().getColumnTypeName(i + 2).equals(TIME);
        }
        pending = rows.next();
    }

    /// Holds the rows of an entry against what it answers for.
    ///
    /// @param body null where it cannot be read
    /// @return the rows, in order
    List<StoredRow> hold(long seq, String kind, @Nullable JsonNode body, @Nullable String salt)
            throws SQLException {
        if (!pending || rows.getLong(1) > seq) {
            if (body != null) {
                mustBe(List.of(), seq, body, salt);
            }
            return List.of();
        }
        skipTo(seq);
        var found = new ArrayList<StoredRow>();
        while (pending && rows.getLong(1) == seq) {
            found.add(row());
            pending = rows.next();
        }
        if (!found.isEmpty() && source.kinds().stream().noneMatch(kind::startsWith)) {
            findings.add(
                    seq,
                    "Row %s was written with entry %d, it says, which is of kind %s."
                            .formatted(name(found.getFirst()), seq, kind));
        }
        if (body != null) {
            mustBe(found, seq, body, salt);
        }
        return found;
    }

    /// After the last entry.
    void end() throws SQLException {
        skipTo(Long.MAX_VALUE);
    }

    private void skipTo(long seq) throws SQLException {
        while (pending && rows.getLong(1) < seq) {
            findings.add(
                    rows.getLong(1),
                    "Row %s names entry %d, which is not there."
                            .formatted(name(row()), rows.getLong(1)));
            pending = rows.next();
        }
    }

    private void mustBe(List<StoredRow> found, long seq, JsonNode body, @Nullable String salt) {
        if (body.path("form").asInt() != RowForm.CURRENT) {
            return; // it answers for no rows
        }
        var said = new ArrayList<String>();
        body.path("rows").path(source.table()).forEach(row -> said.add(row.asText()));
        if (salt == null) {
            if (!said.isEmpty()) {
                findings.add(seq, "ledger_entry.salt is missing, which makes its digests.");
            }
            return;
        }
        var others = new ArrayList<StoredRow>();
        for (var row : found) {
            if (!said.removeIf(one -> row.isAs(salt, one))) {
                others.add(row);
            }
        }
        for (var row : others) {
            findings.add(seq, said.isEmpty() ? added(row, seq) : changed(row, seq, said, salt));
        }
        if (!said.isEmpty()) {
            findings.add(
                    seq,
                    "Entry %d recorded %d more in %s: rows were removed."
                            .formatted(seq, said.size(), source.table()));
        }
    }

    private String added(StoredRow row, long seq) {
        return "Row %s is there, but entry %d recorded no such row: it was put in later."
                .formatted(name(row), seq);
    }

    private String changed(StoredRow row, long seq, List<String> said, String salt) {
        return "Row %s is not what entry %d recorded: changed is %s."
                .formatted(
                        name(row),
                        seq,
                        row.differences(salt, closest(row, said, salt)).stream()
                                .map(column -> source.table() + "." + column)
                                .collect(Collectors.joining(", ")));
    }

    private static String closest(StoredRow row, List<String> said, String salt) {
        var best = said.getFirst();
        for (var one : said) {
            if (row.differences(salt, one).size() < row.differences(salt, best).size()) {
                best = one;
            }
        }
        said.remove(best);
        return best;
    }

    private StoredRow row() throws SQLException {
        var row = StoredRow.of(source.table());
        for (var i = 0; i < times.length; i++) {
            row.with(
                    columns.get(i),
                    times[i] ? rows.getObject(i + 2, OffsetDateTime.class) : rows.getObject(i + 2));
        }
        return row;
    }

    private String name(StoredRow row) {
        return source.key().stream()
                .map(column -> column + "=" + row.text(column))
                .collect(Collectors.joining(", ", source.table() + " (", ")"));
    }

    @Override
    public void close() throws SQLException {
        rows.close();
        query.close();
    }
}
