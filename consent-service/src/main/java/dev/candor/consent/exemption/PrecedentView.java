package dev.candor.consent.exemption;

import dev.candor.consent.scope.Action;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a claim was decided, for others to go by: nobody is named in it, neither who was shown nor
/// who claimed or reviewed.
record PrecedentView(
        UUID id,
        Basis basis,
        Outcome outcome,
        List<Action> actions,
        List<String> summaries,
        Instant decidedAt,
        @Nullable Instant until) {
    static PrecedentView of(Exemption exemption) {
        return new PrecedentView(
                exemption.terms().id().value(),
                exemption.terms().basis(),
                exemption.outcome(),
                exemption.terms().actions().stream().sorted().toList(),
                exemption.reviews().stream().map(Exemption.Review::summary).toList(),
                exemption.reviews().getLast().at(),
                exemption.outcome() == Outcome.GRANTED ? exemption.until() : null);
    }
}
