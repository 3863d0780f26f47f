package dev.candor.gateway.publication;

/// What the OpenAPI document shows of corrections and retractions.
final class AdjustmentExamples {
    static final String CORRECTION =
            """
            {"class": "AI_MODIFIED", "note": "Only the background was generated; the harbour is a photograph.",
             "knownSince": "2026-11-23T08:30:00Z"}
            """;
    static final String CORRECTED =
            """
            {"id": "0199c0de-000a-7000-8000-000000000001", "kind": "CORRECTION", "state": "MADE",
             "note": "Only the background was generated; the harbour is a photograph.", "class": "AI_MODIFIED",
             "verdictVersion": 2, "correction": "0199c0de-000b-7000-8000-000000000001", "actor": "Edgar Editor",
             "knownSince": "2026-11-23T08:30:00Z", "madeAt": "2026-11-23T08:42:10Z", "secondsToAdjust": 730.0}
            """;
    static final String RETRACTION =
            """
            {"note": "The person shown did not agree to this picture. Please do not use it."}
            """;
    static final String RETRACTED =
            """
            {"id": "0199c0de-000a-7000-8000-000000000002", "kind": "RETRACTION", "state": "MADE",
             "note": "The person shown did not agree to this picture. Please do not use it.", "actor": "Petra Publisher",
             "knownSince": "2026-11-23T09:00:00Z", "madeAt": "2026-11-23T09:00:00Z", "secondsToAdjust": 0.0}
            """;
    static final String LIST = "{\"items\": [" + CORRECTED + "]}";

    private AdjustmentExamples() {}
}
