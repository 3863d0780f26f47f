package dev.candor.consent.objection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the OpenAPI document shows; a test reads them as requests and answers.
final class ObjectionExamples {
    private static final String SCOPE =
            """
            "subjectId": "0199c0de-0001-7000-8000-000000000001", "actions": ["GENERATE", "TRAIN"],
            "likeness": ["FACE", "VOICE"],
            """;
    static final String REQUEST = "{" + SCOPE + "\"reason\": \"I do not want to be cloned.\"}";
    private static final String TERMS =
            "{\"id\": \"0199c0de-000c-7000-8000-00000000000c\","
                    + SCOPE
                    + """
                    "from": "2026-06-01T12:00:00Z", "reason": "I do not want to be cloned.",
                    "capacity": "SUBJECT", "raisedAt": "2026-06-01T12:00:00Z",
                    """;
    static final String STANDING = TERMS + "\"state\": \"STANDING\", \"ledgerSeq\": 50}";
    static final String LIFTED =
            TERMS
                    + "\"state\": \"LIFTED\", \"liftedAt\": \"2026-07-01T08:00:00Z\","
                    + " \"ledgerSeq\": 81}";
    static final String LIFTING = "{\"reason\": \"The film is worth it.\"}";
    static final String PAGE = "{\"items\": [" + STANDING + "]}";

    private ObjectionExamples() {}

    /// A page as the document shows it, which cannot name a generic type.
    record ObjectionPage(List<ObjectionView> items, @Nullable String next) {}
}
