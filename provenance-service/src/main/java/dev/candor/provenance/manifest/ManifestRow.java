package dev.candor.provenance.manifest;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "signed_manifest")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ManifestRow {
    @Id String label;
    String organization;

    /// Absent of what was signed before titles were kept; so are the three below.
    @Nullable String title;

    @Column(name = "signing_identity")
    @Nullable String signingIdentity;

    @Nullable String report;

    @Column(name = "crjson")
    @Nullable String crJson;

    @Column(name = "media_type")
    String mediaType;

    @Column(name = "source_sha256")
    String sourceSha256;

    @Column(name = "signed_sha256")
    String signedSha256;

    @Column(name = "identity")
    String certificate;

    @Column(name = "signed_at")
    Instant signedAt;

    byte[] store;

    /// Where everybody has the store; absent if the media carries it or has it beside.
    @Column(name = "store_id")
    @Nullable UUID storeId;

    static ManifestRow of(SignedManifest manifest) {
        var row = new ManifestRow();
        row.label = manifest.label();
        row.organization = manifest.organization().slug();
        row.title = manifest.title();
        row.signingIdentity = manifest.identity();
        row.report = manifest.proof().report();
        row.crJson = manifest.proof().crJson();
        row.mediaType = manifest.mediaType();
        row.sourceSha256 = manifest.sourceSha256();
        row.signedSha256 = manifest.signedSha256();
        row.certificate = manifest.certificate();
        row.signedAt = manifest.signedAt();
        row.store = manifest.store().toArray();
        row.storeId = manifest.storeId();
        return row;
    }
}
