package dev.candor.consent.ledger;

import java.time.Instant;
import java.util.HexFormat;

/// A signed checkpoint: its parts, and the note that says the same and carries the signatures.
record CheckpointView(String origin, long size, String root, Instant at, String kid, String note) {
    static CheckpointView of(SignedCheckpoint signed) {
        var checkpoint = signed.checkpoint();
        return new CheckpointView(
                checkpoint.origin(),
                checkpoint.size(),
                HexFormat.of().formatHex(checkpoint.root()),
                checkpoint.at(),
                signed.kid(),
                signed.note().format());
    }
}
