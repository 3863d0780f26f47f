package dev.candor.consent.verification;

/// What the OpenAPI document shows; a test reads them as requests and answers.
final class VerificationExamples {
    private static final String MEMBERS =
            """
            "method": "DOCUMENT", "provider": "eid-gateway", "level": 2, "at": "2026-06-01T11:58:00Z",
            "evidence": [{"type": "document-check-report",
                          "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}]
            """;
    static final String REQUEST = "{" + MEMBERS + "}";
    static final String VIEW =
            "{\"id\": \"0199c0de-0012-7000-8000-000000000012\", \"subjectId\":"
                    + " \"0199c0de-0001-7000-8000-000000000001\", \"recordedAt\":"
                    + " \"2026-06-01T12:00:00Z\", "
                    + MEMBERS
                    + "}";
    static final String ALL = "{\"level\": 2, \"items\": [" + VIEW + "]}";

    private VerificationExamples() {}
}
