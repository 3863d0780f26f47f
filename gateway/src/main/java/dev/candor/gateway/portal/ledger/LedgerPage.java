package dev.candor.gateway.portal.ledger;

import dev.candor.gateway.portal.Frame;
import dev.candor.kit.wording.Words;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The ledger: its latest checkpoint, its keys, what was asked to be proved, and its last entries.
///
/// @param checkpoint the latest; absent before the first
record LedgerPage(
        Frame frame,
        Words w,
        @Nullable Checkpoint checkpoint,
        LedgerKeys keys,
        Cosignatures cosignatures,
        List<Line> latest,
        Proved.Proofs proofs)
        implements TemplateInstance {
    /// An entry in a list.
    record Line(long seq, String when, String what, @Nullable UUID grantId) {
        static Line of(Entry entry, Words w) {
            return new Line(
                    entry.seq(),
                    w.minute(entry.at()),
                    w.code("event", entry.kind()),
                    entry.grantId());
        }
    }
}
