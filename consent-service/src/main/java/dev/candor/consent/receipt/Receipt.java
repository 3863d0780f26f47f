package dev.candor.consent.receipt;

import dev.candor.consent.ledger.InclusionView;
import dev.candor.consent.ledger.SignedCheckpoint;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The content of a receipt, member by member. Names of ISO/IEC TS 27560 where it has one; nothing
/// of a person but what identifies the record to them.
final class Receipt {
    static final String SCHEMA = "candor-receipt-1";

    private static final String WITHDRAWAL =
            "POST /v1/grants/{record_id}/withdrawal, at any time, without a reason";

    private Receipt() {}

    /// @param keys the registry's published keys, as JWKs
    static Map<String, Object> of(
            Issue issue,
            GrantRecord record,
            InclusionView inclusion,
            SignedCheckpoint checkpoint,
            List<Map<String, Object>> keys) {
        var receipt = new LinkedHashMap<String, Object>();
        receipt.put("header", header(issue, record));
        receipt.put("processing", processing(issue, record));
        receipt.put("parties", parties(issue, record));
        receipt.put("events", record.events().stream().map(event -> event(event, record)).toList());
        receipt.put("state", state(record));
        receipt.put("ledger", ledger(record, inclusion, checkpoint));
        receipt.put("keys", Map.of("keys", keys));
        return receipt;
    }

    /// Who issues which receipt, and when.
    ///
    /// @param withdrawalAt address of the page where a person takes a grant back
    /// @param authority who hears complaints
    record Issue(
            String issuer,
            String organization,
            String id,
            Instant at,
            @Nullable String withdrawalAt,
            @Nullable String authority) {}

    private static Map<String, Object> header(Issue issue, GrantRecord record) {
        return Map.of(
                "schema_version", SCHEMA,
                "receipt_id", issue.id(),
                "record_id", record.grant().getString("id"),
                "pii_principal_id", record.grant().getString("subject_id"),
                "issuer", issue.issuer(),
                "organization", issue.organization(),
                "issued_at", issue.at().toString());
    }

    private static Map<String, Object> processing(Issue issue, GrantRecord record) {
        var grant = record.grant();
        var processing = new LinkedHashMap<String, Object>();
        processing.put("privacy_notice", notice(record.notice()));
        processing.put("language", language(record));
        processing.put("purposes", record.lines().stream().map(Receipt::line).toList());
        processing.put("pii_controllers", List.of(issue.organization()));
        processing.put(
                "recipient_third_parties",
                strings(grant, "recipients").orElse(List.of(grant.getString("licensee"))));
        processing.put("jurisdiction", strings(grant, "jurisdictions").orElse(List.of()));
        processing.put("withdrawal_method", WITHDRAWAL);
        put(processing, "lawful_basis", grant.getString("lawful_basis"));
        put(processing, "retention_period", grant.getString("retention"));
        put(processing, "counsel_or_union", grant.getString("counsel_or_union"));
        strings(grant, "profiles").ifPresent(all -> processing.put("codes_of_conduct", all));
        put(processing, "withdrawal_at", issue.withdrawalAt());
        put(processing, "authority_party", issue.authority());
        return processing;
    }

    private static Map<String, Object> notice(JsonObject notice) {
        return Map.of(
                "id", notice.getString("id"),
                "version", notice.getInteger("version"),
                "title", notice.getString("title"),
                "language", notice.getString("language"),
                "text_sha256", notice.getString("text_sha256"),
                "presentation", notice.getString("presentation"));
    }

    /// That of the latest expression, else that of the notice.
    private static String language(GrantRecord record) {
        return record.events().reversed().stream()
                .map(event -> event.getString("language"))
                .filter(language -> language != null)
                .findFirst()
                .orElse(record.notice().getString("language"));
    }

    static Map<String, Object> line(JsonObject row) {
        var line = new LinkedHashMap<String, Object>();
        line.put("effect", row.getString("effect"));
        line.put("description", row.getString("description"));
        line.put("purpose", strings(row, "purposes").orElse(List.of()));
        line.put("actions", strings(row, "actions").orElse(List.of()));
        line.put("media", strings(row, "modalities").orElse(List.of()));
        line.put("geographic_restrictions", strings(row, "territories").orElse(List.of()));
        line.put("service", strings(row, "channels").orElse(List.of()));
        line.put("from", instant(row.getString("valid_from")));
        if (row.getString("valid_until") != null) {
            line.put("until", instant(row.getString("valid_until")));
        }
        line.put("pii_information", information(row));
        for (var name : List.of("techniques", "projects", "languages", "content_limits")) {
            strings(row, name).ifPresent(all -> line.put(name, all));
        }
        put(line, "approval", row.getString("approval"));
        put(line, "label_class", row.getString("label_class"));
        put(line, "post_mortem", row.getString("post_mortem"));
        if (row.getString("post_mortem_until") != null) {
            line.put("post_mortem_until", instant(row.getString("post_mortem_until")));
        }
        flag(line, "provenance", row.getBoolean("discloses_provenance"));
        flag(line, "attribution", row.getBoolean("discloses_name"));
        if (row.getInteger("max_uses") != null) {
            line.put("max_uses", row.getInteger("max_uses"));
        }
        if (row.getBoolean("sublicense") != null) {
            line.put("sublicense", row.getBoolean("sublicense"));
        }
        return line;
    }

    private static List<Map<String, Object>> information(JsonObject row) {
        return strings(row, "likeness").orElse(List.of("LIKENESS")).stream()
                .map(
                        part ->
                                Map.<String, Object>of(
                                        "pii_type", part, "sensitive_pii_category", true))
                .toList();
    }

    private static List<Map<String, Object>> parties(Issue issue, GrantRecord record) {
        return List.of(
                Map.of("party_id", issue.organization(), "party_type", "CONTROLLER"),
                Map.of(
                        "party_id", "licensee",
                        "party_name", record.grant().getString("licensee"),
                        "party_type", "LICENSEE"));
    }

    private static Map<String, Object> event(JsonObject row, GrantRecord record) {
        var event = new LinkedHashMap<String, Object>();
        event.put("event_time", instant(row.getString("at")));
        event.put("event_type", row.getString("kind"));
        event.put("event_state", row.getString("to_state"));
        event.put("dpv", Dpv.status(row.getString("to_state")));
        event.put("entity_id", row.getString("capacity"));
        event.put("validity_duration", validity(record));
        event.put("ledger_seq", row.getLong("ledger_seq"));
        put(event, "method", row.getString("method"));
        put(event, "language", row.getString("language"));
        strings(row, "evidence_sha256").ifPresent(all -> event.put("evidence_sha256", all));
        return event;
    }

    private static Map<String, Object> validity(GrantRecord record) {
        var validity = new LinkedHashMap<String, Object>();
        record.lines().stream()
                .map(line -> instant(line.getString("valid_from")))
                .min(String::compareTo)
                .ifPresent(from -> validity.put("from", from));
        if (record.lines().stream().allMatch(line -> line.getString("valid_until") != null)) {
            record.lines().stream()
                    .map(line -> instant(line.getString("valid_until")))
                    .max(String::compareTo)
                    .ifPresent(until -> validity.put("until", until));
        }
        return validity;
    }

    private static Map<String, Object> state(GrantRecord record) {
        var grant = record.grant();
        return Map.of(
                "state", grant.getString("state"),
                "dpv", Dpv.status(grant.getString("state")),
                "since", instant(grant.getString("since")),
                "version", grant.getInteger("version"),
                "ledger_seq", record.ledgerSeq());
    }

    private static Map<String, Object> ledger(
            GrantRecord record, InclusionView inclusion, SignedCheckpoint checkpoint) {
        return Map.of(
                "seq", inclusion.seq(),
                "body", record.entry().getString("body"),
                "leaf_hash", inclusion.leafHash(),
                "size", inclusion.size(),
                "path", inclusion.path(),
                "root", inclusion.root(),
                "checkpoint", checkpoint.note().format());
    }

    static Optional<List<String>> strings(JsonObject row, String name) {
        JsonArray array = row.getJsonArray(name);
        if (array == null || array.isEmpty()) {
            return Optional.empty();
        }
        var all = new ArrayList<String>();
        array.forEach(item -> all.add((String) item));
        return Optional.of(all);
    }

    private static String instant(String timestamp) {
        return OffsetDateTime.parse(timestamp).toInstant().toString();
    }

    private static void flag(Map<String, Object> members, String name, @Nullable Boolean value) {
        if (Boolean.TRUE.equals(value)) {
            members.put(name, true);
        }
    }

    private static void put(Map<String, Object> members, String name, @Nullable String value) {
        if (value != null) {
            members.put(name, value);
        }
    }
}
