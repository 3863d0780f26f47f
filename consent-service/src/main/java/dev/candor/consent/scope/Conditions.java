package dev.candor.consent.scope;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Under which conditions a permission holds.
///
/// @param maxUses how often; without it there is no limit
/// @param contentLimits kinds of content that are not permitted, open codes such as `political`
/// @param postMortemUntil until when it continues after a death; with CONTINUE_UNTIL only
/// @param sublicense whether the licensee may pass it on
public record Conditions(
        @Nullable Integer maxUses,
        Approval approval,
        Set<String> contentLimits,
        Disclosure disclosure,
        PostMortem postMortem,
        @Nullable Instant postMortemUntil,
        boolean sublicense) {
    /// What holds where a line says nothing: it ends with the person's life and is not passed on.
    public static final Conditions NONE =
            new Conditions(
                    null, Approval.BLANKET, Set.of(), Disclosure.NONE, PostMortem.END, null, false);

    public Conditions {
        contentLimits = Sorted.copyOf(contentLimits);
        if (maxUses != null && maxUses < 1) {
            throw new IllegalArgumentException("maxUses is at least 1");
        }
        if ((postMortem == PostMortem.CONTINUE_UNTIL) != (postMortemUntil != null)) {
            throw new IllegalArgumentException("CONTINUE_UNTIL, and it alone, names an instant");
        }
    }

    /// The same without these kinds of content as well.
    Conditions without(Set<String> content) {
        var limits = new TreeSet<>(contentLimits);
        limits.addAll(content);
        return new Conditions(
                maxUses, approval, limits, disclosure, postMortem, postMortemUntil, sublicense);
    }
}
