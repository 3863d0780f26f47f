package dev.candor.consent.grant;

import dev.candor.consent.scope.Action;
import dev.candor.consent.scope.Territory;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// Why a grant permits nothing for now, or a part of it.
///
/// It touches a use that shares one of its actions, one of its projects and one of its
/// territories; where it names none, all of them. One that names nothing suspends the whole grant;
/// a death notice leaves the lines in force that continue after death.
public record Suspension(
        UUID id,
        SuspensionCause cause,
        Set<Action> actions,
        Set<String> projects,
        Set<Territory> territories) {
    public Suspension {
        var some = EnumSet.noneOf(Action.class);
        some.addAll(actions);
        actions = Collections.unmodifiableSet(some);
        projects = Collections.unmodifiableSet(new TreeSet<>(projects));
        territories = Collections.unmodifiableSet(new TreeSet<>(territories));
    }

    /// Of the whole grant.
    static Suspension whole(UUID id, SuspensionCause cause) {
        return new Suspension(id, cause, Set.of(), Set.of(), Set.of());
    }

    /// Whether nothing of a grant on these terms is left to permit.
    boolean stops(GrantTerms terms) {
        return isWhole()
                && (cause != SuspensionCause.DEATH_NOTICE || !terms.continuesInPartAfterDeath());
    }

    /// Whether it suspends the same for the same cause.
    boolean isLike(Suspension other) {
        return cause == other.cause
                && actions.equals(other.actions)
                && projects.equals(other.projects)
                && territories.equals(other.territories);
    }

    /// Whether it names no part of the grant.
    public boolean isWhole() {
        return actions.isEmpty() && projects.isEmpty() && territories.isEmpty();
    }

    /// Whether the use of `action` in these projects and places is suspended. Who names no
    /// project asks for all of them.
    public boolean touches(Action action, Collection<String> asked, Collection<Territory> places) {
        return (actions.isEmpty() || actions.contains(action))
                && (projects.isEmpty()
                        || asked.isEmpty()
                        || asked.stream().anyMatch(projects::contains))
                && (territories.isEmpty() || Territory.touch(territories, places));
    }
}
