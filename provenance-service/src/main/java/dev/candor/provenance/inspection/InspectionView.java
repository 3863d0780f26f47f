package dev.candor.provenance.inspection;

import dev.candor.provenance.inspection.Inspect.Inspection;
import dev.candor.provenance.verification.Submission;
import dev.candor.provenance.verification.VerificationView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An inspection as it is answered.
@Schema(name = "Inspection")
record InspectionView(
        @Schema(description = "Found from the bytes", examples = "image/jpeg") String mediaType,
        @Schema(description = "In bytes") long size,
        @Schema(description = "SHA-256 of the media, lower-case hexadecimal") String sha256,
        @Schema(description = "Stored width in pixels, before orientation; 0 if not said")
                int width,
        @Schema(description = "Stored height in pixels, before orientation; 0 if not said")
                int height,
        @Schema(description = "EXIF orientation, 1 to 8") int orientation,
        VerificationView verification,
        @Schema(description = "Statements about how the media came to be, each once")
                List<MarkView> marks) {

    @Schema(name = "Mark")
    record MarkView(
            @Schema(enumeration = {"c2pa", "iptc"}) String kind,
            @Schema(examples = "digitalSourceType") String field,
            @Schema(
                            description = "As written in the file",
                            examples =
                                    "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia")
                    String value) {
        static MarkView of(Mark mark) {
            return new MarkView(mark.kind().word(), mark.field(), mark.value());
        }
    }

    static InspectionView of(Inspection inspection) {
        var facts = inspection.facts();
        return new InspectionView(
                facts.format().mediaType(),
                inspection.media().size(),
                inspection.media().sha256(),
                facts.width(),
                facts.height(),
                facts.orientation(),
                VerificationView.of(
                        inspection.verification(),
                        Submission.of(inspection.media()),
                        inspection.trust()),
                inspection.marks().stream().map(MarkView::of).toList());
    }
}
