package dev.candor.consent.grant;

import dev.candor.consent.ledger.LedgerKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a grant's events say it is: its state told again from the beginning (invariant 13).
///
/// A plain function of what was written down; it looks nothing up.
public final class Retelling {
    private Retelling() {}

    /// One event as it was written down.
    ///
    /// @param since when the state it led to began
    public record Told(
            int version,
            LedgerKind kind,
            @Nullable GrantState from,
            GrantState to,
            Instant since,
            long ledgerSeq) {}

    /// What the grant's row says.
    public record Kept(GrantState state, int version, Instant since, long ledgerSeq) {}

    /// Everything in which the events contradict themselves, the table of transitions or the row;
    /// empty when all is as it should be.
    ///
    /// @param events in the order of their versions
    public static List<String> contradictions(List<Told> events, Kept row) {
        var wrong = new ArrayList<String>();
        GrantState state = null;
        var version = 0;
        var seq = 0L;
        for (var event : events) {
            if (event.version() != version + 1) {
                wrong.add("event %d follows event %d".formatted(event.version(), version));
            }
            if (event.from() != state) {
                wrong.add(
                        "event %d begins at %s, not at %s"
                                .formatted(event.version(), event.from(), state));
            }
            if (!isLegal(event)) {
                wrong.add(
                        "event %d: %s does not lead from %s to %s"
                                .formatted(
                                        event.version(), event.kind(), event.from(), event.to()));
            }
            if (event.ledgerSeq() <= seq) {
                wrong.add(
                        "event %d is in the ledger before its forerunner"
                                .formatted(event.version()));
            }
            state = event.to();
            version = event.version();
            seq = event.ledgerSeq();
        }
        if (events.isEmpty()) {
            wrong.add("no event tells of it");
        } else {
            var last = events.getLast();
            var told = new Kept(last.to(), last.version(), last.since(), last.ledgerSeq());
            if (!told.equals(row)) {
                wrong.add("the row says %s, the events say %s".formatted(row, told));
            }
        }
        return List.copyOf(wrong);
    }

    private static boolean isLegal(Told event) {
        if (event.from() == null) {
            return event.kind() == LedgerKind.GRANT_DRAFTED && event.to() == GrantState.DRAFT
                    || event.kind() == LedgerKind.GRANT_REQUESTED
                            && event.to() == GrantState.REQUESTED;
        }
        return event.kind() != LedgerKind.GRANT_DRAFTED
                && Act.of(event.kind()).leads(event.from(), event.to());
    }
}
