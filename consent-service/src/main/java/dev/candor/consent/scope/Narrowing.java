package dev.candor.consent.scope;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// What a scope line is narrowed to beyond what every line names. An empty set narrows nothing.
///
/// @param likeness what of the person
/// @param techniques open codes, such as `face-swap`
/// @param projects open codes
/// @param languages BCP 47 tags of what is spoken or written, in lower case
public record Narrowing(
        Set<Likeness> likeness,
        Set<String> techniques,
        Set<String> projects,
        Set<String> languages) {
    /// All of a person, by every technique, in every project and language.
    public static final Narrowing NONE = new Narrowing(Set.of(), Set.of(), Set.of(), Set.of());

    public Narrowing {
        var some = EnumSet.noneOf(Likeness.class);
        some.addAll(likeness);
        likeness = Collections.unmodifiableSet(some);
        techniques = Sorted.copyOf(techniques);
        projects = Sorted.copyOf(projects);
        languages = Sorted.copyOf(languages);
    }
}
