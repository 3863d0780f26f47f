package dev.candor.provenance.manifest;

import dev.candor.kit.standing.MediaStanding;
import dev.candor.kit.standing.Stands;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A signed manifest in a list.
@Schema(name = "ManifestEntry")
record ManifestView(
        @Schema(examples = "urn:c2pa:0194f0c4-5a7e-7a43-9a3e-0c6f3f6b8a11") String label,
        @Schema(description = "Where the manifest itself is") String href,
        @Schema(
                        description =
                                "Where everybody has the manifest store, for media that says so and"
                                        + " does not carry it")
                @Nullable String store,
        @Nullable String title,
        String mediaType,
        @Schema(description = "SHA-256 of the media as it came, lower-case hexadecimal")
                String sourceSha256,
        @Schema(description = "SHA-256 of the media as it went out, lower-case hexadecimal")
                String signedSha256,
        @Schema(description = "Id of the signing identity, or `installation`")
                @Nullable String identity,
        @Schema(description = "SHA-256 of the signer's certificate, lower-case hexadecimal")
                String certificateSha256,
        Instant signedAt,
        @Schema(description = "How its publication stands") MediaStanding standing,
        @Schema(description = "Since when; absent while nothing was told")
                @Nullable Instant standingSince) {
    static final String PAGE =
            """
            {"items": [
              {"label": "urn:c2pa:0194f0c4-5a7e-7a43-9a3e-0c6f3f6b8a11",
               "href": "/v1/manifests/urn:c2pa:0194f0c4-5a7e-7a43-9a3e-0c6f3f6b8a11",
               "title": "Harbour at dusk", "mediaType": "image/jpeg",
               "sourceSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
               "signedSha256": "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
               "identity": "installation",
               "certificateSha256": "6eacbe0fc8583e7e3a28f4d7119d8e4b2b808e2de878f1785d3ec8358e07a446",
               "signedAt": "2026-11-22T14:00:01Z", "standing": "PUBLISHED"}]}
            """;

    static ManifestView of(ManifestEntryRow row, Stands stands) {
        return new ManifestView(
                row.label,
                "/v1/manifests/" + row.label,
                row.storeId == null ? null : StoreAddresses.path(row.storeId),
                row.title,
                row.mediaType,
                row.sourceSha256,
                row.signedSha256,
                row.signingIdentity,
                row.certificate,
                row.signedAt,
                stands.standing(),
                stands.since());
    }

    /// A page as the document shows it, which cannot name a generic type.
    @Schema(name = "ManifestPage")
    record ManifestPage(List<ManifestView> items, @Nullable String next) {}
}
