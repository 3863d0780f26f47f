package dev.candor.provenance.manifest;

import dev.candor.kit.identity.Organization;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "signed_manifest")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ManifestRow {
    @Id String label;
    String organization;

    @Column(name = "media_type")
    String mediaType;

    @Column(name = "source_sha256")
    String sourceSha256;

    @Column(name = "signed_sha256")
    String signedSha256;

    String identity;

    @Column(name = "signed_at")
    Instant signedAt;

    byte[] store;

    static ManifestRow of(SignedManifest manifest) {
        var row = new ManifestRow();
        row.label = manifest.label();
        row.organization = manifest.organization().slug();
        row.mediaType = manifest.mediaType();
        row.sourceSha256 = manifest.sourceSha256();
        row.signedSha256 = manifest.signedSha256();
        row.identity = manifest.identity();
        row.signedAt = manifest.signedAt();
        row.store = manifest.store();
        return row;
    }

    SignedManifest toManifest() {
        return new SignedManifest(
                label,
                new Organization(organization),
                mediaType,
                sourceSha256,
                signedSha256,
                identity,
                signedAt,
                store);
    }
}
