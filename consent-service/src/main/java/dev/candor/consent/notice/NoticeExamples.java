package dev.candor.consent.notice;

/// What the OpenAPI document shows; a test reads them as requests and answers.
final class NoticeExamples {
    static final String REQUEST =
            """
            {"title": "Likeness in campaigns", "language": "en",
             "text": "We ask for leave to show you in our spring campaign. You can take it back at any time.",
             "presentation": "SEPARATE_DOCUMENT", "effectiveUntil": "2030-01-01T00:00:00Z", "profile": "GDPR",
             "translations": [{"language": "de", "title": "Ihr Bild in Kampagnen",
                               "text": "Wir bitten um Erlaubnis, Sie zu zeigen. Sie können sie jederzeit zurücknehmen."}]}
            """;
    static final String VIEW =
            """
            {"id": "0199c0de-0002-7000-8000-000000000002", "version": 1, "title": "Likeness in campaigns",
             "language": "en",
             "text": "We ask for leave to show you in our spring campaign. You can take it back at any time.",
             "textSha256": "2f4b5d0c7a9e8f1032547698badcfe1032547698badcfe1032547698badcfe10",
             "presentation": "SEPARATE_DOCUMENT", "publishedAt": "2026-06-01T12:00:00Z",
             "translations": [{"language": "de", "title": "Ihr Bild in Kampagnen",
                               "text": "Wir bitten um Erlaubnis, Sie zu zeigen. Sie können sie jederzeit zurücknehmen.",
                               "textSha256": "1032547698badcfe1032547698badcfe1032547698badcfe2f4b5d0c7a9e8f10"}],
             "effectiveUntil": "2030-01-01T00:00:00Z", "profile": "GDPR", "readability": 31}
            """;

    private NoticeExamples() {}
}
