package dev.candor.consent.witness;

import dev.candor.transparency.Checkpoint;
import dev.candor.transparency.MerkleProof;
import dev.candor.transparency.SignedNote;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a registry showed at one look.
///
/// @param note its latest checkpoint
/// @param keys what it publishes
/// @param proof from the size that was asked for; empty where none is needed
record Sight(SignedNote note, Checkpoint checkpoint, List<Key> keys, List<byte[]> proof) {
    Sight {
        keys = List.copyOf(keys);
        proof = List.copyOf(proof);
    }

    /// @param x the key as a JWK has it
    /// @param endorsement the word of the key before it, a compact JWS
    record Key(String x, @Nullable String endorsement) {}

    /// A checkpoint that was cosigned.
    record Seen(SignedNote note, Instant at) {
        Checkpoint checkpoint() {
            return Checkpoint.parse(note.text());
        }
    }

    /// What does not fit with the last checkpoint that was cosigned, in a sentence.
    Optional<String> conflict(@Nullable Seen last) {
        if (last == null) {
            return Optional.empty();
        }
        var before = last.checkpoint();
        if (checkpoint.size() < before.size()) {
            return Optional.of("The ledger is shorter than it was.");
        }
        if (checkpoint.size() == before.size()) {
            return Arrays.equals(checkpoint.root(), before.root())
                    ? Optional.empty()
                    : Optional.of("Two ledgers of the same length have different roots.");
        }
        return MerkleProof.extendsTree(
                        before.size(), before.root(), checkpoint.size(), checkpoint.root(), proof)
                ? Optional.empty()
                : Optional.of("The ledger does not begin with what it was.");
    }
}
