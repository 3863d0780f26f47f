package dev.candor.transparency.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.candor.transparency.Checkpoint;
import dev.candor.transparency.Frontier;
import dev.candor.transparency.MerkleHash;
import dev.candor.transparency.SignedNote;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Audits the ledger of one organization in the registry's database, in one read-only transaction.
///
/// Every entry is hashed anew and held against its event and every other row it answers for; the
/// tree that comes of it is held
/// against its stored nodes, against every checkpoint that was signed and against those the
/// auditor kept; the state of every grant is derived from its events. Memory does not grow with
/// the ledger.
public final class DatabaseAudit {
    private static final int FETCH = 2000;
    private static final int REPORT_EVERY = 20_000;
    private static final int LEVELS = 63;
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
    private static final String HISTORIES =
            """
            select g.id, g.state, g.version, g.since, g.ledger_seq,
                   e.kind, e.from_state, e.to_state, e.version as told_version,
                   coalesce(e.effective_at, e.at) as told_since, e.ledger_seq as told_seq
            from consent_grant g
            left join consent_event e on e.organization = g.organization and e.grant_id = g.id
            where g.organization = ? order by g.id, e.version
            """;
    // Lifted and not told, told and not lifted, or at another time.
    private static final String LIFTINGS =
            """
            select s.id, s.grant_id, s.lifted_at, e.at, e.ledger_seq
            from suspension s
            left join consent_event e on e.organization = s.organization
                and e.grant_id = s.grant_id and s.id = any(e.lifted)
            where s.organization = ? and s.lifted_at is distinct from e.at
            order by s.id limit 50
            """;
    // The count that stops over-use, and the uses that were written down.
    private static final String COUNTS =
            """
            select u.grant_id, u.position, u.used, c.told, c.last
            from line_use u
            left join lateral (
                select count(*) as told, max(ledger_seq) as last from line_consumption
                where organization = u.organization and grant_id = u.grant_id
                    and position = u.position) c on true
            where u.organization = ? and u.used <> c.told
            order by u.grant_id, u.position limit 50
            """;
    // What checks read of a grant's lines, and what the lines make of it. Not by the database's own
    // function: who changes rows may change that as well.
    private static final String SCOPES =
            """
            select g.id, g.ledger_seq from consent_grant g
            left join lateral (
                select string_agg(
                    l.position || '|' || l.effect || '|' || (extract(epoch from l.valid_from) * 1000000)::bigint || '|'
                        || coalesce(((extract(epoch from l.valid_until) * 1000000)::bigint)::text, '') || '|'
                        || jsonb_strip_nulls(jsonb_build_object(
                            'actions', l.actions, 'modalities', l.modalities, 'purposes', l.purposes,
                            'territories', l.territories, 'channels', l.channels,
                            'likeness', nullif(l.likeness, '{}'), 'techniques', nullif(l.techniques, '{}'),
                            'projects', nullif(l.projects, '{}'), 'languages', nullif(l.languages, '{}'),
                            'maxUses', l.max_uses, 'approval', nullif(l.approval, 'BLANKET'),
                            'contentLimits', nullif(l.content_limits, '{}'), 'labelClass', l.label_class,
                            'provenance', nullif(l.discloses_provenance, false),
                            'attribution', nullif(l.discloses_name, false),
                            'postMortemUntil', (extract(epoch from l.post_mortem_until) * 1000000)::bigint,
                            'sublicense', nullif(l.sublicense, false)))::text,
                    e'\\n' order by l.position) as scope, bool_or(l.max_uses is not null) as metered
                from scope_line l where l.grant_id = g.id) s on true
            where g.organization = ?
              and (g.scope <> coalesce(s.scope, '') or g.metered <> coalesce(s.metered, false))
            order by g.id limit 50
            """;
    private static final String ERASED =
            "select count(*) from ledger_entry where organization = ? and kind = 'SUBJECT_ERASED'";

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
                var testified = new Testified(connection, organization, findings);
                var entryQuery = streaming(ENTRIES);
                var entries = entryQuery.executeQuery()) {
            var pending = signed.next();
            while (entries.next()) {
                read(entries, nodes, testified);
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
            testified.end();
        }
        for (var note : notes) {
            var kept = Checkpoint.parse(note.text());
            findings.add(
                    seen + 1,
                    "A checkpoint of %d entries was kept from %s, but the ledger has %d: it was cut, or an older copy was put in its place."
                            .formatted(kept.size(), kept.at(), seen));
        }
        mustHaveSize();
        mustHaveHistories();
        mustSayItsLines();
        mustHaveBeenLifted();
        mustHaveBeenCounted();
        tellOfErased();
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

    private void read(ResultSet row, ResultSet nodes, Testified testified) throws SQLException {
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
        hold(row, seq, body, testified);
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

    private void hold(ResultSet row, long seq, String text, Testified testified)
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
        if (signedBefore != null && at.isBefore(signedBefore.minus(clockTolerance))) {
            findings.add(
                    seq,
                    "The entry is dated %s, but a checkpoint without it was signed at %s: the clock was set back."
                            .formatted(at, signedBefore));
        }
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

    private void mustHaveHistories() throws SQLException {
        try (var query = streaming(HISTORIES);
                var rows = query.executeQuery()) {
            GrantHistory history = null;
            while (rows.next()) {
                var id = rows.getString("id");
                if (history == null || !history.isOf(id)) {
                    if (history != null) {
                        history.end();
                    }
                    grants++;
                    history = new GrantHistory(id, state(rows, "state", ""), findings);
                }
                if (rows.getString("kind") != null) {
                    history.tell(
                            new GrantHistory.Event(
                                    rows.getString("kind"),
                                    rows.getString("from_state"),
                                    state(rows, "to_state", "told_")));
                }
            }
            if (history != null) {
                history.end();
            }
        }
    }

    private static GrantHistory.State state(ResultSet row, String state, String told)
            throws SQLException {
        return new GrantHistory.State(
                row.getString(state),
                row.getInt(told + "version"),
                instant(row, told + "since"),
                row.getLong(told + (told.isEmpty() ? "ledger_seq" : "seq")));
    }

    private void mustSayItsLines() throws SQLException {
        try (var query = streaming(SCOPES);
                var rows = query.executeQuery()) {
            while (rows.next()) {
                findings.add(
                        rows.getLong("ledger_seq"),
                        "Row consent_grant (id=%s): consent_grant.scope or metered is not what the grant's lines say."
                                .formatted(rows.getString("id")));
            }
        }
    }

    private void mustHaveBeenLifted() throws SQLException {
        try (var query = streaming(LIFTINGS);
                var rows = query.executeQuery()) {
            while (rows.next()) {
                findings.add(
                        rows.getLong("ledger_seq"),
                        "Row suspension (id=%s) of grant %s: suspension.lifted_at is %s, but the events say %s."
                                .formatted(
                                        rows.getString("id"),
                                        rows.getString("grant_id"),
                                        rows.getString("lifted_at"),
                                        rows.getString("at")));
            }
        }
    }

    private void mustHaveBeenCounted() throws SQLException {
        try (var query = streaming(COUNTS);
                var rows = query.executeQuery()) {
            while (rows.next()) {
                findings.add(
                        rows.getLong("last"),
                        "Row line_use (grant_id=%s, position=%s): line_use.used is %d, but %d uses were written down."
                                .formatted(
                                        rows.getString("grant_id"),
                                        rows.getString("position"),
                                        rows.getLong("used"),
                                        rows.getLong("told")));
            }
        }
    }

    private void tellOfErased() throws SQLException {
        try (var query = streaming(ERASED);
                var rows = query.executeQuery()) {
            rows.next();
            if (rows.getLong(1) > 0) {
                remarks.add(
                        "%d erasures: what named these people is sealed under keys that are destroyed; its digests stand."
                                .formatted(rows.getLong(1)));
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
