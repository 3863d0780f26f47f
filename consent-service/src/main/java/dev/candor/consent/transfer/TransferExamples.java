package dev.candor.consent.transfer;

/// What the OpenAPI document shows; a test reads them as answers.
final class TransferExamples {
    static final String SUBJECT_LINES =
            "{\"kind\": \"LIVING_ADULT\", \"displayName\": \"Ayo Example\", \"jurisdiction\":"
                    + " \"DE\", \"languages\": [\"en\", \"de\"]}";
    static final String SUBJECT_CSV =
            """
            kind,displayName,jurisdiction,languages[]
            LIVING_ADULT,"Example, Ayo",DE,en;de
            """;
    static final String WAITING =
            """
            {"id": "0199c0de-0301-7000-8000-000000000301", "kind": "SUBJECTS", "dryRun": false,
             "state": "WAITING", "rows": 10000, "taken": 0, "refused": 0, "createdAt": "2026-06-20T08:00:00Z"}
            """;
    static final String DONE =
            """
            {"id": "0199c0de-0301-7000-8000-000000000301", "kind": "SUBJECTS", "dryRun": false,
             "state": "DONE", "rows": 10000, "taken": 9999, "refused": 1, "createdAt": "2026-06-20T08:00:00Z",
             "finishedAt": "2026-06-20T08:00:31Z"}
            """;
    static final String PROBLEMS =
            """
            {"items": [{"row": 17, "type": "/problems/invalid-request", "title": "The request is not valid",
                        "detail": "Mend the members named in errors.",
                        "errors": [{"pointer": "/jurisdiction", "detail": "not a country code of ISO 3166-1 alpha-2"}]}]}
            """;
    static final String EXPORTED =
            """
            {"id": "0199c0de-0001-7000-8000-000000000001", "kind": "LIVING_ADULT", "displayName": "Ayo Example"}
            """;

    private TransferExamples() {}
}
