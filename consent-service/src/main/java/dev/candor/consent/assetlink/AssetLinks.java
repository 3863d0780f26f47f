package dev.candor.consent.assetlink;

import dev.candor.consent.grant.GrantId;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.paging.Cursor;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// The links of every organization, each seen by its own alone.
@ApplicationScoped
class AssetLinks implements PanacheRepositoryBase<AssetLinkRow, UUID> {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    Uni<Void> add(Organization organization, AssetLink link) {
        return persistAndFlush(AssetLinkRow.of(organization, link)).replaceWithVoid();
    }

    Uni<Page<AssetLink>> standingOn(Organization organization, GrantId grant, PageRequest page) {
        return find(
                        "organization = :organization and array_contains(grants, :grant) and id >"
                                + " :after",
                        Sort.by("id"),
                        Parameters.with("organization", organization.slug())
                                .and("grant", grant.value())
                                .and("after", page.cursor().map(Cursor::after).orElse(BEFORE_ALL)))
                .range(0, page.limit())
                .list()
                .map(rows -> Page.cut(rows, page.limit(), row -> row.id))
                .map(rows -> rows.map(AssetLinkRow::toAssetLink));
    }
}
