package dev.candor.consent.policy;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// One rule of one version.
///
/// @param code names it within its document, through all versions
/// @param statements the rule in words, by language
record PolicyRule(
        String code, Demand demand, Conditions conditions, Map<String, String> statements) {
    PolicyRule {
        statements = Map.copyOf(statements);
        if (statements.isEmpty()) {
            throw new IllegalArgumentException("A rule says in words what it rules");
        }
    }

    /// @param language one of those of [#statements]
    String statementIn(String language) {
        return Objects.requireNonNull(statements.get(language), language);
    }

    /// What the digest of its version covers.
    Map<String, Object> members() {
        var members = new TreeMap<String, Object>();
        members.put("code", code);
        members.put("effect", demand.effect().name());
        switch (demand) {
            case Demand.Prohibited _ -> {}
            case Demand.Approval(var role) -> members.put("role", role);
            case Demand.Label(var label) -> members.put("label", label);
        }
        members.put("conditions", conditions.named());
        members.put("statements", statements);
        return members;
    }
}
