package dev.candor.consent.party;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the OpenAPI document shows; a test reads them as requests and answers.
final class PartyExamples {
    private static final String MEMBERS =
            """
            "name": "Estate of Lou Example", "type": "ORGANIZATION", "roles": ["REPRESENTATIVE"],
            "address": "1 Example Street, 10115 Berlin, DE", "contact": "Robin Example, executor",
            "email": "estate@example.org", "phone": "+49 30 5550100"
            """;
    static final String REQUEST = "{" + MEMBERS + "}";
    static final String VIEW =
            "{\"id\": \"0199c0de-0010-7000-8000-000000000010\", "
                    + MEMBERS
                    + ", \"createdAt\": \"2026-06-01T12:00:00Z\"}";
    static final String PAGE = "{\"items\": [" + VIEW + "]}";

    private PartyExamples() {}

    /// A page as the document shows it, which cannot name a generic type.
    record PartyPage(List<PartyView> items, @Nullable String next) {}
}
