package dev.candor.consent.assetlink;

import dev.candor.consent.grant.GrantId;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.paging.Cursor;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// The links of every organization, each seen by its own alone.
@ApplicationScoped
class AssetLinks implements PanacheRepositoryBase<AssetLinkRow, UUID> {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    // In SQL, since HQL looks for a UUID in an array as for a text, which PostgreSQL refuses.
    private static final String STANDING_ON =
            """
            select * from asset_link
            where organization = :organization and grants @> array[cast(:grant as uuid)] and id > :after
            order by id limit :limit
            """;

    Uni<Void> add(Organization organization, AssetLink link) {
        return persistAndFlush(AssetLinkRow.of(organization, link)).replaceWithVoid();
    }

    Uni<Page<AssetLink>> standingOn(Organization organization, GrantId grant, PageRequest page) {
        return rows(organization, grant, after(page), page.limit() + 1)
                .map(rows -> Page.cut(rows, page.limit(), row -> row.id))
                .map(rows -> rows.map(AssetLinkRow::toAssetLink));
    }

    /// The links of one asset, by the SHA-256 of its bytes.
    Uni<Page<AssetLink>> ofAsset(Organization organization, String assetSha256, PageRequest page) {
        return find(
                        "organization = ?1 and assetSha256 = ?2 and id > ?3",
                        Sort.by("id"),
                        organization.slug(),
                        assetSha256,
                        after(page))
                .range(0, page.limit())
                .list()
                .map(rows -> Page.cut(rows, page.limit(), row -> row.id))
                .map(rows -> rows.map(AssetLinkRow::toAssetLink));
    }

    /// The first `limit` of them.
    Uni<List<AssetLink>> standingOn(Organization organization, GrantId grant, int limit) {
        return rows(organization, grant, BEFORE_ALL, limit)
                .map(rows -> rows.stream().map(AssetLinkRow::toAssetLink).toList());
    }

    private Uni<List<AssetLinkRow>> rows(
            Organization organization, GrantId grant, UUID after, int limit) {
        return getSession()
                .chain(
                        session ->
                                session.createNativeQuery(STANDING_ON, AssetLinkRow.class)
                                        .setParameter("organization", organization.slug())
                                        .setParameter("grant", grant.value())
                                        .setParameter("after", after)
                                        .setParameter("limit", limit)
                                        .getResultList());
    }

    private static UUID after(PageRequest page) {
        return page.cursor().map(Cursor::after).orElse(BEFORE_ALL);
    }
}
