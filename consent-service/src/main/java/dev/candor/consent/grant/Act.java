package dev.candor.consent.grant;

import static dev.candor.consent.grant.GrantState.*;

import dev.candor.consent.ledger.LedgerKind;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What can be done to a grant, from which states and to which: the table of transitions.
///
/// [Grant] says the same in types; a test holds one against the other for every state and act.
public enum Act {
    REQUEST("request", LedgerKind.GRANT_REQUESTED, EnumSet.of(DRAFT), REQUESTED),
    EXPRESS("expression", LedgerKind.GRANT_EXPRESSED, EnumSet.of(REQUESTED, DEFERRED), ACTIVE),
    REFUSE("refusal", LedgerKind.GRANT_REFUSED, EnumSet.of(REQUESTED, DEFERRED), REFUSED),
    DEFER("deferral", LedgerKind.GRANT_DEFERRED, EnumSet.of(REQUESTED), DEFERRED),
    WITHDRAW(
            "withdrawal",
            LedgerKind.GRANT_WITHDRAWN,
            EnumSet.of(DRAFT, REQUESTED, DEFERRED, ACTIVE, SUSPENDED),
            WITHDRAWN),
    REVOKE("revocation", LedgerKind.GRANT_REVOKED, EnumSet.of(ACTIVE, SUSPENDED), REVOKED),
    SUSPEND("suspension", LedgerKind.GRANT_SUSPENDED, EnumSet.of(ACTIVE, SUSPENDED), SUSPENDED),
    /// From ACTIVE only where a part is suspended.
    RESUME("resumption", LedgerKind.GRANT_RESUMED, EnumSet.of(ACTIVE, SUSPENDED), ACTIVE),
    INVALIDATE(
            "invalidation",
            LedgerKind.GRANT_INVALIDATED,
            EnumSet.of(ACTIVE, SUSPENDED),
            INVALIDATED),
    LAPSE("", LedgerKind.GRANT_LAPSED, EnumSet.of(REQUESTED, DEFERRED), LAPSED),
    EXPIRE("", LedgerKind.GRANT_EXPIRED, EnumSet.of(ACTIVE, SUSPENDED), EXPIRED),
    EXHAUST("", LedgerKind.GRANT_EXHAUSTED, EnumSet.of(ACTIVE, SUSPENDED), EXHAUSTED),
    SUPERSEDE("", LedgerKind.GRANT_SUPERSEDED, EnumSet.of(ACTIVE, SUSPENDED), SUPERSEDED);

    /// From where another grant may be asked for in this one's place. That changes nothing yet.
    private static final Set<GrantState> RENEWABLE =
            Collections.unmodifiableSet(EnumSet.of(ACTIVE, SUSPENDED, EXPIRED, EXHAUSTED));

    private final String path;
    private final LedgerKind kind;
    private final EnumSet<GrantState> from;
    private final GrantState to;

    Act(String path, LedgerKind kind, EnumSet<GrantState> from, GrantState to) {
        this.path = path;
        this.kind = kind;
        this.from = from;
        this.to = to;
    }

    /// How the ledger calls it.
    public LedgerKind kind() {
        return kind;
    }

    /// Whether it can be done in `state`.
    public boolean isPossibleIn(GrantState state) {
        return from.contains(state);
    }

    /// Whether it can lead from one state to another. Three acts may leave the state as it is:
    /// one of several voices that are needed, a suspension of a part, a part resumed.
    public boolean leads(GrantState before, GrantState after) {
        return from.contains(before) && (after == to || after == before && mayStay());
    }

    /// The act that the ledger calls `kind`.
    public static Act of(LedgerKind kind) {
        return Arrays.stream(values()).filter(act -> act.kind == kind).findFirst().orElseThrow();
    }

    /// What a caller can do to `grant` now, by the last segment of its path.
    static List<String> possible(Grant grant) {
        var possible =
                Arrays.stream(values())
                        .filter(act -> !act.path.isEmpty() && act.isPossibleFor(grant))
                        .map(act -> act.path)
                        .toList();
        return isRenewable(grant.state()) && !isContested(grant)
                ? Stream.concat(possible.stream(), Stream.of("renewal")).toList()
                : possible;
    }

    /// Whether another grant may be asked for in the place of one in this state.
    static boolean isRenewable(GrantState state) {
        return RENEWABLE.contains(state);
    }

    /// Whether a court or a dispute holds the grant, or a part of it.
    static boolean isContested(Grant grant) {
        return grant instanceof Grant.InForce held
                && held.suspensions().stream().anyMatch(one -> one.cause().isContest());
    }

    private boolean isPossibleFor(Grant grant) {
        return this == RESUME
                ? grant instanceof Grant.InForce held
                        && held.suspensions().stream().anyMatch(one -> !one.cause().followsLife())
                : from.contains(grant.state());
    }

    private boolean mayStay() {
        return this == EXPRESS || this == SUSPEND || this == RESUME;
    }
}
