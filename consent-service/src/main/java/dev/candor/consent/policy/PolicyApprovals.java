package dev.candor.consent.policy;

import dev.candor.consent.vault.Vault;
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
import org.jspecify.annotations.Nullable;

/// What was decided on uses that a rule reserves to a role, append only.
@ApplicationScoped
class PolicyApprovals implements PanacheRepositoryBase<PolicyApprovalRow, UUID> {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Vault vault;

    PolicyApprovals(Vault vault) {
        this.vault = vault;
    }

    Uni<Page<PolicyApprovalView>> list(
            Organization organization, @Nullable String use, PageRequest page) {
        var after = page.cursor().map(Cursor::after).orElse(BEFORE_ALL);
        var found =
                use == null
                        ? find(
                                "organization = ?1 and id > ?2",
                                Sort.by("id"),
                                organization.slug(),
                                after)
                        : find(
                                "organization = ?1 and id > ?2 and useSha256 = ?3",
                                Sort.by("id"),
                                organization.slug(),
                                after,
                                use);
        return found.range(0, page.limit())
                .list()
                .map(rows -> Page.cut(rows, page.limit(), row -> row.id))
                .chain(
                        rows ->
                                vault.keys(organization, List.of(Vault.owner(organization)))
                                        .map(
                                                keys ->
                                                        rows.map(
                                                                row ->
                                                                        PolicyApprovalView.of(
                                                                                row,
                                                                                row.reason(
                                                                                        keys)))));
    }
}
