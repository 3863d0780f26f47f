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

    static final String KEY =
            """
            {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
             "kid": "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k", "use": "sig", "alg": "EdDSA",
             "madeAt": "2026-06-01T12:00:00Z", "endorsement": "eyJhbGciOiJFZERTQSJ9.eyJudW1iZXIiOjJ9.c2ln"}
            """;

    static final String KEYS =
            """
            {"keys": [{"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
                       "kid": "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k", "use": "sig", "alg": "EdDSA",
                       "madeAt": "2026-06-01T12:00:00Z"}]}
            """;

    private LedgerExamples() {}
}
