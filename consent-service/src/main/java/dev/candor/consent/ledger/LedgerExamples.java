package dev.candor.consent.ledger;

/// What the OpenAPI document shows; a test reads them as answers.
final class LedgerExamples {
    static final String ENTRIES =
            """
            {"items": [{"seq": 42, "kind": "GRANT_EXPRESSED",
                        "leafHash": "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
                        "body": "{\\"at\\":\\"2026-06-01T12:05:00Z\\",\\"type\\":\\"GRANT_EXPRESSED\\"}",
                        "at": "2026-06-01T12:05:00Z", "grantId": "0199c0de-0003-7000-8000-000000000003"}]}
            """;

    private LedgerExamples() {}
}
