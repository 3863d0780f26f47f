package dev.candor.consent.approval;

import static java.util.stream.Collectors.groupingBy;

import dev.candor.consent.grant.GrantId;
import dev.candor.consent.grant.WhoseGrant;
import dev.candor.consent.subject.SubjectId;
import dev.candor.consent.vault.Keyring;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.paging.Cursor;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

/// The uses that were put to people, of every organization, each seen by its own alone.
@ApplicationScoped
class Approvals implements PanacheRepositoryBase<ApprovalRow, UUID> {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final SaidRows said;
    private final WhoseGrant whoseGrant;
    private final Vault vault;

    Approvals(SaidRows said, WhoseGrant whoseGrant, Vault vault) {
        this.said = said;
        this.whoseGrant = whoseGrant;
        this.vault = vault;
    }

    /// One of a grant, locked until the transaction ends: of two words the second knows the first.
    ///
    /// @throws Declined `UNKNOWN_APPROVAL` when the grant has none of that id
    Uni<UseApproval> requireLocked(Organization organization, GrantId grant, ApprovalId id) {
        return find(
                        "organization = ?1 and grantId = ?2 and id = ?3",
                        organization.slug(),
                        grant.value(),
                        id.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(
                        () ->
                                new Declined(
                                        ApprovalProblem.UNKNOWN_APPROVAL,
                                        "No approval " + id + " of this grant."))
                .chain(row -> withSaid(organization, grant, List.of(row)))
                .map(List::getFirst);
    }

    /// All of one use of a grant.
    Uni<List<UseApproval>> ofUse(Organization organization, GrantId grant, String sha256) {
        return list(
                        "organization = ?1 and grantId = ?2 and useSha256 = ?3",
                        organization.slug(),
                        grant.value(),
                        sha256)
                .chain(rows -> withSaid(organization, grant, rows));
    }

    Uni<Page<UseApproval>> of(Organization organization, GrantId grant, PageRequest page) {
        var parameters =
                Parameters.with("organization", organization.slug())
                        .and("grant", grant.value())
                        .and("after", page.cursor().map(Cursor::after).orElse(BEFORE_ALL));
        return find(
                        "organization = :organization and grantId = :grant and id > :after",
                        Sort.by("id"),
                        parameters)
                .range(0, page.limit())
                .list()
                .map(rows -> Page.cut(rows, page.limit(), row -> row.id))
                .chain(
                        rows ->
                                withSaid(organization, grant, rows.items())
                                        .map(items -> new Page<>(items, rows.next())));
    }

    private Uni<List<UseApproval>> withSaid(
            Organization organization, GrantId grant, List<ApprovalRow> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().item(List.of())
                : whoseGrant
                        .of(organization, grant)
                        .map(SubjectId::value)
                        .chain(
                                subject ->
                                        vault.keys(organization, List.of(subject))
                                                .chain(keys -> withSaid(rows, subject, keys)));
    }

    private Uni<List<UseApproval>> withSaid(List<ApprovalRow> rows, UUID subject, Keyring keys) {
        return said.of(rows.stream().map(row -> row.id).toList())
                .map(found -> found.stream().collect(groupingBy(word -> word.approvalId)))
                .map(
                        found ->
                                rows.stream()
                                        .map(
                                                row ->
                                                        row.toApproval(
                                                                found.getOrDefault(
                                                                        row.id, List.of()),
                                                                subject,
                                                                keys))
                                        .toList());
    }
}
