package dev.candor.consent.receipt;

import dev.candor.consent.vault.Keyring;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.UUID;

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

    UUID subject() {
        return UUID.fromString(grant.getString("subject_id"));
    }

    /// The same with what a receipt shows of what is sealed.
    GrantRecord opened(Keyring keys) {
        var person = subject();
        lines.forEach(
                line ->
                        line.put(
                                "description",
                                opened(keys, person, "scope_line.description", line)));
        if (grant.getString("retention") != null) {
            grant.put("retention", opened(keys, person, "consent_grant.retention", grant));
        }
        var recipients =
                grant.getJsonArray("recipients", new JsonArray()).stream()
                        .map(one -> keys.open(person, "consent_grant.recipients", (String) one))
                        .map(one -> one.orElse(Keyring.ERASED))
                        .toList();
        grant.put("recipients", new JsonArray(recipients));
        return this;
    }

    private static String opened(Keyring keys, UUID person, String field, JsonObject row) {
        var column = field.substring(field.indexOf('.') + 1);
        return keys.open(person, field, row.getString(column)).orElse(Keyring.ERASED);
    }

    long ledgerSeq() {
        return grant.getLong("ledger_seq");
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }
}
