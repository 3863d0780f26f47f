package dev.candor.provenance.identity;

import dev.candor.provenance.identity.KeyUse.Outcome;
import dev.candor.provenance.identity.KeyUse.Purpose;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "key_use")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class KeyUseRow {
    @Id UUID id;
    String organization;

    @Column(name = "use_id")
    UUID useId;

    String identity;

    @Column(name = "certificate_sha256")
    @Nullable String certificateSha256;

    @Enumerated(EnumType.STRING)
    Purpose purpose;

    @Enumerated(EnumType.STRING)
    Outcome outcome;

    @Column(name = "actor_id")
    String actorId;

    @Column(name = "asset_sha256")
    @Nullable String assetSha256;

    @Nullable String manifest;
    @Nullable String reason;
    Instant at;

    static KeyUseRow of(KeyUse use) {
        var row = new KeyUseRow();
        row.id = use.id();
        row.organization = use.organization().slug();
        row.useId = use.use();
        row.identity = use.identity();
        row.certificateSha256 = use.certificateSha256();
        row.purpose = use.purpose();
        row.outcome = use.outcome();
        row.actorId = use.actor();
        row.assetSha256 = use.assetSha256();
        row.manifest = use.manifest();
        row.reason = use.reason();
        row.at = use.at();
        return row;
    }
}
