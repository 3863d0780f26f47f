package dev.candor.label.rendering.document;

import dev.candor.label.vocabulary.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was measured on pages of the document that was written.
///
/// @param text what the stamp says
/// @param pages of the document
/// @param stampedPages how many of them carry the stamp
/// @param leadsTo what the QR code says, as it was read; none where there is no address to lead to
/// @param probes measured pages
public record Stamped(
        String mediaType,
        String text,
        Position position,
        int pages,
        int stampedPages,
        @Nullable String leadsTo,
        List<Probe> probes) {
    public Stamped {
        probes = List.copyOf(probes);
    }

    /// One page, drawn.
    ///
    /// @param page from 1
    /// @param plate in points of the page as it is seen, from its lower left corner
    /// @param inkHeight of the words, in points
    /// @param contrastRatio between words and plate, 1 to 21 (WCAG 2.2)
    public record Probe(int page, Rect plate, double inkHeight, double contrastRatio) {}
}
