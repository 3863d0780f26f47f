package dev.candor.consent.agreement;

/// What the OpenAPI document shows; a test reads them as requests and answers.
final class AgreementExamples {
    private static final String TERMS =
            """
            "title": "Campaign licence", "compensation": "Schedule B of the licence",
            "lines": [{"effect": "PERMIT", "actions": ["EDIT", "DISTRIBUTE"], "modalities": ["IMAGE", "VIDEO"],
                       "purposes": ["awareness-campaign"], "territories": ["WORLD"], "channels": ["*"],
                       "likeness": ["FACE", "BODY"], "contentLimits": ["political"]},
                      {"effect": "PROHIBIT", "actions": ["TRAIN"], "modalities": ["IMAGE", "VIDEO", "AUDIO"],
                       "purposes": ["*"], "territories": ["WORLD"], "channels": ["*"]}]
            """;
    static final String REQUEST = "{" + TERMS + "}";
    static final String DRAFT =
            "{"
                    + TERMS
                    + """
                    , "id": "0199c0de-0015-7000-8000-000000000015", "version": 1, "status": "DRAFT",
                    "createdAt": "2026-06-01T12:00:00Z"}
                    """;
    static final String PUBLISHED =
            "{"
                    + TERMS
                    + """
                    , "id": "0199c0de-0015-7000-8000-000000000015", "version": 1, "status": "PUBLISHED",
                    "createdAt": "2026-06-01T12:00:00Z", "publishedAt": "2026-06-02T12:00:00Z"}
                    """;
    static final String RETIRED =
            "{"
                    + TERMS
                    + """
                    , "id": "0199c0de-0015-7000-8000-000000000015", "version": 1, "status": "RETIRED",
                    "createdAt": "2026-06-01T12:00:00Z", "publishedAt": "2026-06-02T12:00:00Z",
                    "retiredAt": "2027-06-02T12:00:00Z"}
                    """;

    private AgreementExamples() {}
}
