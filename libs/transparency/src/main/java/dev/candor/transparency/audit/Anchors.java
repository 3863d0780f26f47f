package dev.candor.transparency.audit;

import dev.candor.transparency.Checkpoint;
import dev.candor.transparency.NoteKey;
import dev.candor.transparency.NoteKey.Kind;
import dev.candor.transparency.SignedNote;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an auditor brings along and believes more than the registry.
///
/// @param keys the registry's public keys as JWKs have them (`x`); null to believe those it shows
/// @param notes checkpoints kept from earlier, by the auditor or by witnesses
/// @param witnesses keys of witnesses, for cosignatures on the notes
public record Anchors(
        @Nullable List<String> keys, List<SignedNote> notes, List<NoteKey> witnesses) {
    public Anchors {
        keys = keys == null ? null : List.copyOf(keys);
        notes = List.copyOf(notes);
        witnesses = List.copyOf(witnesses);
    }

    /// An auditor who comes for the first time.
    public static final Anchors NONE = new Anchors(null, List.of(), List.of());

    /// The registry's keys under the name of one of its ledgers.
    static List<NoteKey> under(String origin, List<String> keys) {
        return keys.stream().map(x -> NoteKey.ofJwk(origin, Kind.SIGNATURE, x)).toList();
    }

    /// The kept checkpoints of one ledger.
    List<SignedNote> of(String origin) {
        return notes.stream()
                .filter(note -> Checkpoint.parse(note.text()).origin().equals(origin))
                .toList();
    }
}
