package dev.candor.consent.receipt;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;

/// One grant as it is kept, with all that a receipt tells of it.
///
/// @param grant its row
/// @param lines what it is about
/// @param events what was done to it, oldest first
/// @param notice what was shown
/// @param entry the ledger entry of its present state
record GrantRecord(
        JsonObject grant,
        List<JsonObject> lines,
        List<JsonObject> events,
        JsonObject notice,
        JsonObject entry) {

    static GrantRecord of(Row row) {
        return new GrantRecord(
                row.getJsonObject("grant_row"),
                objects(row.getJsonArray("lines")),
                objects(row.getJsonArray("events")),
                row.getJsonObject("notice"),
                row.getJsonObject("entry"));
    }

    long ledgerSeq() {
        return grant.getLong("ledger_seq");
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }
}
