package dev.candor.consent.grant;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the OpenAPI document shows; a test reads them as requests and answers.
final class GrantExamples {
    private static final String SCOPE =
            """
            [{"effect": "PERMIT", "actions": ["EDIT", "DISTRIBUTE"], "modalities": ["IMAGE"],
              "purposes": ["awareness-campaign"], "territories": ["EU", "CH"], "channels": ["*"],
              "from": "2026-06-01T00:00:00Z", "until": "2027-06-01T00:00:00Z",
              "description": "Posters and web pages of the spring campaign on water safety"},
             {"effect": "PROHIBIT", "actions": ["TRAIN", "GENERATE"], "modalities": ["IMAGE", "VIDEO", "AUDIO"],
              "purposes": ["*"], "territories": ["WORLD"], "channels": ["*"],
              "from": "2026-06-01T00:00:00Z", "description": "No training, no synthetic likeness"}]
            """;
    private static final String TERMS =
            """
            "id": "0199c0de-0003-7000-8000-000000000003", "subjectId": "0199c0de-0001-7000-8000-000000000001",
            "noticeId": "0199c0de-0002-7000-8000-000000000002", "licensee": "Studio Nord",
            "requestedAt": "2026-06-01T12:00:00Z", "endsAt": "2027-06-01T00:00:00Z",
            """;
    static final String REQUEST =
            """
            {"subjectId": "0199c0de-0001-7000-8000-000000000001",
             "noticeId": "0199c0de-0002-7000-8000-000000000002", "licensee": "Studio Nord",
             "answerBy": "2026-06-15T12:00:00Z", "jurisdictions": ["DE"], "counselOrUnion": "NONE",
             "scope":\
            """
                    + SCOPE
                    + "}";
    static final String REQUESTED =
            "{"
                    + TERMS
                    + """
                    "state": "REQUESTED", "dpv": "dpv:ConsentRequested", "version": 1,
                     "since": "2026-06-01T12:00:00Z", "ledgerSeq": 41, "answerBy": "2026-06-15T12:00:00Z",
                     "possible": ["expression", "refusal", "deferral", "withdrawal"],
                    "scope":\
                    """
                    + SCOPE
                    + "}";
    static final String SUBMITTED =
            "{"
                    + TERMS
                    + """
                    "state": "REQUESTED", "dpv": "dpv:ConsentRequested", "version": 2,
                     "since": "2026-06-01T12:01:00Z", "ledgerSeq": 42,
                     "possible": ["expression", "refusal", "deferral", "withdrawal"],
                    "scope":\
                    """
                    + SCOPE
                    + "}";
    static final String DEFERRED =
            "{"
                    + TERMS
                    + """
                    "state": "DEFERRED", "dpv": "dpv:ConsentRequestDeferred", "version": 2,
                     "since": "2026-06-01T12:05:00Z", "ledgerSeq": 42,
                     "possible": ["expression", "refusal", "withdrawal"],
                    "scope":\
                    """
                    + SCOPE
                    + "}";
    static final String REFUSED =
            "{"
                    + TERMS
                    + """
                    "state": "REFUSED", "dpv": "dpv:ConsentRefused", "version": 2,
                     "since": "2026-06-01T12:05:00Z", "ledgerSeq": 42,
                     "possible": [],
                    "scope":\
                    """
                    + SCOPE
                    + "}";
    static final String ACTIVE =
            "{"
                    + TERMS
                    + """
                    "state": "ACTIVE", "dpv": "dpv:ConsentGiven", "version": 2,
                     "since": "2026-06-01T12:05:00Z", "ledgerSeq": 42,
                     "possible": ["withdrawal", "revocation", "suspension", "invalidation", "renewal"],
                    "scope":\
                    """
                    + SCOPE
                    + "}";
    static final String SUSPENDED =
            "{"
                    + TERMS
                    + """
                    "state": "SUSPENDED", "dpv": "dpv:ConsentStatusInvalidForProcessing", "version": 3,
                     "since": "2026-06-20T08:00:00Z", "ledgerSeq": 61, "suspensions": [{"id": "0199c0de-0009-7000-8000-000000000009", "cause": "STRIKE"}],
                     "possible": ["withdrawal", "revocation", "suspension", "resumption", "invalidation", "renewal"],
                    "scope":\
                    """
                    + SCOPE
                    + "}";
    static final String WITHDRAWN =
            "{"
                    + TERMS
                    + """
                    "state": "WITHDRAWN", "dpv": "dpv:ConsentWithdrawn", "version": 3,
                     "since": "2026-07-01T08:00:00Z", "ledgerSeq": 77,
                     "possible": [],
                    "scope":\
                    """
                    + SCOPE
                    + "}";
    static final String REVOKED =
            "{"
                    + TERMS
                    + """
                    "state": "REVOKED", "dpv": "dpv:ConsentRevoked", "version": 3,
                     "since": "2026-07-01T08:00:00Z", "ledgerSeq": 77,
                     "possible": [],
                    "scope":\
                    """
                    + SCOPE
                    + "}";
    static final String INVALIDATED =
            "{"
                    + TERMS
                    + """
                    "state": "INVALIDATED", "dpv": "dpv:ConsentInvalidated", "version": 3,
                     "since": "2026-07-01T08:00:00Z", "ledgerSeq": 77,
                     "possible": [],
                    "scope":\
                    """
                    + SCOPE
                    + "}";
    static final String RENEWED =
            "{"
                    + TERMS
                    + """
                    "state": "REQUESTED", "dpv": "dpv:ConsentRequested", "version": 1,
                     "since": "2027-05-01T12:00:00Z", "ledgerSeq": 310, "renews": "0199c0de-0013-7000-8000-000000000013",
                     "possible": ["expression", "refusal", "deferral", "withdrawal"],
                    "scope":\
                    """
                    + SCOPE
                    + "}";
    static final String PAGE = "{\"items\": [" + ACTIVE + "]}";
    static final String EXPRESSION =
            """
            {"method": "E_SIGN", "language": "en",
             "evidence": [{"type": "signed-pdf",
                           "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}]}
            """;
    static final String WITHDRAWAL = "{\"reason\": \"I no longer want to be shown.\"}";
    static final String HISTORY =
            """
            {"items": [
              {"id": "0199c0de-0004-7000-8000-000000000004", "kind": "GRANT_REQUESTED", "version": 1, "to": "REQUESTED",
               "at": "2026-06-01T12:00:00Z", "actorId": "2a5d3c1e-77aa-4a2f-8c0d-5b1e0f9a7d21",
               "capacity": "ORGANIZATION", "noticeId": "0199c0de-0002-7000-8000-000000000002", "evidence": [],
               "ledgerSeq": 41},
              {"id": "0199c0de-0005-7000-8000-000000000005", "kind": "GRANT_EXPRESSED", "version": 2,
               "from": "REQUESTED", "to": "ACTIVE", "at": "2026-06-01T12:05:00Z",
               "actorId": "8c1f0a52-6f0e-4a52-9d0e-0a7a5c1f2b3d", "capacity": "SUBJECT",
               "noticeId": "0199c0de-0002-7000-8000-000000000002", "method": "E_SIGN", "language": "en",
               "evidence": [{"type": "signed-pdf",
                             "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}],
               "ledgerSeq": 42}]}
            """;

    static final String ANSWER = "{\"reason\": \"I want to talk to my agent first.\"}";
    static final String REASON = "{\"reason\": \"The licensee left the campaign.\"}";
    static final String SUSPENSION =
            """
            {"cause": "STRIKE", "reason": "Strike of the performers' union",
             "scope": {"actions": ["GENERATE", "DISTRIBUTE"], "projects": ["spring-campaign"], "territories": ["US"]}}
            """;
    static final String STRIKE =
            """
            {"licensee": "Studio Nord", "cause": "STRIKE", "reason": "Strike of the performers' union",
             "scope": {"territories": ["US"]}}
            """;
    static final String STRIKE_OVER =
            "{\"licensee\": \"Studio Nord\", \"cause\": \"STRIKE\", \"reason\": \"It is over.\"}";
    static final String MANY =
            """
            {"changed": ["0199c0de-0003-7000-8000-000000000003", "0199c0de-0009-7000-8000-000000000009"]}
            """;
    static final String CHALLENGE_REQUEST = "{\"language\": \"en\"}";
    static final String CHALLENGE =
            """
            {"id": "0199c0de-0014-7000-8000-000000000014", "grantId": "0199c0de-0003-7000-8000-000000000003",
             "speakerId": "0199c0de-0001-7000-8000-000000000001", "language": "en",
             "phrase": "harbour violin copper lantern mirror summer 417", "issuedAt": "2026-06-01T12:04:00Z",
             "expiresAt": "2026-06-01T12:19:00Z"}
            """;
    static final String SPOKEN =
            """
            {"method": "VIDEO_PHRASE", "language": "en",
             "challenge": {"id": "0199c0de-0014-7000-8000-000000000014",
                           "phrase": "harbour violin copper lantern mirror summer 417"},
             "evidence": [{"type": "video",
                           "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}]}
            """;
    static final String CAPTURED =
            """
            {"method": "API_ATTESTED", "language": "en",
             "capture": {"by": "Casting Agency West", "at": "2026-06-01T12:03:00Z",
                         "noticeTextSha256": "2f4b5d0c7a9e8f1032547698badcfe1032547698badcfe1032547698badcfe10",
                         "attestationSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}}
            """;
    static final String RESUMPTION = "{\"cause\": \"STRIKE\", \"reason\": \"It is over.\"}";
    static final String RENEWAL =
            "{\"answerBy\": \"2027-05-15T12:00:00Z\", \"scope\": " + SCOPE + "}";

    private GrantExamples() {}

    /// A page as the document shows it, which cannot name a generic type.
    record GrantPage(List<GrantView> items, @Nullable String next) {}
}
