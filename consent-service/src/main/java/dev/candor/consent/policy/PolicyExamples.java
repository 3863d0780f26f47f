package dev.candor.consent.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the OpenAPI document shows; a test reads them as requests and answers.
final class PolicyExamples {
    private static final String TEXTS =
            """
            "texts": [
              {"language": "en", "title": "Synthetic media in our news", "text": "We do not hide who speaks by making another face.\\n\\nOther uses need the standards office.",
               "plain": "We never change a source's face or voice by a machine. Anything else synthetic is looked at first."},
              {"language": "de", "title": "Synthetische Medien in unseren Nachrichten", "text": "Wir verbergen niemanden hinter einem erzeugten Gesicht.",
               "plain": "Wir verändern nie das Gesicht oder die Stimme einer Quelle mit einer Maschine."}]
            """;
    private static final String RULES =
            """
            "rules": [
              {"code": "no-identity-masking", "effect": "PROHIBITED", "techniques": ["identity-masking"],
               "statements": {"de": "Keine erzeugten Gesichter für Quellen.", "en": "No made faces for sources."}},
              {"code": "synthetic-any", "effect": "REQUIRES_APPROVAL", "role": "standards-office",
               "actions": ["GENERATE"], "statements": {"en": "Everything else synthetic is approved first."}},
              {"code": "label-first", "effect": "REQUIRES_LABEL", "label": "before-exposure",
               "actions": ["DISTRIBUTE"], "channels": ["web"], "statements": {"en": "People know before they look."}}]
            """;
    private static final String VERSION =
            "\"effectiveFrom\": \"2036-07-01T00:00:00Z\", \"acceptanceRequired\": true, "
                    + TEXTS
                    + ", "
                    + RULES;
    static final String REQUEST = "{\"code\": \"synthetic-media\", " + VERSION + "}";
    static final String NEXT = "{" + VERSION + "}";
    static final String VIEW =
            """
            {"id": "0199c0de-0101-7000-8000-000000000101", "versionId": "0199c0de-0102-7000-8000-000000000102",
             "code": "synthetic-media", "version": 1, "status": "UPCOMING",
            """
                    + VERSION
                    + """
                    , "digest": "7d793037a0760186574b0282f2f435e7b4d3b1e5d0b3a1c6f3b0c6f3b0c6f3b0",
                     "publishedAt": "2026-06-20T08:00:00Z"}
                    """;
    static final String PAGE = "{\"items\": [" + VIEW + "]}";
    static final String HISTORY = PAGE;
    static final String PLAIN =
            """
            {"id": "0199c0de-0101-7000-8000-000000000101", "code": "synthetic-media", "version": 1,
             "status": "UPCOMING", "language": "de", "languages": ["en", "de"], "fallback": false,
             "title": "Synthetische Medien in unseren Nachrichten",
             "plain": "Wir verändern nie das Gesicht oder die Stimme einer Quelle mit einer Maschine.",
             "rules": [{"code": "no-identity-masking", "effect": "PROHIBITED",
                        "statement": "Keine erzeugten Gesichter für Quellen.", "language": "de"}],
             "effectiveFrom": "2036-07-01T00:00:00Z"}
            """;
    static final String CITATION =
            """
            {"policyId": "0199c0de-0101-7000-8000-000000000101", "versionId": "0199c0de-0102-7000-8000-000000000102",
             "code": "synthetic-media", "version": 1,
             "rule": {"code": "no-identity-masking", "effect": "PROHIBITED", "techniques": ["identity-masking"],
                      "statements": {"en": "No made faces for sources."}},
             "effectiveFrom": "2036-07-01T00:00:00Z"}
            """;
    static final String RETIREMENT = "{\"at\": \"2037-01-01T00:00:00Z\"}";
    static final String ACCEPTANCE =
            "{\"policyId\": \"0199c0de-0101-7000-8000-000000000101\", \"version\": 1}";
    static final String ACCEPTED =
            """
            {"id": "0199c0de-0103-7000-8000-000000000103", "policyId": "0199c0de-0101-7000-8000-000000000101",
             "versionId": "0199c0de-0102-7000-8000-000000000102", "accountId": "8c1f0a52-6f0e-4a52-9d0e-0a7a5c1f2b3d",
             "acceptedAt": "2026-07-02T09:00:00Z", "ledgerSeq": 44}
            """;
    static final String ACCEPTED_PAGE = "{\"items\": [" + ACCEPTED + "]}";
    static final String APPROVAL =
            """
            {"policyId": "0199c0de-0101-7000-8000-000000000101", "rule": "synthetic-any",
             "useSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
             "approved": true, "reason": "Animated map, nobody shown", "validUntil": "2026-12-31T00:00:00Z"}
            """;
    static final String APPROVED =
            """
            {"id": "0199c0de-0104-7000-8000-000000000104", "versionId": "0199c0de-0102-7000-8000-000000000102",
             "rule": "synthetic-any", "role": "standards-office",
             "useSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
             "approved": true, "reason": "Animated map, nobody shown", "decidedAt": "2026-07-03T10:00:00Z",
             "validUntil": "2026-12-31T00:00:00Z", "ledgerSeq": 45}
            """;
    static final String APPROVED_PAGE = "{\"items\": [" + APPROVED + "]}";

    private PolicyExamples() {}

    /// A page as the document shows it, which cannot name a generic type.
    record PolicyPage(List<PolicyView> items, @Nullable String next) {}

    /// A page as the document shows it, which cannot name a generic type.
    record AcceptancePage(List<AcceptanceView> items, @Nullable String next) {}

    /// A page as the document shows it, which cannot name a generic type.
    record PolicyApprovalPage(List<PolicyApprovalView> items, @Nullable String next) {}
}
