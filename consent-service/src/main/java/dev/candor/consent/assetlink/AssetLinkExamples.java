package dev.candor.consent.assetlink;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the OpenAPI document shows; a test reads them as requests and answers.
final class AssetLinkExamples {
    private static final String LINK =
            """
            "publicationId": "0199c0de-0008-7000-8000-000000000008",
            "assetSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "manifest": "urn:c2pa:0199c0de-0009-7000-8000-000000000009",
            "verdictId": "0199c0de-000a-7000-8000-00000000000a",
            "checkId": "0199c0de-0006-7000-8000-000000000006",
            "grants": ["0199c0de-0003-7000-8000-000000000003"], "action": "DISTRIBUTE"
            """;
    static final String REQUEST = "{" + LINK + "}";
    static final String VIEW =
            "{\"id\": \"0199c0de-000b-7000-8000-00000000000b\", \"linkedAt\":"
                    + " \"2026-06-02T09:31:00Z\", "
                    + LINK
                    + "}";
    static final String PAGE = "{\"items\": [" + VIEW + "]}";

    static final String STATEMENT =
            """
            {"assetSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
             "state": "IN_FORCE",
             "meaning": "Every person shown has consented to this use, or whoever speaks for them, and the consent is in force.",
             "consent": {"methods": ["E_SIGN"], "from": "2026-Q2", "until": "2026-Q2",
                         "actions": ["DISTRIBUTE", "EDIT"], "modalities": ["IMAGE"], "reach": "WORLD",
                         "term": "LIMITED"},
             "exemptions": [], "ledgerSeq": 42}
            """;

    private AssetLinkExamples() {}

    /// A page as the document shows it, which cannot name a generic type.
    record AssetLinkPage(List<AssetLinkView> items, @Nullable String next) {}
}
