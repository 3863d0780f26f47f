package dev.candor.provenance.signing;

import dev.candor.kit.spool.SpoolEntry;
import dev.candor.kit.spool.SpoolReference;
import dev.candor.provenance.manifest.StoreAddresses;
import dev.candor.provenance.signing.SigningDesk.Signed;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What was signed, as it is answered and as it is remembered for a repeated request.
@Schema(name = "Signature")
record SignatureView(
        @Schema(description = "Label of the new manifest") String manifest,
        @Schema(
                        description =
                                "Where everybody has the manifest store, for media that says so and"
                                        + " does not carry it")
                @Nullable String store,
        SpooledView spool,
        @Schema(description = "Distinguished name of the signer") String signedBy,
        Instant signedAt) {

    /// The signed media by name.
    @Schema(name = "SignedMedia")
    record SpooledView(String id, String sha256, long size, String mediaType) {
        SpoolReference reference() {
            return new SpoolReference(id, sha256);
        }

        private static SpooledView of(SpoolEntry entry) {
            return new SpooledView(entry.id(), entry.sha256(), entry.size(), entry.mediaType());
        }
    }

    /// Where the manifest is: for everybody if the media says so, else for its organization.
    String manifestHref() {
        return store == null ? "/v1/manifests/" + manifest : store;
    }

    static SignatureView of(Signed signed) {
        var store = signed.manifest().storeId();
        return new SignatureView(
                signed.manifest().label(),
                store == null ? null : StoreAddresses.path(store),
                SpooledView.of(signed.media()),
                signed.signedBy(),
                signed.manifest().signedAt());
    }
}
