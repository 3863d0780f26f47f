package dev.candor.label.profile;

/// What the OpenAPI document shows; a test holds it against the profiles that are shipped.
final class ProfileExamples {
    private static final String IMAGE =
            """
            {"visible": "REQUIRED", "defaultPosition": "TOP_RIGHT",
             "allowedPositions": ["TOP_RIGHT", "TOP_LEFT", "BOTTOM_RIGHT", "BOTTOM_LEFT"],
             "minHeightRatio": 0.025, "minHeightPixels": 12, "insetRatio": 0.03, "minContrast": 4.5}\
            """;
    static final String PROFILE =
            """
            {"id": "neutral-default", "version": 1,
             "title": "Neutral default, for markets without a profile of their own",
             "kind": "GUIDANCE", "status": "GUIDANCE", "effective": "2024-11-19", "reviewBy": "2027-02-02",
             "addressee": "Whoever publishes AI-generated or AI-modified media",
             "addressees": ["DEPLOYER", "PROVIDER", "PLATFORM", "ADVERTISER"], "markets": [],
             "layers": "WORDS", "tokenAloneBelow": 0,
             "image":\
            """
                    + IMAGE
                    + """
                    ,
                     "text": {"visible": "REQUIRED", "places": ["ABOVE", "START", "END"], "anyPlace": true,
                              "onlyWhen": [], "unless": []},
                     "triggers": ["material use of AI"],
                     "exemptions": ["use of AI that changes nothing people see"],
                     "accessibility": ["WCAG 2.1 AA", "the text alternative carries the disclosure"],
                     "ownChoices": ["all figures: the sources name none"],
                     "confidence": "PRIMARY",
                     "sources": [
                       {"key": "PAI",
                        "title": "Partnership on AI, Responsible Practices for Synthetic Media, and its recommendations on direct disclosure",
                        "date": "2024-11-19", "confidence": "SECONDARY"},
                       {"key": "C2PA-UX",
                        "title": "C2PA user experience guidance for implementers 2.0: plain words, one label, one neutral colour",
                        "date": "2026-08-01", "confidence": "PRIMARY"}],
                     "holds": false, "stale": false}
                    """;
    static final String LIST =
            "{\"on\": \"2026-11-22\", \"items\": [" + PROFILE + "], \"stale\": []}";
    private static final String HOUSE =
            """
            {"id": "house-rules-jp", "version": 1, "title": "Our own rules for Japan", "kind": "CODE",
             "status": "IN_FORCE", "effective": "2026-12-01", "reviewBy": "2027-12-01",
             "addressee": "Our newsroom", "addressees": ["DEPLOYER"], "markets": ["JP"],
             "layers": "TOKEN_AND_WORDS", "tokenAloneBelow": 200,
             "image":\
            """
                    + IMAGE
                    + """
                    ,
                     "embedded": [], "onlyWhen": [], "unless": [], "relaxedWhen": [], "triggers": ["material use of AI"], "exemptions": [],
                     "accessibility": ["WCAG 2.2 AA"], "duties": [], "ownChoices": ["all of it"],
                     "confidence": "PRIMARY",
                     "sources": [{"key": "HOUSE", "title": "Editorial handbook, chapter 4", "date": "2026-11-01",
                                  "confidence": "PRIMARY"}]\
                    """;
    static final String REQUEST = HOUSE + "}";
    static final String PUBLISHED = HOUSE + ", \"holds\": false, \"stale\": false}";

    static final String MATRIX =
            """
            {"on": "2026-11-22",
             "lines": [
               {"profile": "neutral-default", "version": 1,
                "title": "Neutral default, for markets without a profile of their own",
                "status": "GUIDANCE", "holds": false, "effective": "2024-11-19", "reviewBy": "2027-02-02", "stale": false,
                "confidence": "PRIMARY", "addressee": "Whoever publishes AI-generated or AI-modified media", "markets": [],
                "image": "required, ink 2.5 % of the shorter side, 12 px at least, contrast 4.5, TOP_RIGHT or TOP_LEFT or BOTTOM_RIGHT or BOTTOM_LEFT",
                "video": "required, ink 2.5 % of the shorter side, 12 px at least, contrast 4.5, TOP_RIGHT or TOP_LEFT or BOTTOM_RIGHT or BOTTOM_LEFT, at START, held 4 s",
                "audio": "required, at START", "text": "required, ABOVE or START or END", "embedded": "none",
                "sources": ["C2PA-UX: C2PA user experience guidance for implementers 2.0: plain words, one label, one neutral colour (2026-08-01, PRIMARY)"]}]}
            """;

    private ProfileExamples() {}
}
