package dev.candor.consent.witness;

import dev.candor.consent.witness.Sight.Seen;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What this installation saw of other ledgers. `note` carries the registry's signature and the
/// witness's; a conflict has both notes that do not fit together.
record CosignatureView(
        String witness,
        @Nullable String publicKey,
        List<Cosigned> items,
        List<Conflict> conflicts) {
    record Cosigned(String origin, long size, Instant at, String note) {
        static Cosigned of(Seen seen) {
            var checkpoint = seen.checkpoint();
            return new Cosigned(
                    checkpoint.origin(), checkpoint.size(), seen.at(), seen.note().format());
        }
    }

    record Conflict(String origin, String what, String kept, String shown, Instant at) {}
}
