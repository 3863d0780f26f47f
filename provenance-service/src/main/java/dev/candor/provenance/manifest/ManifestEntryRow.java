package dev.candor.provenance.manifest;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A signed manifest without what is long in it, for lists.
@Entity
@Immutable
@Table(name = "signed_manifest")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ManifestEntryRow {
    @Id String label;
    String organization;
    @Nullable String title;

    @Column(name = "signing_identity")
    @Nullable String signingIdentity;

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

    @Column(name = "store_id")
    @Nullable UUID storeId;
}
