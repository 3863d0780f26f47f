package dev.candor.transparency.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.candor.transparency.Checkpoint;
import dev.candor.transparency.Frontier;
import dev.candor.transparency.MerkleHash;
import dev.candor.transparency.SignedNote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Audits the ledger of one organization in the registry's database, in one read-only transaction.
///
/// Every entry is hashed anew and held against its event; the tree that comes of it is held
/// against its stored nodes, against every checkpoint that was signed and against those the
/// auditor kept; the state of every grant is derived from its events. Memory does not grow with
/// the ledger.
public final class DatabaseAudit {
    private static final int FETCH = 2000;
    private static final int REPORT_EVERY = 20_000;
    private static final int LEVELS = 63;
    private static final HexFormat HEX = HexFormat.of();
    private static final JsonMapper JSON = new JsonMapper();

    /// What a leaf need not say.
    private static final Set<String> OPEN = Set.of("time", "kind", "entry's grant");

    private static final String ENTRIES =
            """
            select l.seq, l.kind, l.body, l.leaf_hash, l.at, l.grant_id,
                   e.id as event, e.kind as event_kind, e.grant_id as event_grant, e.version, e.from_state,
                   e.to_state, e.at as event_at, e.capacity, e.method, e.language, e.notice_id,
                   e.evidence_types, e.evidence_sha256, e.salt
            from ledger_entry l
            left join consent_event e on e.organization = l.organization and e.ledger_seq = l.seq
            where l.organization = ? order by l.seq
            """;
    // Nodes in the order in which a reader of the leaves completes them.
    private static final String NODES =
            """
            select level, place, hash from ledger_node
            where organization = ? order by (place + 1) << level, level
            """;
    private static final String CHECKPOINTS =
            """
            select size, root, at, kid, note from ledger_checkpoint
            where organization = ? order by size
            """;
    private static final String KEYS =
            """
            select number, kid, public_key, endorsement from registry_key
            where organization = ? order by number
            """;
    private static final String ORPHANS =
            """
            select e.ledger_seq, e.grant_id from consent_event e
            where e.organization = ? and not exists (
                select from ledger_entry l where l.organization = e.organization and l.seq = e.ledger_seq)
            order by e.ledger_seq limit 50
            """;
    private static final String STATES =
            """
            select g.id, g.state, g.version, g.ledger_seq,
                   e.to_state, e.version as event_version, e.ledger_seq as event_seq
            from consent_grant g
            left join lateral (
                select to_state, version, ledger_seq from consent_event
                where organization = g.organization and grant_id = g.id
                order by version desc limit 1) e on true
            where g.organization = ?
            """;

    private final Connection connection;
    private final String organization;
    private final Anchors anchors;
    private final Duration clockTolerance;
    private final LongConsumer progress;
    private final Findings findings = new Findings();
    private final List<String> remarks = new ArrayList<>();
    private final Frontier tree = new Frontier();
    private final byte[][] complete = new byte[LEVELS][];
    private long seen;
    private boolean hasGap;
    private long wrongUpTo;
    private long events;
    private long grants;
    private long checkpoints;
    private @Nullable Instant signedBefore;
    private @Nullable String last;

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
        var keys = keys();
        var notes = new ArrayDeque<>(anchored());
        try (var checkpointQuery = streaming(CHECKPOINTS);
                var signed = checkpointQuery.executeQuery();
                var nodeQuery = streaming(NODES);
                var nodes = nodeQuery.executeQuery();
                var entryQuery = streaming(ENTRIES);
                var entries = entryQuery.executeQuery()) {
            var pending = signed.next();
            while (entries.next()) {
                read(entries, nodes);
                while (pending && signed.getLong("size") <= seen) {
                    hold(signed, keys);
                    pending = signed.next();
                }
                hold(notes, keys);
                if (seen % REPORT_EVERY == 0) {
                    progress.accept(seen);
                }
            }
            mustHaveEnded(nodes);
            if (pending) {
                findings.add(
                        seen + 1,
                        "A checkpoint of %d entries was signed at %s, but the ledger has %d: the end is missing."
                                .formatted(signed.getLong("size"), instant(signed, "at"), seen));
            }
        }
        for (var note : notes) {
            var kept = Checkpoint.parse(note.text());
            findings.add(
                    seen + 1,
                    "A checkpoint of %d entries was kept from %s, but the ledger has %d: it was cut, or an older copy was put in its place."
                            .formatted(kept.size(), kept.at(), seen));
        }
        mustHaveSize();
        mustHaveEntries();
        mustHaveStates();
        progress.accept(seen);
        return new AuditReport(
                organization,
                seen,
                events,
                grants,
                checkpoints,
                HEX.formatHex(tree.root()),
                last,
                remarks,
                findings.all());
    }

    // --- keys and checkpoints ---

    private Map<String, String> keys() throws SQLException {
        var shown = new HashMap<String, String>();
        try (var query = streaming(KEYS);
                var rows = query.executeQuery()) {
            while (rows.next()) {
                shown.put(rows.getString("kid"), rows.getString("public_key"));
            }
        }
        var trusted = anchors.keys();
        if (trusted == null) {
            remarks.add(
                    "The registry's keys were taken from its own database; bring them along to"
                            + " judge the signatures by yours.");
            return shown;
        }
        shown.values().removeIf(x -> !trusted.contains(x));
        return shown;
    }

    private List<SignedNote> anchored() {
        var mine =
                anchors.notes().stream()
                        .filter(
                                note ->
                                        Checkpoint.parse(note.text())
                                                .origin()
                                                .endsWith("/" + organization))
                        .sorted(
                                (a, b) ->
                                        Long.compare(
                                                Checkpoint.parse(a.text()).size(),
                                                Checkpoint.parse(b.text()).size()))
                        .toList();
        if (mine.isEmpty()) {
            remarks.add(
                    "No checkpoint from an earlier audit or a witness was brought along: that an"
                            + " older copy or a shorter ledger was put in place would not show.");
        }
        return mine;
    }

    private void hold(ResultSet signed, Map<String, String> keys) throws SQLException {
        var size = signed.getLong("size");
        if (hasGap) {
            return; // there is no tree to hold it against, which was found already
        }
        checkpoints++;
        var at = instant(signed, "at");
        var kid = signed.getString("kid");
        if (signedBefore != null && at.isBefore(signedBefore.minus(clockTolerance))) {
            findings.add(
                    size,
                    "The checkpoint of %d entries is dated %s, before the one that came before it (%s): the clock was set back."
                            .formatted(size, at, signedBefore));
        }
        signedBefore = signedBefore == null || at.isAfter(signedBefore) ? at : signedBefore;
        try {
            var note = SignedNote.parse(signed.getString("note"));
            var checkpoint = Checkpoint.parse(note.text());
            var x = keys.get(kid);
            if (checkpoint.size() != size
                    || !HEX.formatHex(checkpoint.root()).equals(signed.getString("root"))
                    || !checkpoint.at().equals(at)) {
                findings.add(size, "The checkpoint's row does not say what its note says.");
            } else if (x == null
                    || !note.isSignedBy(Anchors.under(checkpoint.origin(), List.of(x)))) {
                findings.add(
                        size,
                        "The checkpoint of %d entries carries no signature of a known key of the registry."
                                .formatted(size));
            } else if (!Arrays.equals(checkpoint.root(), tree.root())) {
                findings.add(
                        size,
                        "Entries up to %d do not make the root that was signed at %s: one of them was changed."
                                .formatted(size, at));
            } else {
                last = note.format();
            }
        } catch (IllegalArgumentException e) {
            findings.add(size, "The checkpoint of %d entries cannot be read.".formatted(size));
        }
    }

    private void hold(Deque<SignedNote> notes, Map<String, String> keys) {
        while (!notes.isEmpty() && Checkpoint.parse(notes.getFirst().text()).size() <= seen) {
            var note = notes.removeFirst();
            var kept = Checkpoint.parse(note.text());
            var trusted = new ArrayList<>(Anchors.under(kept.origin(), List.copyOf(keys.values())));
            trusted.addAll(anchors.witnesses());
            if (!hasGap && !Arrays.equals(kept.root(), tree.root())) {
                findings.add(
                        kept.size(),
                        "Entries up to %d do not make the root of the checkpoint that was kept from %s%s."
                                .formatted(
                                        kept.size(),
                                        kept.at(),
                                        note.isSignedBy(trusted)
                                                ? ", whose signature is right: history was"
                                                        + " rewritten"
                                                : ""));
            }
        }
    }

    // --- entries, events, tree ---

    private void read(ResultSet row, ResultSet nodes) throws SQLException {
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
            append(leaf, nodes);
        }
        hold(row, seq, body);
    }

    private void append(byte[] leaf, ResultSet nodes) throws SQLException {
        var at = tree.size();
        tree.append(leaf);
        var hash = leaf;
        var level = 0;
        for (; (at & 1) == 1; at >>= 1) {
            hash = MerkleHash.node(complete[level], hash);
            level++;
            hold(nodes, level, at >> 1, hash);
        }
        complete[level] = hash;
    }

    private void hold(ResultSet nodes, int level, long place, byte[] hash) throws SQLException {
        var from = (place << level) + 1;
        var to = place + 1 << level;
        var agrees =
                nodes.next()
                        && nodes.getInt("level") == level
                        && nodes.getLong("place") == place
                        && Arrays.equals(nodes.getBytes("hash"), hash);
        if (!agrees && from > wrongUpTo) { // what is above a wrong node is wrong as well
            findings.add(
                    to,
                    "Entries %d to %d do not make the node that the tree has over them."
                            .formatted(from, to));
        }
        wrongUpTo = agrees ? wrongUpTo : to;
    }

    private void mustHaveEnded(ResultSet nodes) throws SQLException {
        if (!hasGap && nodes.next()) {
            findings.add(
                    seen + 1,
                    "The tree has nodes over entries that are not there: the end is missing.");
        }
    }

    private void hold(ResultSet row, long seq, String text) throws SQLException {
        JsonNode body;
        try {
            body = JSON.readTree(text);
        } catch (IOException e) {
            findings.add(seq, "The entry's body is no JSON.");
            return;
        }
        var at = instant(row, "at");
        same(seq, "kind", row.getString("kind"), text(body, "type"));
        same(seq, "time", at.toString(), text(body, "at"));
        if (signedBefore != null && at.isBefore(signedBefore.minus(clockTolerance))) {
            findings.add(
                    seq,
                    "The entry is dated %s, but a checkpoint without it was signed at %s: the clock was set back."
                            .formatted(at, signedBefore));
        }
        if (row.getString("event") != null) {
            events++;
            holdEvent(row, seq, body);
        } else if (row.getString("kind").startsWith("GRANT_")) {
            findings.add(seq, "The event that the entry tells of is missing.");
        }
    }

    private void holdEvent(ResultSet row, long seq, JsonNode body) throws SQLException {
        same(seq, "event's kind", row.getString("event_kind"), text(body, "type"));
        same(seq, "event's grant", row.getString("event_grant"), text(body, "grant"));
        same(seq, "entry's grant", row.getString("grant_id"), text(body, "grant"));
        same(seq, "event's version", row.getString("version"), text(body, "version"));
        same(seq, "event's state before", row.getString("from_state"), text(body, "from"));
        same(seq, "event's state", row.getString("to_state"), text(body, "state"));
        same(seq, "event's time", instant(row, "event_at").toString(), text(body, "at"));
        same(seq, "event's capacity", row.getString("capacity"), text(body, "capacity"));
        var evidence = text(body, "restsOn");
        if (evidence != null && row.getString("salt") != null) {
            findings.require(
                    evidence.equals(EvidenceDigest.of(row)),
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

    private void mustHaveEntries() throws SQLException {
        try (var query = streaming(ORPHANS);
                var rows = query.executeQuery()) {
            while (rows.next()) {
                findings.add(
                        rows.getLong(1),
                        "An event of grant %s names entry %d, which is not there."
                                .formatted(rows.getString(2), rows.getLong(1)));
            }
        }
    }

    private void mustHaveStates() throws SQLException {
        try (var query = streaming(STATES);
                var rows = query.executeQuery()) {
            while (rows.next()) {
                grants++;
                var state = rows.getString("state");
                var said = rows.getString("to_state");
                if (said == null) {
                    findings.add(0, "Grant %s has no events.".formatted(rows.getString("id")));
                } else if (!said.equals(state)
                        || rows.getLong("version") != rows.getLong("event_version")
                        || rows.getLong("ledger_seq") != rows.getLong("event_seq")) {
                    findings.add(
                            Math.max(rows.getLong("event_seq"), rows.getLong("ledger_seq")),
                            "Grant %s is %s (version %d, entry %d) in its row, but its events make it %s (version %d, entry %d)."
                                    .formatted(
                                            rows.getString("id"),
                                            state,
                                            rows.getLong("version"),
                                            rows.getLong("ledger_seq"),
                                            said,
                                            rows.getLong("event_version"),
                                            rows.getLong("event_seq")));
                }
            }
        }
    }

    private PreparedStatement streaming(String sql) throws SQLException {
        var query = connection.prepareStatement(sql);
        query.setFetchSize(FETCH);
        query.setString(1, organization);
        return query;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
