package dev.candor.consent.check;

import dev.candor.consent.grant.Action;
import dev.candor.consent.grant.Modality;
import dev.candor.consent.grant.ScopeLine;
import dev.candor.consent.grant.Territory;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One use of a likeness, described so that scope lines can be held against it.
///
/// Without a licensee the question is not narrowed to one: a grant to any licensee may answer it.
record Question(
        Action action,
        Modality modality,
        String purpose,
        Set<Territory> territories,
        String channel,
        @Nullable String licensee,
        Instant at) {
    Question {
        territories = Set.copyOf(territories);
        if (territories.isEmpty()) {
            throw new IllegalArgumentException("A question names at least one territory");
        }
    }

    /// Whether a grant to `grantee` speaks to whoever asks.
    boolean concernsLicensee(String grantee) {
        return licensee == null || licensee.equals(grantee);
    }

    /// What keeps a permission from answering this question; empty when nothing does.
    EnumSet<Reason> misses(ScopeLine line) {
        var misses = EnumSet.noneOf(Reason.class);
        if (line.period().isAhead(at)) {
            misses.add(Reason.GRANT_NOT_YET_VALID);
        }
        if (line.period().isOver(at)) {
            misses.add(Reason.GRANT_EXPIRED);
        }
        if (!line.actions().contains(action)) {
            misses.add(Reason.ACTION_NOT_IN_SCOPE);
        }
        if (!line.modalities().contains(modality)) {
            misses.add(Reason.MODALITY_NOT_IN_SCOPE);
        }
        if (!line.namesPurpose(purpose)) {
            misses.add(Reason.PURPOSE_NOT_IN_SCOPE);
        }
        if (!Territory.cover(line.territories(), territories)) {
            misses.add(Reason.TERRITORY_NOT_IN_SCOPE);
        }
        if (!line.namesChannel(channel)) {
            misses.add(Reason.CHANNEL_NOT_IN_SCOPE);
        }
        return misses;
    }

    /// Whether a prohibition speaks of this use, at whatever time. One shared territory is enough.
    boolean isNamedBy(ScopeLine line) {
        return line.actions().contains(action)
                && line.modalities().contains(modality)
                && line.namesPurpose(purpose)
                && line.namesChannel(channel)
                && Territory.touch(line.territories(), territories);
    }
}
