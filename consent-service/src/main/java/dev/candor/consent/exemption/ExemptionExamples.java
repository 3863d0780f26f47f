package dev.candor.consent.exemption;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the OpenAPI document shows; a test reads them as requests and answers.
final class ExemptionExamples {
    private static final String CLAIM =
            """
            "basis": "SATIRE", "subjects": ["0199c0de-0001-7000-8000-000000000001"],
            "actions": ["GENERATE", "DISTRIBUTE"], "useKind": "SCRIPT",
            "useSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "contentFlags": ["political"],
            "rationale": "A sketch on a speech held in public; nobody takes it for the speech."
            """;
    static final String REQUEST = "{" + CLAIM + "}";
    private static final String TERMS =
            """
            {"id": "0199c0de-000d-7000-8000-00000000000d",
             "claimant": "0d300000-0000-4000-8000-000000000003", "claimedAt": "2026-06-01T12:00:00Z",
            """
                    + CLAIM;
    private static final String SUMMARY =
            "\"Public speech of an office holder; the sketch is plainly none.\"";
    static final String CLAIMED =
            TERMS + ", \"outcome\": \"PENDING\", \"reviews\": [], \"ledgerSeq\": 60}";
    static final String GRANTED =
            TERMS
                    + """
                    , "outcome": "GRANTED", "until": "2026-12-31T00:00:00Z", "ledgerSeq": 62, "reviews": [
                      {"reviewer": "0d300000-0000-4000-8000-000000000007", "verdict": "GRANT",
                       "until": "2026-12-31T00:00:00Z", "at": "2026-06-01T13:00:00Z", "summary":\
                    """
                    + SUMMARY
                    + """
                    }, {"reviewer": "0d300000-0000-4000-8000-000000000009", "verdict": "GRANT",
                       "until": "2027-06-01T00:00:00Z", "at": "2026-06-01T14:00:00Z", "summary":\
                    """
                    + SUMMARY
                    + "}]}";
    static final String REVIEW =
            "{\"verdict\": \"GRANT\", \"until\": \"2027-06-01T00:00:00Z\", \"summary\": "
                    + SUMMARY
                    + "}";
    static final String PAGE = "{\"items\": [" + CLAIMED + "]}";
    static final String PRECEDENT =
            """
            {"id": "0199c0de-000d-7000-8000-00000000000d", "basis": "SATIRE", "outcome": "GRANTED",
             "actions": ["GENERATE", "DISTRIBUTE"], "decidedAt": "2026-06-01T14:00:00Z",
             "until": "2026-12-31T00:00:00Z", "summaries": [\
            """
                    + SUMMARY
                    + ","
                    + SUMMARY
                    + "]}";
    static final String PRECEDENTS = "{\"items\": [" + PRECEDENT + "]}";

    private ExemptionExamples() {}

    /// A page as the document shows it, which cannot name a generic type.
    record ExemptionPage(List<ExemptionView> items, @Nullable String next) {}

    /// A page as the document shows it, which cannot name a generic type.
    record PrecedentPage(List<PrecedentView> items, @Nullable String next) {}
}
