package dev.candor.consent.subject;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the OpenAPI document shows; a test reads them as requests and answers.
final class SubjectExamples {
    static final String REQUEST =
            """
            {"kind": "LIVING_ADULT", "displayName": "Ayo Example", "jurisdiction": "DE", "languages": ["en", "de"],
             "accountId": "8c1f0a52-6f0e-4a52-9d0e-0a7a5c1f2b3d",
             "externalIds": [{"scheme": "isni", "value": "0000000121032683"}]}
            """;
    static final String MINOR =
            """
            {"kind": "MINOR", "displayName": "Kim Example", "jurisdiction": "FR", "languages": ["fr"],
             "majorityDate": "2036-03-14", "quorum": "ALL"}
            """;
    static final String ESTATE =
            """
            {"kind": "DECEASED", "displayName": "Lou Example", "jurisdiction": "US", "languages": ["en"],
             "dateOfDeath": "2019-11-02", "quorum": "2"}
            """;
    static final String VIEW =
            """
            {"id": "0199c0de-0001-7000-8000-000000000001", "kind": "LIVING_ADULT", "displayName": "Ayo Example",
             "jurisdiction": "DE", "languages": ["en", "de"], "externalIds": [{"scheme": "isni", "value": "0000000121032683"}],
             "quorum": "ANY", "verificationLevel": 3, "createdAt": "2026-06-01T12:00:00Z"}
            """;
    static final String DEATH =
            """
            {"dateOfDeath": "2026-05-30", "evidence": [{"type": "death-certificate",
             "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}]}
            """;
    static final String DEAD =
            """
            {"id": "0199c0de-0001-7000-8000-000000000001", "kind": "DECEASED", "displayName": "Ayo Example",
             "jurisdiction": "DE", "languages": ["en", "de"], "dateOfDeath": "2026-05-30", "externalIds": [],
             "quorum": "ANY", "verificationLevel": 3, "createdAt": "2026-06-01T12:00:00Z"}
            """;
    static final String CORRECTION =
            """
            {"kind": "MINOR", "majorityDate": "2036-03-14", "reason": "Registered as an adult by mistake"}
            """;
    static final String CORRECTED =
            """
            {"id": "0199c0de-0001-7000-8000-000000000001", "kind": "MINOR", "displayName": "Kim Example",
             "jurisdiction": "FR", "languages": ["fr"], "majorityDate": "2036-03-14", "externalIds": [],
             "quorum": "2", "verificationLevel": 0, "createdAt": "2026-06-01T12:00:00Z"}
            """;
    static final String QUORUM = "{\"quorum\": \"2\"}";
    static final String PAGE = "{\"items\": [" + VIEW + "], \"next\": \"AZnA3gABcACAAAAAAAAAAQ\"}";

    static final String ME =
            """
            {"organization": "demo", "name": "sam.subject", "roles": ["subject"],
             "people": [{"subjectId": "0199c0de-0001-7000-8000-000000000001", "displayName": "Ayo Example",
                         "kind": "LIVING_ADULT", "capacity": "SUBJECT"}]}
            """;

    private SubjectExamples() {}

    /// A page as the document shows it, which cannot name a generic type.
    record SubjectPage(List<SubjectView> items, @Nullable String next) {}
}
