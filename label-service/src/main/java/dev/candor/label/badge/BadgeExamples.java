package dev.candor.label.badge;

/// What the OpenAPI document shows; a test holds it against the badge of a verdict.
final class BadgeExamples {
    static final String VIEW =
            """
            {"verdictId": "0199c0de-0005-7000-8000-000000000001", "version": 1,
             "class": "AI_GENERATED", "certainty": "DECLARED", "credentialState": "NONE",
             "digitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
             "standing": "PUBLISHED", "label": "KI-generiert · Laut Urheber",
             "title": "KI-generiert · Laut Urheber",
             "description": "Laut der hochladenden Person: KI-generiert. Es trägt ein KI-Label, wo die Märkte eines verlangen.",
             "language": "de", "direction": "ltr", "review": "DRAFT", "credentialsIcon": false,
             "credentials": "Content Credentials: keine", "evidence": "Version 1, 22. November 2026",
             "token": "AI", "decidedAt": "2026-11-22T12:00:00Z"}
            """;

    static final String OEMBED =
            """
            {"version": "1.0", "type": "rich", "title": "KI-generiert · Laut Urheber",
             "html": "<details class=\\"candor-label\\" lang=\\"de\\" dir=\\"ltr\\">…</details>",
             "width": 320, "height": 40, "cache_age": 0, "class": "AI_GENERATED", "certainty": "DECLARED",
             "standing": "PUBLISHED", "evidence": "/v1/embeds/0199c0de-0005-7000-8000-000000000001"}
            """;

    private BadgeExamples() {}
}
