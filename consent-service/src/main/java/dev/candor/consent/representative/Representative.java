package dev.candor.consent.representative;

import dev.candor.consent.party.PartyId;
import dev.candor.consent.subject.SubjectId;
import dev.candor.consent.subject.SubjectKind;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Somebody who speaks for a person: a party, an account, or a party that has an account.
///
/// @param from first moment of validity
/// @param until first moment after it; none when it has no end yet
/// @param added who wrote it down, and when
/// @param verified who vouched for it, and when; never who wrote it down
/// @param ended who ended it before its time, and when
public record Representative(
        RepresentativeId id,
        SubjectId subject,
        RepresentativeKind kind,
        @Nullable PartyId party,
        @Nullable String accountId,
        Set<Power> scope,
        List<Evidence> evidence,
        Instant from,
        @Nullable Instant until,
        Deed added,
        @Nullable Deed verified,
        @Nullable Deed ended) {
    public Representative {
        scope = Set.copyOf(scope);
        evidence = List.copyOf(evidence);
        if (party == null && accountId == null) {
            throw new IllegalArgumentException("A representative is a party or an account");
        }
        if (verified != null && verified.by().equals(added.by())) {
            throw new IllegalArgumentException("Nobody verifies what they wrote down");
        }
    }

    /// Who did something to it, and when.
    ///
    /// @param by an account
    public record Deed(String by, Instant at) {}

    /// Whether it may use `power` at `at` for a person who lives as `life` says.
    public boolean may(Power power, SubjectKind life, Instant at) {
        return scope.contains(power)
                && kind.speaksFor(life)
                && isValid(at)
                && (!isOfAnEstate(life) || isVerified(at));
    }

    /// Whether this is the account.
    public boolean hasAccount(String account) {
        return account.equals(accountId);
    }

    /// Whether a second person has to vouch for it: where the person cannot object any more.
    boolean isOfAnEstate(SubjectKind life) {
        return life == SubjectKind.DECEASED
                || kind == RepresentativeKind.EXECUTOR
                || kind == RepresentativeKind.HEIR;
    }

    private boolean isValid(Instant at) {
        return !at.isBefore(from)
                && (until == null || at.isBefore(until))
                && (ended == null || at.isBefore(ended.at()));
    }

    private boolean isVerified(Instant at) {
        return verified != null && !at.isBefore(verified.at());
    }

    Representative verify(Deed deed) {
        return new Representative(
                id, subject, kind, party, accountId, scope, evidence, from, until, added, deed,
                ended);
    }

    Representative end(Deed deed) {
        return new Representative(
                id, subject, kind, party, accountId, scope, evidence, from, until, added, verified,
                deed);
    }
}
