package dev.candor.provenance.signing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A signature that is made later, as it stands.
@Schema(name = "SignatureJob")
record SignatureJobView(
        UUID id,
        SignatureJobRow.State state,
        ProgressView progress,
        @Schema(description = "How often it was begun; more than once after an interruption")
                int attempts,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Schema(description = "Label of the new manifest, once it is SIGNED")
                @Nullable String manifest,
        @Schema(description = "Distinguished name of the signer") @Nullable String signedBy,
        @Schema(description = "The signed media, once it is SIGNED") @Nullable AssetView asset,
        @Schema(description = "The problem document, if it FAILED", implementation = Object.class)
                @Nullable JsonNode problem) {

    /// How far it is.
    @Schema(name = "SignatureProgress")
    record ProgressView(
            @Schema(description = "Bytes of the signed media that are written") long written,
            @Schema(description = "Bytes of the media as it came") long size) {}

    /// Where the signed media is, and until when.
    @Schema(name = "SignedAsset")
    record AssetView(String href, String mediaType, String sha256, long size, Instant expiresAt) {}

    boolean isFinished() {
        return switch (state) {
            case QUEUED, SIGNING -> false;
            case SIGNED, FAILED -> true;
        };
    }

    static final String QUEUED =
            """
            {"id": "0199c0de-0031-7000-8000-000000000031", "state": "QUEUED",
             "progress": {"written": 0, "size": 734003200}, "attempts": 0,
             "createdAt": "2026-11-22T14:00:00Z"}
            """;
    static final String SIGNED =
            """
            {"id": "0199c0de-0031-7000-8000-000000000031", "state": "SIGNED",
             "progress": {"written": 734011392, "size": 734003200}, "attempts": 1,
             "createdAt": "2026-11-22T14:00:00Z", "finishedAt": "2026-11-22T14:00:09Z",
             "manifest": "urn:c2pa:0194f0c4-5a7e-7a43-9a3e-0c6f3f6b8a11",
             "signedBy": "CN=Example Press signer,O=Example Press,C=DE",
             "asset": {"href": "/v1/signatures/0199c0de-0031-7000-8000-000000000031/asset",
               "mediaType": "video/mp4", "size": 734011392, "expiresAt": "2026-11-22T15:00:09Z",
               "sha256": "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"}}
            """;
    static final String PAGE = "{\"items\": [" + SIGNED + "]}";

    /// A page as the document shows it, which cannot name a generic type.
    @Schema(name = "SignatureJobPage")
    record SignatureJobPage(List<SignatureJobView> items, @Nullable String next) {}
}
