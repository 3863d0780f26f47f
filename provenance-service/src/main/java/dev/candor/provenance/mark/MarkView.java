package dev.candor.provenance.mark;

import dev.candor.kit.spool.SpoolEntry;
import dev.candor.provenance.mark.MarkRequest.Standard;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Media with its marks.
///
/// @param written each property, as it was read back; of a tag the namespace is `TAG`
/// @param notWritten what has no place in this format here
@Schema(name = "MarkedMedia")
record MarkView(SpoolView spool, List<PropertyView> written, List<Standard> notWritten) {
    @Schema(name = "MarkedSpool")
    record SpoolView(String id, String sha256, long size, String mediaType) {
        static SpoolView of(SpoolEntry entry) {
            return new SpoolView(entry.id(), entry.sha256(), entry.size(), entry.mediaType());
        }
    }

    @Schema(name = "MarkedProperty")
    record PropertyView(String namespace, String name, String value) {}
}
