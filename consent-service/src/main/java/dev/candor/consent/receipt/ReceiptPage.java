package dev.candor.consent.receipt;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A receipt as a page that reads and prints without script.
final class ReceiptPage {
    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Consent receipt</title>
            <meta name="viewport" content="width=device-width">
            <style>
            body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}
            h1{font-size:1.6rem}h2{font-size:1.15rem;margin-top:2rem}
            dt{font-weight:600}dd{margin:0 0 .6rem;overflow-wrap:anywhere}
            table{border-collapse:collapse;width:100%%}th,td{text-align:left;padding:.3rem .5rem;border-bottom:1px solid #bbb;vertical-align:top}
            pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.8rem}
            @media print{body{margin:0;max-width:none;font-size:11pt}section{break-inside:avoid}}
            </style></head><body><main>
            <h1>Consent receipt</h1>
            <dl>%s</dl>
            <h2>What was agreed</h2>%s
            <h2>What was done</h2>
            <table><thead><tr><th>When</th><th>What</th><th>State</th><th>By</th><th>Entry</th></tr></thead><tbody>%s</tbody></table>
            <h2>To take it back</h2><p>%s</p>
            <h2>Proof</h2>
            <p>Entry %s of the ledger below has this state. Keep the JSON form of this receipt: <code>candor receipt verify</code>
            checks it offline.</p><pre>%s</pre>
            </main></body></html>
            """;

    private ReceiptPage() {}

    static String of(JsonObject receipt) {
        var header = receipt.getJsonObject("header");
        var processing = receipt.getJsonObject("processing");
        var state = receipt.getJsonObject("state");
        var ledger = receipt.getJsonObject("ledger");
        var parties = receipt.getJsonArray("parties");
        var notice = processing.getJsonObject("privacy_notice");
        var facts =
                fact("Receipt", header.getString("receipt_id"))
                        + fact("Grant", header.getString("record_id"))
                        + fact("Person", header.getString("pii_principal_id"))
                        + fact(
                                "Given to",
                                parties.getJsonObject(parties.size() - 1).getString("party_name"))
                        + fact(
                                "State",
                                state.getString("state") + " since " + state.getString("since"))
                        + fact(
                                "Notice shown",
                                "%s, version %d, %s"
                                        .formatted(
                                                notice.getString("title"),
                                                notice.getInteger("version"),
                                                processing.getString("language")))
                        + fact(
                                "Issued",
                                header.getString("issued_at")
                                        + " by "
                                        + header.getString("issuer"));
        return PAGE.formatted(
                facts,
                each(processing.getJsonArray("purposes"), ReceiptPage::line),
                each(receipt.getJsonArray("events"), ReceiptPage::event),
                escaped(processing.getString("withdrawal_method")),
                ledger.getLong("seq"),
                escaped(ledger.getString("checkpoint")));
    }

    private static String each(JsonArray items, Function<JsonObject, String> form) {
        return items.stream()
                .map(item -> form.apply((JsonObject) item))
                .collect(Collectors.joining());
    }

    private static String line(JsonObject line) {
        return "<section><h3>%s</h3><dl>%s%s%s%s%s%s</dl></section>"
                .formatted(
                        "PERMIT".equals(line.getString("effect")) ? "Allowed" : "Not allowed",
                        fact("What for", line.getString("description")),
                        fact("Actions", joined(line, "actions")),
                        fact("Purposes", joined(line, "purpose")),
                        fact("Media", joined(line, "media")),
                        fact(
                                "Where",
                                joined(line, "geographic_restrictions")
                                        + "; "
                                        + joined(line, "service")),
                        fact(
                                "When",
                                line.getString("from")
                                        + " to "
                                        + line.getString("until", "no end")));
    }

    private static String event(JsonObject event) {
        return "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%d</td></tr>"
                .formatted(
                        escaped(event.getString("event_time")),
                        escaped(event.getString("event_type")),
                        escaped(event.getString("event_state")),
                        escaped(event.getString("entity_id")),
                        event.getLong("ledger_seq"));
    }

    private static String fact(String name, String value) {
        return "<dt>%s</dt><dd>%s</dd>".formatted(name, escaped(value));
    }

    private static String joined(JsonObject line, String name) {
        return line.getJsonArray(name).stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
