package dev.candor.gateway.portal;

import dev.candor.gateway.adjustment.Adjustment;
import dev.candor.gateway.publication.Label;
import dev.candor.gateway.publication.Publication;
import dev.candor.kit.wording.Words;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/// One publication with its trace of steps, and what became of it.
///
/// @param retracted whether it is no longer given out
/// @param gone whether the asset's retention time is over
/// @param adjustments oldest first
record PublicationPage(
        Frame frame,
        Words w,
        Publication publication,
        LabelWords label,
        boolean retracted,
        boolean gone,
        List<Adjustment> adjustments)
        implements TemplateInstance {

    /// The label's words, or why there is none.
    record LabelWords(boolean rendered, String words) {
        static LabelWords of(Label label) {
            return switch (label) {
                case Label.Rendered(String text, _) -> new LabelWords(true, text);
                case Label.None(String reason) -> new LabelWords(false, reason);
            };
        }
    }
}
