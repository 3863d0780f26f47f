package dev.candor.consent;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Request bodies that are good, to be bent by the test that needs it.
final class Bodies {
    private Bodies() {}

    static Map<String, Object> subject() {
        return body(
                "kind", "LIVING_ADULT",
                "displayName", "Ayo Example",
                "jurisdiction", "DE",
                "languages", List.of("en", "de"));
    }

    static Map<String, Object> minor() {
        var body = subject();
        body.put("kind", "MINOR");
        body.put("majorityDate", LocalDate.now(ZoneOffset.UTC).plusYears(5).toString());
        return body;
    }

    static Map<String, Object> deceased() {
        var body = subject();
        body.put("kind", "DECEASED");
        body.put("dateOfDeath", "2019-11-02");
        return body;
    }

    static Map<String, Object> death() {
        return body("dateOfDeath", "2026-05-30", "evidence", List.of(deed("death-certificate")));
    }

    static Map<String, Object> verification(String method) {
        return body(
                "method",
                method,
                "provider",
                "eid-gateway",
                "evidence",
                List.of(deed("identity-report")));
    }

    static Map<String, Object> replica(String subject) {
        return body(
                "subjectId",
                subject,
                "kind",
                "VOICE_CLONE",
                "modalities",
                List.of("VOICE"),
                "sources",
                List.of("ab".repeat(32)),
                "tool",
                "example-voice 2.1",
                "custodian",
                "Studio Nord");
    }

    static Map<String, Object> deed(String type) {
        return Map.of("type", type, "sha256", "ef".repeat(32));
    }

    static Map<String, Object> party() {
        return body(
                "name", "Estate of Lou Example",
                "type", "ORGANIZATION",
                "roles", List.of("REPRESENTATIVE"),
                "address", "1 Example Street, 10115 Berlin, DE",
                "contact", "Robin Example, executor");
    }

    static Map<String, Object> guardian(String subject, String account) {
        return representative(subject, "GUARDIAN", account);
    }

    static Map<String, Object> representative(String subject, String kind, String account) {
        return body(
                "subjectId",
                subject,
                "kind",
                kind,
                "accountId",
                account,
                "evidence",
                List.of(Map.of("type", "court-order", "sha256", "ef".repeat(32))));
    }

    static Map<String, Object> notice() {
        return body(
                "title", "Likeness in campaigns",
                "language", "en",
                "text",
                        "We ask for leave to show you in a campaign. You can take it back at any"
                                + " time.",
                "presentation", "SEPARATE_DOCUMENT");
    }

    static Map<String, Object> grant(
            String subject, String notice, List<Map<String, Object>> scope) {
        return body(
                "subjectId", subject,
                "noticeId", notice,
                "licensee", "Studio Nord",
                "scope", scope);
    }

    static Map<String, Object> permit() {
        return body(
                "effect", "PERMIT",
                "actions", List.of("EDIT", "DISTRIBUTE"),
                "modalities", List.of("IMAGE"),
                "purposes", List.of("awareness-campaign"),
                "territories", List.of("WORLD"),
                "channels", List.of("*"),
                "from", "2020-01-01T00:00:00Z",
                "until", "2099-01-01T00:00:00Z",
                "description", "Posters and web pages of the spring campaign on water safety");
    }

    static Map<String, Object> agreement() {
        var line = permit();
        line.keySet().removeAll(List.of("from", "until", "description"));
        return body("title", "Campaign licence", "lines", List.of(line));
    }

    static Map<String, Object> prohibit() {
        var line = permit();
        line.put("effect", "PROHIBIT");
        line.put("purposes", List.of("advertising"));
        return line;
    }

    static Map<String, Object> expression() {
        return body(
                "method", "E_SIGN",
                "language", "en",
                "evidence", List.of(Map.of("type", "signed-pdf", "sha256", "ab".repeat(32))));
    }

    static Map<String, Object> assetLink(List<String> grants) {
        return body(
                "publicationId", UUID.randomUUID().toString(),
                "assetSha256", "cd".repeat(32),
                "manifest", "urn:c2pa:" + UUID.randomUUID(),
                "verdictId", UUID.randomUUID().toString(),
                "checkId", UUID.randomUUID().toString(),
                "grants", grants,
                "action", "DISTRIBUTE");
    }

    static Map<String, Object> exemption(String... subjects) {
        return body(
                "basis", "SATIRE",
                "subjects", List.of(subjects),
                "actions", List.of("GENERATE", "DISTRIBUTE"),
                "useKind", "ASSET",
                "useSha256", "ef".repeat(32),
                "contentFlags", List.of("political"),
                "rationale", "A sketch on a speech held in public");
    }

    static Map<String, Object> question(String... subjects) {
        return body(
                "subjects", List.of(subjects),
                "action", "DISTRIBUTE",
                "modality", "IMAGE",
                "purpose", "awareness-campaign",
                "territories", List.of("DE", "FR"),
                "channel", "web",
                "licensee", "Studio Nord");
    }

    /// A policy of a code that nobody had before.
    static Map<String, Object> policy() {
        var version = policyVersion();
        version.put("code", "newsroom-" + UUID.randomUUID().toString().substring(0, 8));
        return version;
    }

    /// Rules about a channel that no other test asks for, so that it may stay in force.
    static Map<String, Object> policyVersion() {
        return body(
                "texts",
                List.of(
                        policyText("en", "We never make another face."),
                        policyText("de", "Wir erzeugen kein anderes Gesicht.")),
                "rules",
                List.of(
                        body(
                                "code",
                                "no-masking",
                                "effect",
                                "PROHIBITED",
                                "techniques",
                                List.of("identity-masking"),
                                "channels",
                                List.of("newsroom"),
                                "statements",
                                Map.of("en", "No <made> faces.")),
                        body(
                                "code",
                                "ask-first",
                                "effect",
                                "REQUIRES_APPROVAL",
                                "role",
                                "standards-office",
                                "techniques",
                                List.of("reenactment"),
                                "channels",
                                List.of("newsroom"),
                                "statements",
                                Map.of("en", "Ask first.", "de", "Erst fragen."))));
    }

    private static Map<String, Object> policyText(String language, String plain) {
        return body(
                "language",
                language,
                "title",
                "Synthetic media & news",
                "text",
                "First.\n\nSecond.",
                "plain",
                plain);
    }

    /// A card of a code that nobody had before.
    static Map<String, Object> toolCard() {
        return body(
                "code",
                "fx-image-" + UUID.randomUUID(),
                "name",
                "FX Image",
                "provider",
                "Studio Nord",
                "modalities",
                List.of("IMAGE"),
                "texts",
                List.of(
                        body(
                                "language", "en",
                                "summary", "Makes pictures.",
                                "capabilities", List.of("Scenes"),
                                "limits", List.of("Text"),
                                "risks", List.of("Likenesses"))));
    }

    static Map<String, Object> acceptance(String policy, int version) {
        return body("policyId", policy, "version", version);
    }

    static Map<String, Object> approval(String policy) {
        return body(
                "policyId",
                policy,
                "rule",
                "ask-first",
                "useSha256",
                "ef".repeat(32),
                "approved",
                true);
    }

    private static Map<String, Object> body(Object... members) {
        var body = new HashMap<String, Object>();
        for (var i = 0; i < members.length; i += 2) {
            body.put((String) members[i], members[i + 1]);
        }
        return body;
    }
}
