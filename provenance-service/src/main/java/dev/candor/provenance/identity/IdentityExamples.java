package dev.candor.provenance.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the OpenAPI document shows; a test reads them as requests and answers.
final class IdentityExamples {
    private static final String CERTIFICATE =
            """
            "subject": "CN=Example Press signer,O=Example Press,C=DE",
            "issuer": "CN=Example CA,O=Example Trust,C=DE", "notAfter": "2027-11-22T12:00:00Z",
            "certificateSha256": "6eacbe0fc8583e7e3a28f4d7119d8e4b2b808e2de878f1785d3ec8358e07a446",
            "chainPem": "-----BEGIN CERTIFICATE-----\\nMIIB…\\n-----END CERTIFICATE-----\\n",
            """;
    private static final String TERMS =
            """
            "id": "0199c0de-0011-7000-8000-000000000011", "name": "Example Press signer",
            "origin": "CERTIFICATE_REQUEST", "algorithm": "ES256", "preferred": true,
            "timeStampAuthority": "http://timestamp.example", "stapling": false,
            "createdAt": "2026-11-22T12:00:00Z",
            """;
    static final String REQUEST_CERTIFICATE =
            """
            {"origin": "CERTIFICATE_REQUEST", "name": "Example Press signer", "preferred": true,
             "country": "DE", "organizationName": "Example Press",
             "timeStampAuthority": "http://timestamp.example"}
            """;
    static final String REQUEST_DEVELOPMENT =
            """
            {"origin": "DEVELOPMENT", "name": "Try-out", "algorithm": "ES384"}
            """;
    static final String REQUEST_IMPORT =
            """
            {"origin": "IMPORT", "name": "Studio", "pkcs12": "MIIK…", "password": "…"}
            """;
    static final String REQUEST_REFERENCE =
            """
            {"origin": "REFERENCE", "name": "Studio token", "reference": "studio"}
            """;
    static final String REQUESTED =
            "{"
                    + TERMS
                    + """
                    "state": "REQUESTED",
                    "requestPem": "-----BEGIN CERTIFICATE REQUEST-----\\nMIIB…\\n-----END CERTIFICATE REQUEST-----\\n"}
                    """;
    static final String ACTIVE =
            "{"
                    + TERMS
                    + CERTIFICATE
                    + "\"state\": \"ACTIVE\", \"activeSince\": \"2026-11-22T13:00:00Z\"}";
    static final String RETIRED =
            "{"
                    + TERMS
                    + CERTIFICATE
                    + """
                    "state": "RETIRED", "activeSince": "2026-11-22T13:00:00Z",
                    "retiredAt": "2027-05-01T09:00:00Z"}
                    """;
    static final String PAGE = "{\"items\": [" + ACTIVE + "]}";
    static final String CHAIN =
            """
            {"chainPem": "-----BEGIN CERTIFICATE-----\\nMIIB…\\n-----END CERTIFICATE-----\\n"}
            """;
    static final String USES =
            """
            {"items": [
              {"id": "0199c0de-0021-7000-8000-000000000021", "use": "0199c0de-0021-7000-8000-000000000021",
               "identity": "0199c0de-0011-7000-8000-000000000011", "purpose": "MANIFEST", "outcome": "ATTEMPTED",
               "actor": "2a5d3c1e-77aa-4a2f-8c0d-5b1e0f9a7d21",
               "certificateSha256": "6eacbe0fc8583e7e3a28f4d7119d8e4b2b808e2de878f1785d3ec8358e07a446",
               "assetSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
               "at": "2026-11-22T14:00:00Z"},
              {"id": "0199c0de-0022-7000-8000-000000000022", "use": "0199c0de-0021-7000-8000-000000000021",
               "identity": "0199c0de-0011-7000-8000-000000000011", "purpose": "MANIFEST", "outcome": "DONE",
               "actor": "2a5d3c1e-77aa-4a2f-8c0d-5b1e0f9a7d21",
               "certificateSha256": "6eacbe0fc8583e7e3a28f4d7119d8e4b2b808e2de878f1785d3ec8358e07a446",
               "assetSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
               "manifest": "urn:c2pa:0194f0c4-5a7e-7a43-9a3e-0c6f3f6b8a11",
               "at": "2026-11-22T14:00:01Z"}]}
            """;
    static final String REFUSED =
            """
            {"type": "/problems/credential-refused", "title": "A signature by this identity would not be accepted",
             "status": 422,
             "detail": "The certificate of CN=Old,O=Example is in force from 2024-01-01T00:00:00Z to 2025-01-01T00:00:00Z, and now it is 2026-11-22T12:00:00Z (rule: in force at the time of signing).",
             "breaches": [
               {"rule": "VALIDITY", "asks": "in force at the time of signing", "certificate": "CN=Old,O=Example",
                "found": "is in force from 2024-01-01T00:00:00Z to 2025-01-01T00:00:00Z, and now it is 2026-11-22T12:00:00Z"}]}
            """;

    private IdentityExamples() {}

    /// Pages as the document shows them, which cannot name a generic type.
    record SigningIdentityPage(List<IdentityView> items, @Nullable String next) {}

    record KeyUsePage(List<KeyUseView> items, @Nullable String next) {}
}
