package dev.candor.consent.check;

import dev.candor.consent.objection.ObjectionScope;
import dev.candor.consent.scope.Action;
import dev.candor.consent.scope.Modality;
import dev.candor.consent.scope.ScopeLine;
import dev.candor.consent.scope.Territory;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/// One use of a likeness, described so that scope lines can be held against it.
///
/// @param hashes SHA-256 of the script and of the asset, as far as they are told
/// @param at when it is used
record Question(
        Action action,
        Modality modality,
        String purpose,
        Set<Territory> territories,
        String channel,
        Manner manner,
        Asker asker,
        Set<String> hashes,
        Instant at) {
    Question {
        territories = Set.copyOf(territories);
        hashes = Set.copyOf(hashes);
        if (territories.isEmpty()) {
            throw new IllegalArgumentException("A question names at least one territory");
        }
    }

    /// What keeps a permission from answering this question; empty when nothing does.
    EnumSet<Reason> misses(ScopeLine line) {
        var misses = manner.misses(line);
        misses.addAll(outside(line));
        if (line.period().isAhead(at)) {
            misses.add(Reason.GRANT_NOT_YET_VALID);
        }
        if (line.period().isOver(at)) {
            misses.add(Reason.GRANT_EXPIRED);
        }
        if (!Territory.cover(line.territories(), territories)) {
            misses.add(Reason.TERRITORY_NOT_IN_SCOPE);
        }
        return misses;
    }

    /// What keeps a prohibition from speaking of this use, at whatever time; empty when nothing
    /// does. One shared territory is enough for it to speak.
    EnumSet<Reason> silences(ScopeLine line) {
        var silences = manner.silences(line.narrowing());
        silences.addAll(outside(line));
        if (!Territory.touch(line.territories(), territories)) {
            silences.add(Reason.TERRITORY_NOT_IN_SCOPE);
        }
        return silences;
    }

    private EnumSet<Reason> outside(ScopeLine line) {
        var misses = EnumSet.noneOf(Reason.class);
        if (!line.actions().contains(action)) {
            misses.add(Reason.ACTION_NOT_IN_SCOPE);
        }
        if (!line.modalities().contains(modality)) {
            misses.add(Reason.MODALITY_NOT_IN_SCOPE);
        }
        if (!line.namesPurpose(purpose)) {
            misses.add(Reason.PURPOSE_NOT_IN_SCOPE);
        }
        if (!line.namesChannel(channel)) {
            misses.add(Reason.CHANNEL_NOT_IN_SCOPE);
        }
        return misses;
    }

    /// Whether an objection speaks of this use, at whatever time.
    boolean isNamedBy(ObjectionScope scope) {
        return isAny(scope.actions(), action)
                && isAny(scope.modalities(), modality)
                && isAny(scope.purposes(), purpose)
                && isAny(scope.channels(), channel)
                && isAnywhere(scope.territories())
                && (scope.licensees().isEmpty()
                        || scope.licensees().stream().anyMatch(asker::isMeantBy))
                && manner.overlaps(scope.likeness())
                && Manner.mayBe(scope.techniques(), manner.technique());
    }

    /// Whether some place asked about is among `named`, or none is named.
    boolean isAnywhere(Set<Territory> named) {
        return named.isEmpty() || Territory.touch(named, territories);
    }

    private static <T> boolean isAny(Set<T> named, T asked) {
        return named.isEmpty() || named.contains(asked);
    }
}
