package dev.candor.label.plan;

import dev.candor.label.vocabulary.Layers;
import dev.candor.label.vocabulary.Phrase;
import dev.candor.label.vocabulary.Position;
import java.util.List;

/// What people see on the media.
public sealed interface Visible {
    /// Why, in a sentence.
    String reason();

    /// A label has to be in the picture.
    ///
    /// @param text what it says, all of it
    /// @param language BCP 47 tag of the words
    /// @param also words of further languages, drawn after the first
    /// @param fallbackToToken whether the token may stand alone where the words do not fit
    record Label(
            String reason,
            Phrase phrase,
            Layers layers,
            boolean fallbackToToken,
            String text,
            String language,
            List<Instruction.Words> also,
            Geometry geometry)
            implements Visible {
        public Label {
            also = List.copyOf(also);
        }
    }

    /// No label is due.
    record None(String reason) implements Visible {}

    /// Where and how large.
    ///
    /// @param minHeightRatio least height of capitals as a part of the shorter side
    /// @param minHeightPixels least height of capitals, however small the image
    /// @param insetRatio distance from the edges as a part of the shorter side
    /// @param minContrast least contrast ratio of the written pixels
    record Geometry(
            Position position,
            double minHeightRatio,
            int minHeightPixels,
            double insetRatio,
            double minContrast) {}
}
