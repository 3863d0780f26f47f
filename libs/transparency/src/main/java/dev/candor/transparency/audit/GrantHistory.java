package dev.candor.transparency.audit;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One grant told again from its events, in their order, and held against its row: what its
/// history does not give, it is not.
///
/// A plain function of what is stored; it looks nothing up.
final class GrantHistory {
    private final String grant;
    private final State row;
    private final Findings findings;
    private @Nullable State told;

    /// A grant's state, and the entry that tells of it.
    record State(String state, int version, Instant since, long seq) {}

    /// One event: what it did, and the state it led to.
    record Event(String kind, @Nullable String from, State to) {}

    GrantHistory(String grant, State row, Findings findings) {
        this.grant = grant;
        this.row = row;
        this.findings = findings;
    }

    boolean isOf(String other) {
        return grant.equals(other);
    }

    void tell(Event event) {
        var before = told;
        var to = event.to();
        var version = before == null ? 0 : before.version();
        if (to.version() != version + 1) {
            wrong(to, "version", "%d follows %d".formatted(to.version(), version));
        }
        if (!Objects.equals(event.from(), before == null ? null : before.state())) {
            wrong(
                    to,
                    "from_state",
                    "it begins at %s, but the event before led to %s"
                            .formatted(event.from(), before == null ? null : before.state()));
        }
        if (!GrantTransitions.lead(event.kind(), event.from(), to.state())) {
            wrong(
                    to,
                    "to_state",
                    "%s does not lead from %s to %s"
                            .formatted(event.kind(), event.from(), to.state()));
        }
        if (before != null && to.seq() <= before.seq()) {
            wrong(to, "ledger_seq", "it is in the ledger before its forerunner");
        }
        told = to;
    }

    /// After its last event.
    void end() {
        var last = told;
        if (last == null) {
            findings.add(0, "Grant %s has no events.".formatted(grant));
            return;
        }
        if (!last.state().equals(row.state())
                || last.version() != row.version()
                || last.seq() != row.seq()) {
            findings.add(
                    Math.max(last.seq(), row.seq()),
                    "Grant %s is %s (version %d, entry %d) in its row of consent_grant, but its events make it %s (version %d, entry %d)."
                            .formatted(
                                    grant,
                                    row.state(),
                                    row.version(),
                                    row.seq(),
                                    last.state(),
                                    last.version(),
                                    last.seq()));
        } else if (!last.since().equals(row.since())) {
            findings.add(
                    last.seq(),
                    "Grant %s: consent_grant.since is %s, but its events say %s."
                            .formatted(grant, row.since(), last.since()));
        }
    }

    private void wrong(State to, String field, String why) {
        findings.add(
                to.seq(),
                "Event %d of grant %s: consent_event.%s is impossible, %s."
                        .formatted(to.version(), grant, field, why));
    }
}
