package dev.candor.provenance.signing;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The form of a signature request, for the OpenAPI document.
///
/// @param manifest as JSON, first
/// @param asset the media, then
@Schema(name = "SignatureForm")
record SignatureForm(
        @Schema(required = true) SignatureRequest manifest,
        @Schema(required = true, type = SchemaType.STRING, format = "binary") String asset) {
    static final String EXAMPLE =
            """
            {"manifest": {
               "title": "Harbour at dusk",
               "actions": [
                 {"action": "c2pa.created", "digitalSourceType": "trainedAlgorithmicMedia"},
                 {"action": "c2pa.published"}],
               "trainingMining": {"cawg.ai_training": "notAllowed"},
               "softwareAgent": "Painter 3",
               "label": {"class": "AI_GENERATED", "certainty": "CONFIRMED", "words": {"en": "AI-generated"}}},
             "asset": "…"}
            """;

    static final String UNKNOWN_ACTION =
            """
            {"type": "/problems/unknown-action", "title": "This action is not known", "status": 422,
             "detail": "c2pa.conjured is no C2PA action that can be written.",
             "errors": [
               {"pointer": "/actions/0/action", "detail": "c2pa.conjured is no C2PA action that can be written."}]}
            """;
}
