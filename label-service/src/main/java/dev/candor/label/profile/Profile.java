package dev.candor.label.profile;

import dev.candor.label.vocabulary.Layers;
import dev.candor.label.vocabulary.Position;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;

/// One set of rules, as its data file says. The schema beside the files explains every member.
///
/// @param effective first day the rules hold
/// @param reviewBy day from which the file counts as stale
/// @param tokenAloneBelow shorter side in pixels below which the token stands alone; 0 for never
/// @param ownChoices what the rules leave open and we chose
/// @param confidence how well its facts are known: the weakest of its sources that matters
@RegisterForReflection
public record Profile(
        String id,
        int version,
        String title,
        Kind kind,
        Status status,
        LocalDate effective,
        LocalDate reviewBy,
        String addressee,
        List<String> markets,
        Layers layers,
        int tokenAloneBelow,
        ImageRules image,
        List<String> triggers,
        List<String> exemptions,
        List<String> accessibility,
        List<String> ownChoices,
        Confidence confidence,
        List<Source> sources) {
    public Profile {
        markets = List.copyOf(markets);
        triggers = List.copyOf(triggers);
        exemptions = List.copyOf(exemptions);
        accessibility = List.copyOf(accessibility);
        ownChoices = List.copyOf(ownChoices);
        sources = List.copyOf(sources);
    }

    /// Where rules come from.
    public enum Kind {
        LAW,
        CODE,
        GUIDANCE
    }

    /// Whether rules hold today.
    public enum Status {
        IN_FORCE,
        FUTURE,
        GUIDANCE
    }

    /// Whether a visible label is due on material uses of AI.
    public enum Visible {
        REQUIRED,
        NOT_REQUIRED
    }

    /// How well a fact is known.
    public enum Confidence {
        /// The text itself was read.
        PRIMARY,
        /// Read through others.
        SECONDARY,
        /// Remembered: check before it is relied on.
        RECALLED
    }

    /// What is asked of a label in an image.
    ///
    /// @param minHeightRatio least height of capitals as a part of the shorter side
    /// @param insetRatio distance from the edges as a part of the shorter side
    /// @param minContrast least contrast ratio (WCAG 2.2, 1.4.3)
    @RegisterForReflection
    public record ImageRules(
            Visible visible,
            Position defaultPosition,
            List<Position> allowedPositions,
            double minHeightRatio,
            int minHeightPixels,
            double insetRatio,
            double minContrast) {
        public ImageRules {
            allowedPositions = List.copyOf(allowedPositions);
            if (!allowedPositions.contains(defaultPosition)) {
                throw new IllegalArgumentException(
                        "The default position is not allowed: " + defaultPosition);
            }
        }
    }

    /// A text the profile rests on.
    @RegisterForReflection
    public record Source(String key, String title, LocalDate date, Confidence confidence) {}

    /// Whether the file is due for review.
    boolean staleOn(LocalDate day) {
        return !day.isBefore(reviewBy);
    }
}
