package dev.candor.consent.chronicle;

import dev.candor.consent.ledger.CanonicalJson;
import dev.candor.consent.ledger.LedgerKind;
import dev.candor.kit.digest.Digests;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// One thing done about a person of the registry.
///
/// @param subject the person
/// @param about what changed: the person, a representative, a replica
/// @param plain what the ledger may show: ids, states and times, no personal data
/// @param details the rest; the ledger has a salted digest of it. Texts, whole numbers, booleans,
///     lists and maps of these
public record Act(
        LedgerKind kind,
        UUID subject,
        UUID about,
        Instant at,
        Map<String, Object> plain,
        Map<String, Object> details) {
    public Act {
        plain = Map.copyOf(plain);
        details = Map.copyOf(details);
    }

    Map<String, Object> members(String salt, String actor) {
        var leaf = new HashMap<>(plain);
        leaf.put("type", kind.name());
        leaf.put("subject", subject.toString());
        leaf.put("about", about.toString());
        leaf.put("at", at.toString());
        leaf.put(
                "record",
                Digests.sha256Hex(
                        CanonicalJson.of(
                                Map.of("salt", salt, "actor", actor, "details", details))));
        return leaf;
    }

    String detailsText() {
        return CanonicalJson.of(details);
    }
}
