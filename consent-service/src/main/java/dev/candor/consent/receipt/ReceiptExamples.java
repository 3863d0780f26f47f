package dev.candor.consent.receipt;

/// What the OpenAPI document shows; a test reads it as an answer.
final class ReceiptExamples {
    static final String RECEIPT =
            """
            {"receipt": {
               "header": {"schema_version": "candor-receipt-1",
                          "receipt_id": "0199c0de-0009-7000-8000-000000000009",
                          "record_id": "0199c0de-0003-7000-8000-000000000003",
                          "pii_principal_id": "0199c0de-0001-7000-8000-000000000001",
                          "issuer": "candor.example.org/registry", "organization": "studio-nord",
                          "issued_at": "2026-06-01T12:06:00Z"},
               "state": {"state": "ACTIVE", "dpv": "ConsentGiven", "since": "2026-06-01T12:05:00Z",
                         "version": 2, "ledger_seq": 2}},
             "jws": "eyJhbGciOiJFZERTQSJ9.e30.c2ln"}
            """;

    private ReceiptExamples() {}
}
