package dev.candor.consent.ledger;

import dev.candor.transparency.Checkpoint;
import dev.candor.transparency.SignedNote;

/// A checkpoint as it was signed and is kept.
///
/// @param kid of the key that signed it
public record SignedCheckpoint(Checkpoint checkpoint, String kid, SignedNote note) {
    static SignedCheckpoint of(String kid, String note) {
        var signed = SignedNote.parse(note);
        return new SignedCheckpoint(Checkpoint.parse(signed.text()), kid, signed);
    }
}
