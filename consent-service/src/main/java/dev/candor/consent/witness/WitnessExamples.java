package dev.candor.consent.witness;

/// What the OpenAPI document shows; a test reads it as an answer.
final class WitnessExamples {
    static final String COSIGNATURES =
            """
            {"witness": "witness.example.net", "publicKey": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
             "items": [{"origin": "candor.example.org/registry/studio-nord", "size": 2, "at": "2026-06-01T12:05:10Z",
                        "note": "candor.example.org/registry/studio-nord\\n2\\n+sVCA+fMaWzw38tCySodnbr3CtnmIfS9jZhmLwDjwSU=\\ntime 2026-06-01T12:05:01Z\\n\\n— candor.example.org/registry/studio-nord x08go/ZJ\\n— witness.example.net BwJnAM==\\n"}],
             "conflicts": []}
            """;

    private WitnessExamples() {}
}
