package dev.candor.consent.party;

import dev.candor.consent.vault.Vault;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.paging.Cursor;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// The parties of every organization, each seen by its own alone.
@ApplicationScoped
public class Parties implements PanacheRepositoryBase<PartyRow, UUID> {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Vault vault;

    Parties(Vault vault) {
        this.vault = vault;
    }

    /// Passes when this organization has the party.
    ///
    /// @throws Declined `UNKNOWN_PARTY` when it has none of that id
    public Uni<Void> mustExist(Organization organization, PartyId id) {
        return require(organization, id).replaceWithVoid();
    }

    Uni<Party> require(Organization organization, PartyId id) {
        return find("organization = ?1 and id = ?2", organization.slug(), id.value())
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(
                        () -> new Declined(PartyProblem.UNKNOWN_PARTY, "No party " + id + " here."))
                .chain(row -> vault.keys(organization, List.of(row.id)).map(row::toParty));
    }

    Uni<Page<Party>> list(Organization organization, PageRequest page) {
        return find(
                        "organization = ?1 and id > ?2",
                        Sort.by("id"),
                        organization.slug(),
                        page.cursor().map(Cursor::after).orElse(BEFORE_ALL))
                .range(0, page.limit())
                .list()
                .map(rows -> Page.cut(rows, page.limit(), row -> row.id))
                .chain(rows -> opened(organization, rows));
    }

    private Uni<Page<Party>> opened(Organization organization, Page<PartyRow> rows) {
        return vault.keys(organization, rows.items().stream().map(row -> row.id).toList())
                .map(keys -> rows.map(row -> row.toParty(keys)));
    }

    Uni<Void> add(Organization organization, Party party) {
        var id = party.id().value();
        return vault.keyOf(organization, id)
                .map(keys -> PartyRow.of(organization, party, keys.of(id)))
                .chain(this::persistAndFlush)
                .replaceWithVoid();
    }
}
