package dev.candor.consent.rotation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the OpenAPI document shows; a test reads them as answers.
final class RotationExamples {
    private static final String ORDER =
            """
            {"id": "0199c0de-0016-7000-8000-000000000016",
             "replaces": "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k", "orderedAt": "2026-09-01T12:00:00Z"
            """;
    static final String ORDERED = ORDER + "}";
    static final String CONFIRMED =
            ORDER
                    + ", \"confirmedAt\": \"2026-09-01T12:30:00Z\", \"kid\":"
                    + " \"mP9cVo9n3wGqkN7x6nA1Tj5b0yJtVf2cRkq8sUuYwZE\"}";
    static final String PAGE = "{\"items\": [" + CONFIRMED + "]}";

    private RotationExamples() {}

    /// A page as the document shows it, which cannot name a generic type.
    record RotationPage(List<RotationView> items, @Nullable String next) {}
}
