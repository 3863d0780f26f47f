package dev.candor.consent.approval;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the OpenAPI document shows; a test reads them as requests and answers.
final class ApprovalExamples {
    private static final String USE =
            """
            "useKind": "SCRIPT",
            "useSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "description": "Script of the second spot, version 4"
            """;
    static final String REQUEST = "{" + USE + "}";
    private static final String TERMS =
            """
            {"id": "0199c0de-000e-7000-8000-00000000000e",
             "grantId": "0199c0de-0003-7000-8000-000000000003", "requestedAt": "2026-06-01T12:00:00Z",
            """
                    + USE;
    static final String REQUESTED =
            TERMS + ", \"outcome\": \"REQUESTED\", \"said\": [], \"ledgerSeq\": 64}";
    static final String APPROVED =
            TERMS
                    + """
                    , "outcome": "APPROVED", "ledgerSeq": 65,
                    "said": [{"voice": "0199c0de-0001-7000-8000-000000000001", "verdict": "APPROVE",
                              "capacity": "SUBJECT", "at": "2026-06-02T08:00:00Z"}]}
                    """;
    static final String VERDICT =
            """
            {"verdict": "APPROVE", "representative": "0199c0de-0011-7000-8000-000000000011"}
            """;
    static final String PAGE = "{\"items\": [" + APPROVED + "]}";

    private ApprovalExamples() {}

    /// A page as the document shows it, which cannot name a generic type.
    record ApprovalPage(List<ApprovalView> items, @Nullable String next) {}
}
