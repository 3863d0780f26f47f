package dev.candor.gateway.publication;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the OpenAPI document shows; a test reads them as requests and answers.
final class PublicationExamples {
    static final String DECLARATION =
            """
            {"title": "Harbour at dusk", "digitalSourceType": "trainedAlgorithmicMedia",
             "subjects": ["0199c0de-0001-7000-8000-000000000001"], "action": "DISTRIBUTE",
             "likeness": ["FACE"], "technique": "face-swap", "contentFlags": [], "purpose": "awareness-campaign", "channel": "social-media",
             "markets": ["EU", "US"], "languages": ["de"], "trainingMining": "NOT_ALLOWED",
             "disclosure": {"circumstances": ["ADVOCACY"], "prominence": "PROMINENT",
               "context": {"note": "The harbour was cleared; no photograph shows it.",
                           "source": "https://example.org/harbour"},
               "edits": [{"kind": "PERSON_CHANGED"}], "topic": "PEOPLE"}}
            """;

    /// The parts of a publication's body.
    static final String PARTS =
            "{\"declaration\": " + DECLARATION + ", \"asset\": \"(the bytes of harbour.jpg)\"}";

    /// A publication whose asset came in pieces.
    static final String UPLOADED =
            "{\"declaration\": "
                    + DECLARATION
                    + ", \"asset\": {\"upload\": \"0199c0de-0009-7000-8000-000000000001\"}}";

    /// A publication whose asset lies in a store.
    static final String REFERENCED =
            "{\"declaration\": "
                    + DECLARATION
                    + """
                    , "asset": {"url": "https://media.example.org/harbour.mp4",
                      "sha256": "9b2d7c1e0f3a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9001122334"}}
                    """;

    static final String LABEL =
            """
            {"rendered": true, "text": "AI KI-generiert", "contrastRatio": 18.42,
             "badge": {"href": "/v1/badges/0199c0de-0005-7000-8000-000000000001"}}
            """;
    static final String VIEW =
            """
            {"id": "0199c0de-0008-7000-8000-000000000001", "state": "PUBLISHED", "title": "Harbour at dusk",
             "createdAt": "2026-11-22T12:00:02Z", "retainedUntil": "2026-12-22T12:00:02Z",
             "declaration":
            """
                    + DECLARATION
                    + """
                    , "steps": [
                       {"step": "INSPECT", "state": "DONE", "summary": "image/jpeg, 4000 × 3000; no Content Credentials",
                        "startedAt": "2026-11-22T12:00:00Z", "finishedAt": "2026-11-22T12:00:00.120Z"},
                       {"step": "CONSENT", "state": "DONE", "summary": "People depicted who agreed to this use: 1 of 1",
                        "startedAt": "2026-11-22T12:00:00.120Z", "finishedAt": "2026-11-22T12:00:00.140Z"},
                       {"step": "DECIDE", "state": "DONE",
                        "summary": "AI-generated (declared); a visible label is required under eu-cop-s2, neutral-default",
                        "startedAt": "2026-11-22T12:00:00.140Z", "finishedAt": "2026-11-22T12:00:00.180Z"},
                       {"step": "RENDER", "state": "DONE", "summary": "“AI KI-generiert” is in the image, contrast 18.4 : 1",
                        "startedAt": "2026-11-22T12:00:00.180Z", "finishedAt": "2026-11-22T12:00:01.300Z"},
                       {"step": "BIND", "state": "SKIPPED",
                        "summary": "This version puts no watermark and no fingerprint into the asset; the signature alone ties it to its credentials.",
                        "startedAt": "2026-11-22T12:00:01.300Z", "finishedAt": "2026-11-22T12:00:01.300Z"},
                       {"step": "SIGN", "state": "DONE", "summary": "Content Credentials signed by Candor (development)",
                        "startedAt": "2026-11-22T12:00:01.300Z", "finishedAt": "2026-11-22T12:00:01.700Z"},
                       {"step": "PROVE", "state": "DONE",
                        "summary": "The Content Credentials are intact and were signed by Candor (development), which is trusted here.",
                        "startedAt": "2026-11-22T12:00:01.700Z", "finishedAt": "2026-11-22T12:00:01.900Z"},
                       {"step": "RECORD", "state": "DONE", "summary": "Publication stored; grants linked to it: 1",
                        "startedAt": "2026-11-22T12:00:01.900Z", "finishedAt": "2026-11-22T12:00:02Z"}],
                     "consent": {"id": "0199c0de-0004-7000-8000-000000000001", "decision": "ALLOW",
                       "subjects": [{"subject": "0199c0de-0001-7000-8000-000000000001", "decision": "ALLOW",
                                     "grant": "0199c0de-0003-7000-8000-000000000001"}],
                       "validUntil": "2026-11-22T12:01:00Z", "ledgerSeq": 7, "checkedAt": "2026-11-22T12:00:00Z"},
                     "verdict": {"id": "0199c0de-0005-7000-8000-000000000001", "class": "AI_GENERATED",
                       "certainty": "DECLARED", "credentialState": "NONE", "notes": [], "material": true,
                       "words": {"en": "AI-generated", "de": "KI-generiert"}},
                     "plan": {"id": "0199c0de-0006-7000-8000-000000000001",
                       "verdictId": "0199c0de-0005-7000-8000-000000000001",
                       "profiles": [{"market": "EU", "profile": "eu-cop-s2", "effective": "2026-08-02"},
                                    {"market": "US", "profile": "neutral-default", "effective": "2024-11-19"}],
                       "level": "VISIBLE",
                       "visible": {"required": true,
                         "reason": "eu-cop-s2 asks for a visible label on a material use of AI.",
                         "key": "AI_GENERATED", "text": "AI KI-generiert", "language": "de",
                         "position": "TOP_RIGHT", "minHeightRatio": 0.03},
                       "digitalSourceType": "trainedAlgorithmicMedia",
                       "explanation": ["No specific profile is shipped for US; the neutral default applies."]},
                     "label":
                    """
                    + LABEL
                    + """
                    , "manifest": "urn:c2pa:0194f0c4-5a7e-7a43-9a3e-0c6f3f6b8a11", "signedBy": "Candor (development)",
                     "asset": {"href": "/v1/publications/0199c0de-0008-7000-8000-000000000001/asset",
                       "mediaType": "image/jpeg", "size": 231872,
                       "sha256": "9b2d7c1e0f3a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9001122334"},
                     "verification": {"state": "Trusted",
                       "sentence": "The Content Credentials are intact and were signed by Candor (development), which is trusted here.",
                       "href": "/v1/publications/0199c0de-0008-7000-8000-000000000001/verification"},
                     "adjustments": {"href": "/v1/publications/0199c0de-0008-7000-8000-000000000001/adjustments"}}
                    """;
    static final String OUTLOOK =
            """
            {"wouldBePublished": true, "steps": [
               {"step": "INSPECT", "state": "DONE", "summary": "image/jpeg, 4000 × 3000; no Content Credentials",
                "startedAt": "2026-11-22T12:00:00Z", "finishedAt": "2026-11-22T12:00:00.120Z"},
               {"step": "CONSENT", "state": "DONE", "summary": "People depicted who agreed to this use: 1 of 1",
                "startedAt": "2026-11-22T12:00:00.120Z", "finishedAt": "2026-11-22T12:00:00.140Z"}],
             "verdict": {"id": "0199c0de-0005-7000-8000-000000000001", "class": "AI_GENERATED",
               "certainty": "DECLARED", "credentialState": "NONE", "notes": [], "material": true,
               "words": {"en": "AI-generated", "de": "KI-generiert"}},
             "markets": [{"market": "EU", "profiles": [{"market": "EU", "profile": "eu-cop-s2", "effective": "2026-08-02"}],
               "level": "VISIBLE", "visible": {"required": true,
                 "reason": "eu-cop-s2 asks for a visible label on a material use of AI.",
                 "key": "AI_GENERATED", "text": "AI KI-generiert", "language": "de",
                 "position": "TOP_RIGHT", "minHeightRatio": 0.03},
               "disclosureDue": true, "marks": ["IPTC_XMP"], "explanation": []},
              {"market": "IN", "profiles": [], "disclosureDue": false, "marks": [], "explanation": [],
               "refusal": {"type": "/problems/label-not-prominent", "title": "The label has to stand out",
                 "status": 422, "detail": "Say in a note what is known, and name the source of the true event.",
                 "pointer": "/disclosure/context"}}]}
            """;
    static final String PAGE = "{\"items\": [" + VIEW + "], \"next\": \"AZnA3gAIcACAAAAAAAAAAQ\"}";
    static final String REPORT =
            """
            {"state": "Trusted",
             "sentence": "The Content Credentials are intact and were signed by Candor (development), which is trusted here.",
             "activeManifest": "urn:c2pa:0194f0c4-5a7e-7a43-9a3e-0c6f3f6b8a11",
             "sha256": "9b2d7c1e0f3a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9001122334",
             "manifests": [
               {"label": "urn:c2pa:0194f0c4-5a7e-7a43-9a3e-0c6f3f6b8a11", "claimGenerator": "Candor/0.1.0",
                "title": "Harbour at dusk",
                "signature": {"issuer": "Candor (development)", "subject": "Candor (development)"},
                "actions": [
                  {"action": "c2pa.created",
                   "digitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"}]}]}
            """;
    static final String DENIED =
            """
            {"type": "/problems/consent-denied", "title": "Consent does not cover this publication", "status": 409,
             "detail": "At least one person depicted has not agreed to this use, or no longer does; reasons says why.",
             "step": "CONSENT", "reasons": ["grant_withdrawn"],
             "subjects": [{"subject": "0199c0de-0001-7000-8000-000000000001", "decision": "DENY",
                           "reasons": ["grant_withdrawn"]}]}
            """;

    private PublicationExamples() {}

    /// A page as the document shows it, which cannot name a generic type.
    record PublicationPage(List<PublicationView> items, @Nullable String next) {}
}
