package dev.candor.consent.check;

/// What the OpenAPI document shows; a test reads them as requests and answers.
final class CheckExamples {
    static final String REQUEST =
            """
            {"subjects": ["0199c0de-0001-7000-8000-000000000001"], "action": "DISTRIBUTE", "modality": "IMAGE",
             "purpose": "awareness-campaign", "territories": ["DE", "CH"], "channel": "web",
             "licensee": "Studio Nord"}
            """;
    static final String ALLOW =
            """
            {"id": "0199c0de-0006-7000-8000-000000000006", "decision": "ALLOW",
             "subjects": [{"subject": "0199c0de-0001-7000-8000-000000000001", "decision": "ALLOW",
                           "reasons": ["permitted"], "grant": "0199c0de-0003-7000-8000-000000000003",
                           "ledgerSeq": 42}],
             "reasons": ["permitted"], "validUntil": "2027-06-01T00:00:00Z", "ledgerSeq": 42,
             "checkedAt": "2026-06-02T09:30:00Z"}
            """;
    static final String DENY =
            """
            {"id": "0199c0de-0007-7000-8000-000000000007", "decision": "DENY",
             "subjects": [{"subject": "0199c0de-0001-7000-8000-000000000001", "decision": "DENY",
                           "reasons": ["grant_withdrawn"]}],
             "reasons": ["grant_withdrawn"], "ledgerSeq": 77, "checkedAt": "2026-07-02T09:30:00Z"}
            """;

    private CheckExamples() {}
}
