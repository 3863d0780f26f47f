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

    static final String CHECKPOINT =
            """
            {"origin": "candor.example.org/registry/studio-nord", "size": 2,
             "root": "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
             "at": "2026-06-01T12:05:01Z", "kid": "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
             "note": "candor.example.org/registry/studio-nord\\n2\\n+sVCA+fMaWzw38tCySodnbr3CtnmIfS9jZhmLwDjwSU=\\ntime 2026-06-01T12:05:01Z\\n\\n— candor.example.org/registry/studio-nord x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\\n"}
            """;

    static final String INCLUSION =
            """
            {"seq": 1, "size": 2, "leafHash": "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
             "path": ["96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"],
             "root": "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"}
            """;

    static final String CONSISTENCY =
            """
            {"from": 1, "to": 2, "fromRoot": "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
             "toRoot": "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
             "path": ["96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"]}
            """;

    private LedgerExamples() {}
}
