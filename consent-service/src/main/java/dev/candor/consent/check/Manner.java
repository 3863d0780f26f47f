package dev.candor.consent.check;

import dev.candor.consent.scope.Likeness;
import dev.candor.consent.scope.Narrowing;
import dev.candor.consent.scope.ScopeLine;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a likeness is used. What is not said is asked for in full: a line that is narrowed there
/// does not answer, and a prohibition that is narrowed there does.
///
/// @param likeness what of the person; never empty
/// @param technique open code, or T1 to T6 of the Framework
/// @param project open code
/// @param language BCP 47
/// @param contentFlags what the content is, open codes; empty says that it needs no naming
record Manner(
        Set<Likeness> likeness,
        @Nullable String technique,
        @Nullable String project,
        @Nullable String language,
        @Nullable Set<String> contentFlags) {
    /// Nothing said: all of it, by every technique, in every project and language.
    static final Manner IN_FULL = new Manner(EnumSet.allOf(Likeness.class), null, null, null, null);

    static final String SEXUAL = "sexual";

    Manner {
        likeness =
                Collections.unmodifiableSet(
                        likeness.isEmpty()
                                ? EnumSet.allOf(Likeness.class)
                                : EnumSet.copyOf(likeness));
        language = language == null ? null : language.toLowerCase(Locale.ROOT);
        contentFlags = contentFlags == null ? null : Set.copyOf(contentFlags);
    }

    /// What keeps a permission from answering; empty when nothing does.
    EnumSet<Reason> misses(ScopeLine line) {
        var misses = EnumSet.noneOf(Reason.class);
        var narrowing = line.narrowing();
        if (!isWithin(narrowing.likeness(), likeness)) {
            misses.add(Reason.LIKENESS_NOT_IN_SCOPE);
        }
        if (!isNamed(narrowing.techniques(), technique)) {
            misses.add(Reason.TECHNIQUE_NOT_IN_SCOPE);
        }
        if (!isNamed(narrowing.projects(), project)) {
            misses.add(Reason.PROJECT_NOT_IN_SCOPE);
        }
        if (!isSpoken(narrowing.languages(), language)) {
            misses.add(Reason.LANGUAGE_NOT_IN_SCOPE);
        }
        var limits = line.conditions().contentLimits();
        if (!limits.isEmpty() && contentFlags == null) {
            misses.add(Reason.CONTENT_NOT_STATED);
        } else if (contentFlags != null && !Collections.disjoint(limits, contentFlags)) {
            misses.add(Reason.CONTENT_NOT_PERMITTED);
        }
        return misses;
    }

    /// What keeps a no that is narrowed so from speaking of this use; empty when nothing does.
    EnumSet<Reason> silences(Narrowing narrowing) {
        var silences = EnumSet.noneOf(Reason.class);
        if (!overlaps(narrowing.likeness())) {
            silences.add(Reason.LIKENESS_NOT_IN_SCOPE);
        }
        if (!mayBe(narrowing.techniques(), technique)) {
            silences.add(Reason.TECHNIQUE_NOT_IN_SCOPE);
        }
        if (!mayBe(narrowing.projects(), project)) {
            silences.add(Reason.PROJECT_NOT_IN_SCOPE);
        }
        if (!mayBeSpoken(narrowing.languages())) {
            silences.add(Reason.LANGUAGE_NOT_IN_SCOPE);
        }
        return silences;
    }

    /// Whether some of `named` is used, or none is named.
    boolean overlaps(Set<Likeness> named) {
        return named.isEmpty() || !Collections.disjoint(named, likeness);
    }

    private boolean mayBeSpoken(Set<String> languages) {
        var asked = language;
        return languages.isEmpty()
                || asked == null
                || languages.stream().anyMatch(it -> covers(it, asked) || covers(asked, it));
    }

    /// Whether this content is sexual, or might be since nobody says.
    boolean mayBeSexual() {
        return contentFlags == null || contentFlags.contains(SEXUAL);
    }

    /// Whether a condition that names `codes` may speak of `code`: it names none, or this one, or
    /// nobody says which it is.
    static boolean mayBe(Collection<String> codes, @Nullable String code) {
        return codes.isEmpty() || code == null || codes.contains(code);
    }

    private static <T> boolean isWithin(Set<T> permitted, Set<T> asked) {
        return permitted.isEmpty() || permitted.containsAll(asked);
    }

    private static boolean isNamed(Set<String> permitted, @Nullable String asked) {
        return permitted.isEmpty() || asked != null && permitted.contains(asked);
    }

    private static boolean isSpoken(Set<String> permitted, @Nullable String asked) {
        return permitted.isEmpty()
                || asked != null && permitted.stream().anyMatch(tag -> covers(tag, asked));
    }

    /// Whether the language range `wide` has the tag `exact` (RFC 4647, 3.3.1).
    private static boolean covers(String wide, String exact) {
        return exact.equals(wide) || exact.startsWith(wide + "-");
    }
}
