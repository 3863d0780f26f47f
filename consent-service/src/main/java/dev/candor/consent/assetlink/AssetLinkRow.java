package dev.candor.consent.assetlink;

import dev.candor.consent.grant.GrantId;
import dev.candor.consent.scope.Action;
import dev.candor.kit.identity.Organization;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "asset_link")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class AssetLinkRow {
    @Id UUID id;
    String organization;

    @Column(name = "publication_id")
    UUID publicationId;

    @Column(name = "asset_sha256")
    String assetSha256;

    String manifest;

    @Column(name = "verdict_id")
    UUID verdictId;

    @Column(name = "check_id")
    @Nullable UUID checkId;

    UUID[] grants;

    @Enumerated(EnumType.STRING)
    Action action;

    @Column(name = "linked_at")
    Instant linkedAt;

    static AssetLinkRow of(Organization organization, AssetLink link) {
        var row = new AssetLinkRow();
        row.id = link.id();
        row.organization = organization.slug();
        row.publicationId = link.publication();
        row.assetSha256 = link.assetSha256();
        row.manifest = link.manifest();
        row.verdictId = link.verdict();
        row.checkId = link.check();
        row.grants = link.grants().stream().map(GrantId::value).toArray(UUID[]::new);
        row.action = link.action();
        row.linkedAt = link.linkedAt();
        return row;
    }

    AssetLink toAssetLink() {
        return new AssetLink(
                id,
                publicationId,
                assetSha256,
                manifest,
                verdictId,
                checkId,
                Arrays.stream(grants).map(GrantId::new).toList(),
                action,
                linkedAt);
    }
}
