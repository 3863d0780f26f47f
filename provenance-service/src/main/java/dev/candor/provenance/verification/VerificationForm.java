package dev.candor.provenance.verification;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The form of a verification request, for the OpenAPI document.
@Schema(name = "VerificationForm")
record VerificationForm(
        @Schema(
                        required = true,
                        type = SchemaType.STRING,
                        format = "binary",
                        description = "The media; its format is found from the bytes")
                String asset,
        @Schema(
                        type = SchemaType.STRING,
                        format = "binary",
                        description =
                                "Its manifest store (`.c2pa`), where that is kept beside it; what"
                                        + " is in the media itself is read first")
                String sidecar,
        @Schema(
                        description =
                                "Media segments, in order, where the asset is their initialization"
                                        + " segment: a part of this name for each")
                List<Fragment> fragment) {
    static final String EXAMPLE =
            """
            {"asset": "…", "sidecar": "…"}
            """;

    @Schema(name = "VerificationFragment", type = SchemaType.STRING, format = "binary")
    record Fragment() {}
}
