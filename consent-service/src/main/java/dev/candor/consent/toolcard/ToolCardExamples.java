package dev.candor.consent.toolcard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the OpenAPI document shows; a test reads them as requests and answers.
final class ToolCardExamples {
    static final String REQUEST =
            """
            {"code": "fx-image", "name": "FX Image", "provider": "Studio Nord", "model": "fx-image-3",
             "modalities": ["IMAGE"], "techniques": ["T6", "face-swap"],
             "datasets": [{"name": "Licensed stock", "version": "2026-03",
                           "manifestSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}],
             "texts": [{"language": "en", "summary": "Makes pictures from a description.",
                        "capabilities": ["Scenes and objects in many styles"],
                        "limits": ["Writes text badly", "Knows no events after March 2026"],
                        "risks": ["May show people as its material showed them"]}]}
            """;
    static final String VIEW =
            "{\"id\": \"0199c0de-0201-7000-8000-000000000201\", \"version\": 1, \"card\": "
                    + REQUEST
                    + ", \"digest\":"
                    + " \"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\","
                    + " \"publishedAt\": \"2026-06-20T08:00:00Z\"}";
    static final String PAGE = "{\"items\": [" + VIEW + "]}";

    private ToolCardExamples() {}

    /// A page as the document shows it, which cannot name a generic type.
    record ToolCardPage(List<ToolCardView> items, @Nullable String next) {}
}
