package dev.candor.provenance.signing;

import dev.candor.provenance.media.FormShape;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The form of a signature request, for the OpenAPI document.
///
/// @param manifest as JSON, first
/// @param asset the media, then
/// @param parent the media before it was edited, if it was: its credentials are kept
/// @param ingredient what else went into it
@Schema(name = "SignatureForm")
record SignatureForm(
        @Schema(required = true) SignatureRequest manifest,
        @Schema(required = true, type = SchemaType.STRING, format = "binary") String asset,
        @Schema(type = SchemaType.STRING, format = "binary") @Nullable String parent,
        @Schema(
                        type = SchemaType.ARRAY,
                        description = "As many as the manifest has ingredients, in their order")
                @Nullable List<String> ingredient) {
    static final String MANIFEST = "manifest";
    static final String PARENT = "parent";
    static final String INGREDIENT = "ingredient";
    static final FormShape SHAPE =
            new FormShape(Set.of(MANIFEST), Set.of(PARENT), Set.of(INGREDIENT));

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
