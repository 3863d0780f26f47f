package dev.candor.consent.scope;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// One line of a grant: these actions on these media, for these purposes, here, through these
/// channels, then.
///
/// Purposes and channels are open codes; [#ANY] stands for all of them. A permission names its
/// purposes one by one, so [#ANY] among purposes is for prohibitions alone.
///
/// @param narrowing what of the person, how, in which projects and languages
/// @param conditions what a permission asks for in return
public record ScopeLine(
        Effect effect,
        Set<Action> actions,
        Set<Modality> modalities,
        Set<String> purposes,
        Set<Territory> territories,
        Set<String> channels,
        Period period,
        String description,
        Narrowing narrowing,
        Conditions conditions) {
    /// Every code there is.
    public static final String ANY = "*";

    public ScopeLine {
        actions = Collections.unmodifiableSet(EnumSet.copyOf(named("actions", actions)));
        modalities = Collections.unmodifiableSet(EnumSet.copyOf(named("modalities", modalities)));
        purposes = Sorted.copyOf(named("purposes", purposes));
        territories = Sorted.copyOf(named("territories", territories));
        channels = Sorted.copyOf(named("channels", channels));
        if (effect == Effect.PERMIT && purposes.contains(ANY)) {
            throw new IllegalArgumentException("A permission names its purposes one by one");
        }
    }

    /// Whether the line speaks of `purpose`.
    public boolean namesPurpose(String purpose) {
        return purposes.contains(ANY) || purposes.contains(purpose);
    }

    /// Whether the line speaks of `channel`.
    public boolean namesChannel(String channel) {
        return channels.contains(ANY) || channels.contains(channel);
    }

    /// Whether it permits on, for a time, after the person died (invariant 6).
    public boolean continuesAfterDeath() {
        return conditions.postMortem() == PostMortem.CONTINUE_UNTIL;
    }

    /// The same permission without these kinds of content; a prohibition stays as it is.
    public ScopeLine without(Set<String> content) {
        return effect == Effect.PROHIBIT || content.isEmpty()
                ? this
                : new ScopeLine(
                        effect,
                        actions,
                        modalities,
                        purposes,
                        territories,
                        channels,
                        period,
                        description,
                        narrowing,
                        conditions.without(content));
    }

    private static <T, C extends Collection<T>> C named(String what, C values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("A scope line names its " + what);
        }
        return values;
    }
}
