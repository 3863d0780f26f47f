package dev.candor.consent.receipt;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The scope lines of a receipt as an ODRL 2.2 agreement: PERMIT lines are permissions, PROHIBIT
/// lines prohibitions, and a prohibition wins.
final class Odrl {
    private static final String NAMESPACE = "urn:candor:odrl:";

    private Odrl() {}

    static Map<String, Object> of(JsonObject receipt) {
        var header = receipt.getJsonObject("header");
        var lines = receipt.getJsonObject("processing").getJsonArray("purposes");
        var parties = receipt.getJsonArray("parties");
        var agreement = new LinkedHashMap<String, Object>();
        agreement.put("@context", "http://www.w3.org/ns/odrl.jsonld");
        agreement.put("@type", "Agreement");
        agreement.put("uid", "urn:uuid:" + header.getString("record_id"));
        agreement.put("profile", NAMESPACE + "1");
        agreement.put("conflict", "prohibit");
        agreement.put("assigner", "urn:uuid:" + header.getString("pii_principal_id"));
        agreement.put(
                "assignee", parties.getJsonObject(parties.size() - 1).getString("party_name"));
        agreement.put("permission", rules(header, lines, "PERMIT"));
        agreement.put("prohibition", rules(header, lines, "PROHIBIT"));
        return agreement;
    }

    private static List<Map<String, Object>> rules(
            JsonObject header, JsonArray lines, String effect) {
        return lines.stream()
                .map(JsonObject.class::cast)
                .filter(line -> effect.equals(line.getString("effect")))
                .map(line -> rule(header, line))
                .toList();
    }

    private static Map<String, Object> rule(JsonObject header, JsonObject line) {
        var rule = new LinkedHashMap<String, Object>();
        rule.put("target", "urn:uuid:" + header.getString("pii_principal_id"));
        rule.put("action", prefixed(strings(line, "actions")));
        rule.put("dc:description", line.getString("description"));
        var constraints = new ArrayList<Map<String, Object>>();
        anyOf(constraints, "purpose", prefixed(strings(line, "purpose")));
        anyOf(constraints, "media", prefixed(strings(line, "media")));
        anyOf(constraints, "spatial", strings(line, "geographic_restrictions"));
        anyOf(constraints, "deliveryChannel", prefixed(strings(line, "service")));
        anyOf(constraints, "language", strings(line, "languages"));
        for (var name : List.of("techniques", "projects", "content_limits")) {
            anyOf(constraints, NAMESPACE + name, strings(line, name));
        }
        constraints.add(constraint("dateTime", "gteq", line.getString("from")));
        if (line.containsKey("until")) {
            constraints.add(constraint("dateTime", "lt", line.getString("until")));
        }
        if (line.containsKey("max_uses")) {
            constraints.add(constraint("count", "lteq", line.getInteger("max_uses")));
        }
        rule.put("constraint", constraints);
        return rule;
    }

    private static void anyOf(
            List<Map<String, Object>> constraints, String operand, List<String> values) {
        if (!values.isEmpty()) {
            constraints.add(constraint(operand, "isAnyOf", values));
        }
    }

    private static Map<String, Object> constraint(String operand, String operator, Object value) {
        return Map.of("leftOperand", operand, "operator", operator, "rightOperand", value);
    }

    private static List<String> prefixed(List<String> values) {
        return values.stream().map(value -> NAMESPACE + value).toList();
    }

    private static List<String> strings(JsonObject line, String name) {
        return line.getJsonArray(name, new JsonArray()).stream().map(String.class::cast).toList();
    }
}
