package dev.candor.provenance.manifest;

import dev.candor.kit.identity.Organization;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/// A manifest that was signed here.
///
/// @param label `urn:c2pa:…`
/// @param sourceSha256 of the media as it came, lower-case hexadecimal
/// @param signedSha256 of the media as it went out, lower-case hexadecimal
/// @param identity id of the signing identity
/// @param store the manifest store as embedded (`application/c2pa`)
public record SignedManifest(
        String label,
        Organization organization,
        String mediaType,
        String sourceSha256,
        String signedSha256,
        String identity,
        Instant signedAt,
        byte[] store) {
    public SignedManifest {
        store = store.clone();
    }

    @Override
    public byte[] store() {
        return store.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedManifest that
                && label.equals(that.label)
                && organization.equals(that.organization)
                && mediaType.equals(that.mediaType)
                && sourceSha256.equals(that.sourceSha256)
                && signedSha256.equals(that.signedSha256)
                && identity.equals(that.identity)
                && signedAt.equals(that.signedAt)
                && Arrays.equals(store, that.store);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                label,
                organization,
                mediaType,
                sourceSha256,
                signedSha256,
                identity,
                signedAt,
                Arrays.hashCode(store));
    }
}
