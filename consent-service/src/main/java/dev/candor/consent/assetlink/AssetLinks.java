package dev.candor.consent.assetlink;

import dev.candor.consent.grant.GrantId;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.paging.Cursor;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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
        return getSession()
                .chain(
                        session ->
                                session.createNativeQuery(STANDING_ON, AssetLinkRow.class)
                                        .setParameter("organization", organization.slug())
                                        .setParameter("grant", grant.value())
                                        .setParameter("after", after(page))
                                        .setParameter("limit", page.limit() + 1)
                                        .getResultList())
                .map(rows -> Page.cut(rows, page.limit(), row -> row.id))
                .map(rows -> rows.map(AssetLinkRow::toAssetLink));
    }

    private static UUID after(PageRequest page) {
        return page.cursor().map(Cursor::after).orElse(BEFORE_ALL);
    }
}
