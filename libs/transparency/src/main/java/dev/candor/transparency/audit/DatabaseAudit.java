package dev.candor.transparency.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.candor.transparency.MerkleHash;
import dev.candor.transparency.StoredRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Audits the ledger of one organization in the registry's database, in one read-only transaction.
///
/// Every entry is hashed anew and held against its event and every other row it answers for; the
/// tree that comes of it is held against its stored nodes, against every checkpoint that was
/// signed and against those the auditor kept; what changes with time is told again from the
/// entries and events. Memory does not grow with the ledger.
public final class DatabaseAudit {
    private static final int FETCH = 2000;
    private static final int REPORT_EVERY = 20_000;
    private static final HexFormat HEX = HexFormat.of();
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern PLAIN_SALT = Pattern.compile("[0-9a-f]{64}"); // not a sealed one

    /// What a leaf need not say.
    private static final Set<String> OPEN = Set.of("time", "kind", "entry's grant");

    private static final String ENTRIES =
            """
            select seq, kind, body, leaf_hash, at, grant_id, salt from ledger_entry
            where organization = ? order by seq
            """;

    private final Connection connection;
    private final String organization;
    private final Anchors anchors;
    private final Duration clockTolerance;
    private final LongConsumer progress;
    private final Findings findings = new Findings();
    private final List<String> remarks = new ArrayList<>();
    private final PolicyEnds policyEnds = new PolicyEnds(findings);
    private long seen;
    private boolean hasGap;
    private long events;

    private DatabaseAudit(
            Connection connection,
            String organization,
            Anchors anchors,
            Duration clockTolerance,
            LongConsumer progress) {
        this.connection = connection;
        this.organization = organization;
        this.anchors = anchors;
        this.clockTolerance = clockTolerance;
        this.progress = progress;
    }

    /// Audits one ledger. The connection's transaction is ended.
    ///
    /// @param clockTolerance how far an entry may be dated before a checkpoint that was signed
    ///     without it
    /// @param progress is told the number of entries that have been read, now and then
    public static AuditReport run(
            Connection connection,
            String organization,
            Anchors anchors,
            Duration clockTolerance,
            LongConsumer progress)
            throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try {
            return within(connection, organization, anchors, clockTolerance, progress);
        } finally {
            connection.rollback();
        }
    }

    /// The same within the transaction that the connection is in: what is not committed is seen.
    public static AuditReport within(
            Connection transaction,
            String organization,
            Anchors anchors,
            Duration clockTolerance,
            LongConsumer progress)
            throws SQLException {
        return new DatabaseAudit(transaction, organization, anchors, clockTolerance, progress)
                .audit();
    }

    /// The organizations that have a ledger.
    public static List<String> organizations(Connection connection) throws SQLException {
        var found = new ArrayList<String>();
        try (var query =
                        connection.prepareStatement(
                                "select organization from ledger_head union select organization"
                                        + " from ledger_checkpoint order by 1");
                var rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private AuditReport audit() throws SQLException {
        var state = new DerivedState(connection, organization, findings);
        try (var signed =
                        new SignedCheckpoints(
                                connection,
                                organization,
                                anchors,
                                clockTolerance,
                                findings,
                                remarks);
                var tree = new StoredTree(connection, organization, findings);
                var testified = new Testified(connection, organization, findings);
                var entryQuery = entries();
                var entries = entryQuery.executeQuery()) {
            while (entries.next()) {
                read(entries, tree, signed, testified);
                signed.hold(seen, hasGap ? null : tree.soFar());
                if (seen % REPORT_EVERY == 0) {
                    progress.accept(seen);
                }
            }
            if (!hasGap) {
                tree.end(seen);
            }
            signed.end(seen);
            testified.end();
            mustHaveSize();
            policyEnds.hold(connection, organization);
            state.hold(remarks);
            progress.accept(seen);
            return new AuditReport(
                    organization,
                    seen,
                    events,
                    state.grants(),
                    signed.count(),
                    HEX.formatHex(tree.soFar().root()),
                    signed.last(),
                    remarks,
                    findings.all());
        }
    }

    // --- entries, events, tree ---

    private void read(ResultSet row, StoredTree tree, SignedCheckpoints signed, Testified testified)
            throws SQLException {
        var seq = row.getLong("seq");
        if (seq != seen + 1) {
            findings.add(seen + 1, "Entry %d is missing.".formatted(seen + 1));
            hasGap = true;
        }
        seen = seq;
        var body = row.getString("body");
        var leaf = MerkleHash.leaf(body.getBytes(StandardCharsets.UTF_8));
        findings.require(
                HEX.formatHex(leaf).equals(row.getString("leaf_hash")),
                seq,
                "The entry's body does not make its hash.");
        if (!hasGap) {
            tree.append(leaf);
        }
        hold(row, seq, body, signed, testified);
    }

    private void hold(
            ResultSet row, long seq, String text, SignedCheckpoints signed, Testified testified)
            throws SQLException {
        var kind = row.getString("kind");
        var body = read(seq, text);
        var event = testified.hold(seq, kind, body, row.getString("salt"));
        if (body == null) {
            return;
        }
        var at = instant(row, "at");
        same(seq, "kind", kind, text(body, "type"));
        same(seq, "time", at.toString(), text(body, "at"));
        signed.mustNotBeBefore(seq, at);
        policyEnds.tell(seq, kind, body);
        if (event != null) {
            events++;
            same(seq, "entry's grant", row.getString("grant_id"), text(body, "grant"));
            holdEvent(event, seq, body);
        } else if (kind.startsWith("GRANT_")) {
            findings.add(seq, "The event that the entry tells of is missing.");
        }
    }

    private @Nullable JsonNode read(long seq, String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            findings.add(seq, "The entry's body is no JSON.");
            return null;
        }
    }

    private void holdEvent(StoredRow event, long seq, JsonNode body) {
        same(seq, "event's kind", event.text("kind"), text(body, "type"));
        same(seq, "event's grant", event.text("grant_id"), text(body, "grant"));
        same(seq, "event's version", event.text("version"), text(body, "version"));
        same(seq, "event's state before", event.text("from_state"), text(body, "from"));
        same(seq, "event's state", event.text("to_state"), text(body, "state"));
        same(seq, "event's time", event.text("at"), text(body, "at"));
        same(seq, "event's capacity", event.text("capacity"), text(body, "capacity"));
        var evidence = text(body, "restsOn");
        var salt = event.text("salt");
        if (evidence != null && salt != null && PLAIN_SALT.matcher(salt).matches()) {
            findings.require(
                    evidence.equals(EvidenceDigest.of(event)),
                    seq,
                    "The event's evidence, notice, method or language is not what was recorded.");
        }
    }

    private void same(long seq, String what, @Nullable String stored, @Nullable String signed) {
        var agrees = signed == null ? stored == null || OPEN.contains(what) : signed.equals(stored);
        findings.require(
                agrees,
                seq,
                "The %s is %s, but the entry says %s.".formatted(what, stored, signed));
    }

    private static @Nullable String text(JsonNode body, String member) {
        var value = body.get(member);
        return value == null || value.isNull() ? null : value.asText();
    }

    // --- the whole ---

    private void mustHaveSize() throws SQLException {
        try (var query =
                connection.prepareStatement(
                        "select coalesce((select size from ledger_head where organization = ?),"
                                + " 0)")) {
            query.setString(1, organization);
            try (var rows = query.executeQuery()) {
                rows.next();
                findings.require(
                        rows.getLong(1) == seen,
                        Math.min(rows.getLong(1), seen) + 1,
                        "The ledger counts %d entries and has %d."
                                .formatted(rows.getLong(1), seen));
            }
        }
    }

    private PreparedStatement entries() throws SQLException {
        var query = connection.prepareStatement(ENTRIES);
        query.setFetchSize(FETCH);
        query.setString(1, organization);
        return query;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
