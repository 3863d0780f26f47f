package dev.candor.consent.policy;

import dev.candor.consent.vault.Vault;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.identity.Roles;
import dev.candor.kit.paging.Cursor;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Who accepted which version. Staff see everybody's, everybody else their own.
@ApplicationScoped
class Acceptances implements PanacheRepositoryBase<PolicyAcceptanceRow, UUID> {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final List<String> STAFF =
            List.of(Roles.POLICY_EDITOR, Roles.CONSENT_OFFICER, Roles.AUDITOR, Roles.ADMIN);

    private final Vault vault;

    Acceptances(Vault vault) {
        this.vault = vault;
    }

    /// @param account as it is written down
    Uni<Optional<PolicyAcceptanceRow>> of(
            Organization organization, PolicyVersionId version, String account) {
        return find(
                        "organization = ?1 and versionId = ?2 and accountId = ?3",
                        organization.slug(),
                        version.value(),
                        account)
                .firstResult()
                .map(Optional::ofNullable);
    }

    Uni<Page<AcceptanceView>> list(Actor actor, PageRequest page) {
        var after = page.cursor().map(Cursor::after).orElse(BEFORE_ALL);
        var organization = actor.organization().slug();
        var found =
                STAFF.stream().anyMatch(actor::is)
                        ? find("organization = ?1 and id > ?2", Sort.by("id"), organization, after)
                        : find(
                                "organization = ?1 and id > ?2 and accountId = ?3",
                                Sort.by("id"),
                                organization,
                                after,
                                vault.account(actor));
        return found.range(0, page.limit())
                .list()
                .map(rows -> Page.cut(rows, page.limit(), row -> row.id))
                .chain(rows -> views(actor.organization(), rows));
    }

    private Uni<Page<AcceptanceView>> views(
            Organization organization, Page<PolicyAcceptanceRow> rows) {
        return vault.names(organization, rows.items().stream().map(row -> row.accountId).toList())
                .map(names -> rows.map(row -> AcceptanceView.of(row, names.of(row.accountId))));
    }
}
