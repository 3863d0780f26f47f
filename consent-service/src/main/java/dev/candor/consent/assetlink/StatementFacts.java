package dev.candor.consent.assetlink;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the registry knows of one asset, all its grants together.
///
/// @param links how often it was linked
/// @param grants how many grants it stands on
/// @param states of these grants
/// @param lapsed whether one of them has no permission left that the clock has not ended
/// @param methods by which they were expressed
/// @param first when the first of them was expressed
/// @param last when the last of them was expressed
/// @param openEnded whether one of their permissions has no end
/// @param exemptions bases on which it was exempted instead, each with its reviewer's role
record StatementFacts(
        long links,
        long grants,
        Set<String> states,
        boolean lapsed,
        Set<String> methods,
        @Nullable Instant first,
        @Nullable Instant last,
        Set<String> actions,
        Set<String> modalities,
        Set<String> territories,
        boolean openEnded,
        Set<Exempted> exemptions,
        long ledgerSeq) {
    StatementFacts {
        states = Set.copyOf(states);
        methods = Set.copyOf(methods);
        actions = Set.copyOf(actions);
        modalities = Set.copyOf(modalities);
        territories = Set.copyOf(territories);
        exemptions = Set.copyOf(exemptions);
    }

    /// Why no consent was needed, and whose role it was to say so.
    record Exempted(String basis, String reviewerRole) {}
}
