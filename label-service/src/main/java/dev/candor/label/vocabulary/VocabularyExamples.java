package dev.candor.label.vocabulary;

/// What the OpenAPI document shows; a test holds it against the vocabulary that is shipped.
final class VocabularyExamples {
    /// One source type and two languages; an answer has them all.
    static final String VOCABULARY =
            """
            {"classes": ["AI_GENERATED", "AI_MODIFIED", "AI_MINOR", "CAPTURED", "HUMAN_EDITED", "HUMAN_CREATED",
                         "SYNTHETIC_NON_AI", "UNKNOWN"],
             "certainties": ["VERIFIED", "ASSERTED", "DECLARED", "INDICATED", "DISPUTED", "UNCONFIRMED"],
             "credentialStates": ["VALID_TRUSTED", "VALID_UNTRUSTED", "INVALID", "NONE", "UNAVAILABLE"],
             "digitalSourceTypes": [
               {"code": "trainedAlgorithmicMedia",
                "uri": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
                "labelClass": "AI_GENERATED"}],
             "token": "AI",
             "languages": [
               {"tag": "en", "name": "English", "direction": "LTR", "review": "DRAFT",
                "words": {"AI_GENERATED": "AI-generated", "AI_MODIFIED": "AI-modified", "NO_AI_LABEL": "No AI label"}},
               {"tag": "de", "name": "German", "direction": "LTR", "review": "DRAFT",
                "words": {"AI_GENERATED": "KI-generiert", "AI_MODIFIED": "Mit KI bearbeitet",
                          "NO_AI_LABEL": "Kein KI-Label"}}]}
            """;

    private VocabularyExamples() {}
}
