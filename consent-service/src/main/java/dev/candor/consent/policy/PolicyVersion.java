package dev.candor.consent.policy;

import dev.candor.consent.ledger.CanonicalJson;
import dev.candor.kit.digest.Digests;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// One version of a policy document.
///
/// @param code names the document within its organization
/// @param acceptanceRequired whether nobody's check passes who has not accepted this version
/// @param texts at least one, the language it was written in first
record PolicyVersion(
        PolicyVersionId id,
        PolicyId policy,
        String code,
        int version,
        Effective effective,
        boolean acceptanceRequired,
        List<PolicyText> texts,
        List<PolicyRule> rules,
        Instant publishedAt) {
    PolicyVersion {
        texts = List.copyOf(texts);
        rules = List.copyOf(rules);
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("A policy has words in some language");
        }
    }

    Optional<PolicyRule> rule(String name) {
        return rules.stream().filter(rule -> rule.code().equals(name)).findFirst();
    }

    /// Its languages, the one it was written in first.
    List<String> languages() {
        return texts.stream().map(PolicyText::language).toList();
    }

    /// The words in the language that `wish` picks.
    PolicyText textFor(LanguageWish wish) {
        var language = wish.among(languages());
        return texts.stream()
                .filter(text -> text.language().equals(language))
                .findFirst()
                .orElseThrow();
    }

    /// SHA-256 over the canonical form of everything in it that never changes, lower-case
    /// hexadecimal.
    String digest() {
        var members = new HashMap<String, Object>();
        members.put("policy", policy.toString());
        members.put("code", code);
        members.put("version", version);
        members.put("effectiveFrom", effective.from().toString());
        members.put("acceptanceRequired", acceptanceRequired);
        members.put("texts", texts.stream().map(PolicyText::members).toList());
        members.put("rules", rules.stream().map(PolicyRule::members).toList());
        return Digests.sha256Hex(CanonicalJson.of(members));
    }
}
