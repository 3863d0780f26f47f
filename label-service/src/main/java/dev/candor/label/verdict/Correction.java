package dev.candor.label.verdict;

import dev.candor.kit.identity.Actor;
import dev.candor.label.vocabulary.DigitalSourceType;
import dev.candor.label.vocabulary.LabelClass;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an editor found about one version of a verdict.
///
/// @param proposedBy stable id of the account
/// @param proposer name for people
record Correction(
        UUID id,
        VerdictId verdict,
        int baseVersion,
        LabelClass labelClass,
        @Nullable DigitalSourceType sourceType,
        String reason,
        String proposedBy,
        String proposer,
        Instant proposedAt) {

    boolean isBy(Actor actor) {
        return proposedBy.equals(actor.id());
    }
}
