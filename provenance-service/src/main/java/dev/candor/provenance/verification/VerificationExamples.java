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
                "identities": []}],
             "findings": [
               {"code": "assertion.dataHash.match", "kind": "success", "rule": "VAL-ASSE-0006",
                "url": "self#jumbf=/c2pa/urn:c2pa:0194f0c4-5a7e-7a43-9a3e-0c6f3f6b8a11/c2pa.assertions/c2pa.hash.data",
                "explanation": "The media is the one that was signed."}],
             "trust": [
               {"name": "development", "use": "claimSigning", "kind": "development", "source": "development", "anchors": 1}],
             "validatedAt": "2026-11-22T12:00:00Z"}
            """;

    public static final String CRJSON =
            """
            {"@context": {"@vocab": "https://c2pa.org/crjson", "extras": "https://c2pa.org/crjson/extras"},
             "manifests": [
               {"label": "urn:c2pa:0194f0c4-5a7e-7a43-9a3e-0c6f3f6b8a11",
                "assertions": {"c2pa.actions.v2": {"actions": [{"action": "c2pa.published"}]}},
                "validationResults": {"success": [], "informational": [], "failure": [], "specVersion": "2.4.0"}}],
             "jsonGenerator": {"name": "Candor", "version": "0.1.0"}}
            """;

    public static final String UNREADABLE =
            """
            {"type": "/problems/unreadable-media", "title": "The media cannot be read", "status": 422,
             "detail": "IDAT at offset 4096: the chunk ends after the file does", "offset": 4096}
            """;

    public static final String TOO_LARGE =
            """
            {"type": "/problems/payload-too-large", "title": "The body is over the limit", "status": 413,
             "detail": "Media may have at most 104857600 bytes here.", "limit": 104857600}
            """;

    public static final String UNSUPPORTED =
            """
            {"type": "/problems/unsupported-media-type", "title": "This media type is not supported here", "status": 415,
             "detail": "The bytes are of no format known here. Signed are JPEG and PNG images."}
            """;

    private VerificationExamples() {}
}
