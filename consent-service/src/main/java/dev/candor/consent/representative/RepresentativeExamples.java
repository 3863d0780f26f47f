package dev.candor.consent.representative;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the OpenAPI document shows; a test reads them as requests and answers.
final class RepresentativeExamples {
    private static final String EVIDENCE =
            """
            , "evidence": [{"type": "letters-testamentary",
                            "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}]
            """;
    private static final String ESTATE =
            """
            "subjectId": "0199c0de-0001-7000-8000-000000000001", "kind": "EXECUTOR",
            "partyId": "0199c0de-0010-7000-8000-000000000010"
            """;
    static final String EXECUTOR = "{" + ESTATE + EVIDENCE + "}";
    static final String AGENT =
            """
            {"subjectId": "0199c0de-0001-7000-8000-000000000001", "kind": "AGENT",
             "accountId": "8c1f0a52-6f0e-4a52-9d0e-0a7a5c1f2b3d", "scope": ["READ", "WITHDRAW"],
             "until": "2027-06-01T00:00:00Z"}
            """;
    private static final String ADDED =
            "{\"id\": \"0199c0de-0011-7000-8000-000000000011\", "
                    + ESTATE
                    + """
                    , "hasAccount": false, "scope": ["READ", "ANSWER", "WITHDRAW"],
                    "from": "2026-06-01T12:00:00Z", "addedAt": "2026-06-01T12:00:00Z"
                    """
                    + EVIDENCE;
    static final String VIEW = ADDED + "}";
    static final String VERIFIED = ADDED + ", \"verifiedAt\": \"2026-06-02T08:30:00Z\"}";
    static final String ENDED = ADDED + ", \"endedAt\": \"2026-07-01T10:00:00Z\"}";
    static final String PAGE = "{\"items\": [" + VERIFIED + "]}";

    private RepresentativeExamples() {}

    /// The list as the document shows it.
    record RepresentativePage(List<RepresentativeView> items, @Nullable String next) {}
}
