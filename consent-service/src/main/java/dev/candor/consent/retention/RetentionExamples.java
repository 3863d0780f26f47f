package dev.candor.consent.retention;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the OpenAPI document shows; a test reads them as requests and answers.
final class RetentionExamples {
    private static final String PLACED =
            """
            {"id": "0199c0de-0014-7000-8000-000000000014", "subjectId": "0199c0de-0001-7000-8000-000000000001",
             "rule": "Order 4 C 112/26 of the court in Example", "until": "2028-01-01T00:00:00Z",
             "placedAt": "2026-06-01T12:00:00Z"
            """;
    private static final String ORDERED =
            """
            {"id": "0199c0de-0015-7000-8000-000000000015", "of": "ACCOUNT", "ground": "NO_LONGER_NEEDED",
             "orderedAt": "2026-09-01T12:00:00Z"
            """;
    static final String ERASURE = "{\"ground\": \"CONSENT_WITHDRAWN\"}";
    static final String ERASED =
            """
            {"subjectId": "0199c0de-0001-7000-8000-000000000001", "erasedAt": "2026-09-01T12:00:00Z"}
            """;
    static final String ORDER =
            """
            {"rule": "Order 4 C 112/26 of the court in Example", "until": "2099-01-01T00:00:00Z"}
            """;
    static final String HOLD = PLACED + "}";
    static final String LIFTED = PLACED + ", \"liftedAt\": \"2026-08-01T12:00:00Z\"}";
    static final String KEPT =
            "{\"kept\": [{\"retentionClass\": \"LEGAL_HOLD\", \"rule\": \"Order 4 C 112/26 of the"
                    + " court in Example\", \"until\": \"2028-01-01T00:00:00Z\"}], \"holds\": ["
                    + HOLD
                    + "]}";

    static final String ERASURE_ORDER =
            """
            {"of": "ACCOUNT", "id": "5f0c1f0e-93a5-4d1e-9c55-6f1f6d6a2a11", "ground": "NO_LONGER_NEEDED"}
            """;
    static final String ERASURE_ORDERED = ORDERED + "}";
    static final String ERASURE_CONFIRMED = ORDERED + ", \"erasedAt\": \"2026-09-02T12:00:00Z\"}";

    static final String WAITING =
            """
            {"id": "0199c0de-0015-7000-8000-000000000015", "of": "ACCOUNT", "whom": "5f0c1f0e-93a5-4d1e-9c55-6f1f6d6a2a11",
             "ground": "NO_LONGER_NEEDED", "orderedBy": "0c8f6f7e-4f0e-4b5b-9e0a-3c1d0b6e7f22",
             "orderedAt": "2026-09-01T12:00:00Z", "state": "WAITING"}
            """;
    static final String ERASURES = "{\"items\": [" + WAITING + "]}";

    private RetentionExamples() {}

    /// A page as the document shows it, which cannot name a generic type.
    record ErasurePage(List<ErasureListedView> items, @Nullable String next) {}
}
