package dev.candor.consent.notice;

/// What the OpenAPI document shows; a test reads them as requests and answers.
final class NoticeExamples {
    static final String REQUEST =
            """
            {"title": "Likeness in campaigns", "language": "en",
             "text": "We ask for leave to show you in our spring campaign. You can take it back at any time.",
             "presentation": "SEPARATE_DOCUMENT"}
            """;
    static final String VIEW =
            """
            {"id": "0199c0de-0002-7000-8000-000000000002", "version": 1, "title": "Likeness in campaigns",
             "language": "en",
             "text": "We ask for leave to show you in our spring campaign. You can take it back at any time.",
             "textSha256": "2f4b5d0c7a9e8f1032547698badcfe1032547698badcfe1032547698badcfe10",
             "presentation": "SEPARATE_DOCUMENT", "publishedAt": "2026-06-01T12:00:00Z"}
            """;

    private NoticeExamples() {}
}
