package dev.candor.consent.law;

/// What the OpenAPI document shows; a test reads them as requests and answers.
final class LawExamples {
    static final String PROFILES =
            """
            {"items": [{"code": "US-CA", "version": 1, "title": "California, digital replica contracts",
              "status": "IN_FORCE", "byDefault": true, "jurisdictions": ["US-CA"], "from": "2025-01-01",
              "reviewedOn": "2026-11-22", "reviewBy": "2027-05-22",
              "rules": [{"rule": "SPECIFIC_DESCRIPTION", "number": 20,
                         "source": "Cal. Labor Code § 927(a)(2): reasonably specific description of the intended uses"}]}]}
            """;
    static final String CHOICE = "{\"applies\": true}";
    static final String CHOSEN =
            "{\"code\": \"NO-FAKES\", \"applies\": true, \"since\": \"2026-06-01T12:00:00Z\"}";

    private LawExamples() {}
}
