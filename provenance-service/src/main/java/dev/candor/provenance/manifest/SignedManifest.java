package dev.candor.provenance.manifest;

import dev.candor.c2pa.io.Bytes;
import dev.candor.kit.identity.Organization;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A manifest that was signed here.
///
/// @param label `urn:c2pa:…`
/// @param sourceSha256 of the media as it came, lower-case hexadecimal
/// @param signedSha256 of the media as it went out, lower-case hexadecimal
/// @param certificate SHA-256 of the signer's certificate, lower-case hexadecimal
/// @param identity id of the signing identity
/// @param store the manifest store as it was written (`application/c2pa`)
/// @param storeId where everybody has it, if its media says so and does not carry it
/// @param proof what was found when it was verified before it was given out
public record SignedManifest(
        String label,
        Organization organization,
        String title,
        String mediaType,
        String sourceSha256,
        String signedSha256,
        String certificate,
        String identity,
        Instant signedAt,
        Bytes store,
        @Nullable UUID storeId,
        Proof proof) {

    /// What a verification found.
    ///
    /// @param report as `POST /v1/verifications` answers it, in JSON
    /// @param crJson the same as the C2PA conformance programme writes it
    public record Proof(String report, String crJson) {}
}
