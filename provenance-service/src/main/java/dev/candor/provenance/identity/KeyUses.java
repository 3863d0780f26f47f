package dev.candor.provenance.identity;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.paging.Cursor;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// The record of what was done with keys. It takes entries and gives them; the database refuses
/// the rest.
@ApplicationScoped
class KeyUses implements PanacheRepositoryBase<KeyUseRow, UUID> {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /// Writes an entry, in the transaction it is called in.
    Uni<Void> add(KeyUse use) {
        return persist(KeyUseRow.of(use)).replaceWithVoid();
    }

    /// What was done with one identity, oldest first.
    Uni<Page<KeyUseRow>> list(Organization organization, String identity, PageRequest page) {
        var after = page.cursor().map(Cursor::after).orElse(BEFORE_ALL);
        return find(
                        "organization = ?1 and identity = ?2 and id > ?3",
                        Sort.by("id"),
                        organization.slug(),
                        identity,
                        after)
                .range(0, page.limit())
                .list()
                .map(rows -> Page.cut(rows, page.limit(), row -> row.id));
    }
}
