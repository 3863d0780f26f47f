package dev.candor.consent.receipt;

import io.vertx.core.json.JsonObject;

/// Receipts for tests, with the members that a person reads.
final class Receipts {
    private Receipts() {}

    /// Studio <Nord> may publish a film and must not train a model.
    static JsonObject active() {
        return new JsonObject(
                """
                {"header":{"schema_version":"candor-receipt-1",
                  "receipt_id":"0199c0de-0009-7000-8000-000000000009",
                  "record_id":"0199c0de-0003-7000-8000-000000000003",
                  "pii_principal_id":"0199c0de-0001-7000-8000-000000000001",
                  "issuer":"candor.example.org/registry","organization":"studio-nord",
                  "issued_at":"2026-06-01T12:06:00Z"},
                 "processing":{"privacy_notice":{"id":"0199c0de-0002-7000-8000-000000000002",
                   "version":2,"title":"Your likeness in our film","language":"en",
                   "text_sha256":"00","presentation":"SEPARATE_DOCUMENT"},
                  "language":"de","pii_controllers":["studio-nord"],
                  "recipient_third_parties":["Studio <Nord>"],"jurisdiction":["DE"],
                  "withdrawal_method":"POST","withdrawal_at":"https://candor.example.org/portal/mine",
                  "authority_party":"Der Hamburgische Beauftragte für Datenschutz",
                  "counsel_or_union":"UNION",
                  "purposes":[
                   {"effect":"PERMIT","description":"The film on the harbour, in cinemas",
                    "purpose":["documentary"],"actions":["DISTRIBUTE","EDIT"],"media":["VIDEO"],
                    "geographic_restrictions":["EU","CH"],"service":["*"],
                    "from":"2026-06-01T00:00:00Z","until":"2030-01-01T00:00:00Z",
                    "pii_information":[{"pii_type":"FACE"}],"content_limits":["sexual"],
                    "approval":"PER_USE","label_class":"ai-modified","max_uses":3},
                   {"effect":"PROHIBIT","description":"","purpose":["*"],"actions":["TRAIN"],
                    "media":["VIDEO","IMAGE"],"geographic_restrictions":["WORLD"],"service":["*"],
                    "from":"2026-06-01T00:00:00Z","pii_information":[{"pii_type":"LIKENESS"}]}]},
                 "parties":[{"party_id":"studio-nord","party_type":"CONTROLLER"},
                  {"party_id":"licensee","party_name":"Studio <Nord>","party_type":"LICENSEE"}],
                 "events":[
                  {"event_time":"2026-06-01T12:00:00Z","event_type":"GRANT_REQUESTED",
                   "event_state":"REQUESTED","entity_id":"ORGANIZATION","ledger_seq":1},
                  {"event_time":"2026-06-01T12:05:00Z","event_type":"GRANT_EXPRESSED",
                   "event_state":"ACTIVE","entity_id":"SUBJECT","ledger_seq":2,"method":"E_SIGN"}],
                 "state":{"state":"ACTIVE","dpv":"ConsentGiven","since":"2026-06-01T12:05:00Z",
                  "version":2,"ledger_seq":2},
                 "ledger":{"seq":2,"checkpoint":"candor.example.org/registry\\n3\\nabc=\\n"}}
                """);
    }

    /// The same, taken back.
    static JsonObject withdrawn() {
        var receipt = active();
        receipt.getJsonObject("state").put("state", "WITHDRAWN");
        return receipt;
    }
}
