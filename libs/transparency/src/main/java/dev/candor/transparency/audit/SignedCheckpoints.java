package dev.candor.transparency.audit;

import dev.candor.transparency.Checkpoint;
import dev.candor.transparency.Frontier;
import dev.candor.transparency.SignedNote;
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
import org.jspecify.annotations.Nullable;

/// The checkpoints that the registry signed and those the auditor kept, read in the order of
/// their sizes beside the entries.
final class SignedCheckpoints implements AutoCloseable {
    private static final int FETCH = 2000;
    private static final HexFormat HEX = HexFormat.of();
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

    private final Connection connection;
    private final String organization;
    private final Anchors anchors;
    private final Duration clockTolerance;
    private final Findings findings;
    private final List<String> remarks;
    private final Map<String, String> keys;
    private final Deque<SignedNote> notes;
    private final PreparedStatement query;
    private final ResultSet signed;
    private boolean pending;
    private long count;
    private @Nullable Instant signedBefore;
    private @Nullable String last;

    SignedCheckpoints(
            Connection connection,
            String organization,
            Anchors anchors,
            Duration clockTolerance,
            Findings findings,
            List<String> remarks)
            throws SQLException {
        this.connection = connection;
        this.organization = organization;
        this.anchors = anchors;
        this.clockTolerance = clockTolerance;
        this.findings = findings;
        this.remarks = remarks;
        keys = keys();
        notes = new ArrayDeque<>(anchored());
        query = streaming(CHECKPOINTS);
        signed = query.executeQuery();
        pending = signed.next();
    }

    /// Holds those of up to `seen` entries against the tree over them.
    ///
    /// @param tree null where a gap is, which was found already
    void hold(long seen, @Nullable Frontier tree) throws SQLException {
        while (pending && signed.getLong("size") <= seen) {
            if (tree != null) {
                hold(tree);
            }
            pending = signed.next();
        }
        holdKept(seen, tree);
    }

    /// After the last entry.
    void end(long seen) throws SQLException {
        if (pending) {
            findings.add(
                    seen + 1,
                    "A checkpoint of %d entries was signed at %s, but the ledger has %d: the end is missing."
                            .formatted(signed.getLong("size"), instant(signed, "at"), seen));
        }
        for (var note : notes) {
            var kept = Checkpoint.parse(note.text());
            findings.add(
                    seen + 1,
                    "A checkpoint of %d entries was kept from %s, but the ledger has %d: it was cut, or an older copy was put in its place."
                            .formatted(kept.size(), kept.at(), seen));
        }
    }

    /// An entry that no checkpoint had yet when the last was signed is not dated before that.
    void mustNotBeBefore(long seq, Instant at) {
        if (signedBefore != null && at.isBefore(signedBefore.minus(clockTolerance))) {
            findings.add(
                    seq,
                    "The entry is dated %s, but a checkpoint without it was signed at %s: the clock was set back."
                            .formatted(at, signedBefore));
        }
    }

    /// How many were held against the tree.
    long count() {
        return count;
    }

    /// The last that was right, as a note; null where none was.
    @Nullable String last() {
        return last;
    }

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

    private void hold(Frontier tree) throws SQLException {
        var size = signed.getLong("size");
        count++;
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

    private void holdKept(long seen, @Nullable Frontier tree) {
        while (!notes.isEmpty() && Checkpoint.parse(notes.getFirst().text()).size() <= seen) {
            var note = notes.removeFirst();
            var kept = Checkpoint.parse(note.text());
            var trusted = new ArrayList<>(Anchors.under(kept.origin(), List.copyOf(keys.values())));
            trusted.addAll(anchors.witnesses());
            if (tree != null && !Arrays.equals(kept.root(), tree.root())) {
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

    private PreparedStatement streaming(String sql) throws SQLException {
        var query = connection.prepareStatement(sql);
        query.setFetchSize(FETCH);
        query.setString(1, organization);
        return query;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    @Override
    public void close() throws SQLException {
        signed.close();
        query.close();
    }
}
