package dev.candor.consent;

import static dev.candor.consent.Http.as;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The demo organization's ledger, whole.
final class LedgerEntries {
    private static final int MOST = 200;

    private LedgerEntries() {}

    static List<Map<String, Object>> all() {
        var all = new ArrayList<Map<String, Object>>();
        List<Map<String, Object>> page;
        do {
            page =
                    as("aldo.auditor")
                            .get("/v1/ledger/entries?limit=" + MOST + "&from=" + (all.size() + 1))
                            .then()
                            .statusCode(200)
                            .extract()
                            .path("items");
            all.addAll(page);
        } while (page.size() == MOST);
        return all;
    }

    /// What was told about a person, in order.
    static List<String> toldOf(String subject) {
        return all().stream()
                .filter(entry -> String.valueOf(entry.get("body")).contains(subject))
                .map(entry -> String.valueOf(entry.get("kind")))
                .toList();
    }
}
