package dev.candor.provenance.verification;

/// Examples for the OpenAPI document.
public final class VerificationExamples {
    public static final String TRUSTED =
            """
            {"state": "Trusted",
             "sentence": "The Content Credentials are intact and were signed by Candor (development), which is trusted here.",
             "mediaType": "image/jpeg",
             "sha256": "4e0c1f6a4f5e3a4b0d6c8f1b7a9e2d3c5f6a7b8c9d0e1f2a3b4c5d6e7f809112",
             "size": 214358,
             "specification": "2.4",
             "origin": "embedded",
             "recovered": false,
             "ai": [
               {"extent": "generated", "bySigner": true,
                "words": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
                "url": "self#jumbf=/c2pa/urn:c2pa:0194f0c4-5a7e-7a43-9a3e-0c6f3f6b8a11/c2pa.assertions/c2pa.actions.v2"}],
             "activeManifest": "urn:c2pa:0194f0c4-5a7e-7a43-9a3e-0c6f3f6b8a11",
             "manifests": [
               {"label": "urn:c2pa:0194f0c4-5a7e-7a43-9a3e-0c6f3f6b8a11",
                "claimGenerator": "Candor/0.1.0",
                "title": "Harbour at dusk",
                "signature": {"issuer": "Candor (development)", "subject": "Candor (development)", "algorithm": "ES256"},
                "actions": [
                  {"action": "c2pa.created",
                   "digitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"},
                  {"action": "c2pa.published"}],
                "assertions": ["c2pa.actions.v2", "c2pa.hash.data", "cawg.training-mining"],
                "ingredients": [],
                "identities": [], "redactions": []}],
             "findings": [
               {"code": "assertion.dataHash.match", "kind": "success", "rule": "VAL-ASSE-0006",
                "url": "self#jumbf=/c2pa/urn:c2pa:0194f0c4-5a7e-7a43-9a3e-0c6f3f6b8a11/c2pa.assertions/c2pa.hash.data",
                "explanation": "The media is the one that was signed."}],
             "trust": [
               {"name": "development", "use": "claimSigning", "kind": "development", "source": "development", "anchors": 1,
                "obtained": "2026-11-22T11:00:00Z", "overdue": false}],
             "validatedAt": "2026-11-22T12:00:00Z"}
            """;

    static final String CRJSON =
            """
            {"@context": {"@vocab": "https://c2pa.org/crjson", "extras": "https://c2pa.org/crjson/extras"},
             "manifests": [
               {"label": "urn:c2pa:0194f0c4-5a7e-7a43-9a3e-0c6f3f6b8a11",
                "assertions": {"c2pa.actions.v2": {"actions": [{"action": "c2pa.published"}]}},
                "validationResults": {"success": [], "informational": [], "failure": [], "specVersion": "2.4.0"}}],
             "jsonGenerator": {"name": "Candor", "version": "0.1.0"}}
            """;

    static final String UNKNOWN_EDITION =
            """
            {"type": "/problems/invalid-request", "title": "The request is not valid", "status": 400,
             "detail": "The editions known here are 2.2 and 2.4.",
             "errors": [{"pointer": "?spec", "detail": "The editions known here are 2.2 and 2.4."}]}
            """;

    private VerificationExamples() {}
}
