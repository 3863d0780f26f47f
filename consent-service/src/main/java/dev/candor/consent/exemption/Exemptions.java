package dev.candor.consent.exemption;

import static java.util.stream.Collectors.groupingBy;

import dev.candor.consent.vault.Keyring;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.paging.Cursor;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The claims of every organization, each seen by its own alone.
@ApplicationScoped
class Exemptions implements PanacheRepositoryBase<ExemptionRow, UUID> {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String OURS = "organization = :organization and id > :after";
    private static final String DECIDED =
            OURS
                    + " and id in (select review.exemptionId from ReviewRow review where"
                    + " review.organization = :organization and review.outcome <>"
                    + " dev.candor.consent.exemption.Outcome.PENDING)";

    private final Reviews reviews;
    private final Vault vault;

    Exemptions(Reviews reviews, Vault vault) {
        this.reviews = reviews;
        this.vault = vault;
    }

    /// @throws Declined `UNKNOWN_EXEMPTION` when this organization has none of that id
    Uni<Exemption> require(Organization organization, ExemptionId id) {
        return one(organization, one(organization, id), id);
    }

    /// The same, locked until the transaction ends: of two reviews the second sees the first.
    Uni<Exemption> requireLocked(Organization organization, ExemptionId id) {
        return one(
                organization, one(organization, id).withLock(LockModeType.PESSIMISTIC_WRITE), id);
    }

    Uni<Page<Exemption>> list(Organization organization, PageRequest page) {
        return page(OURS, organization, page);
    }

    /// Those that were granted or rejected.
    Uni<Page<Exemption>> decided(Organization organization, PageRequest page) {
        return page(DECIDED, organization, page);
    }

    private PanacheQuery<ExemptionRow> one(Organization organization, ExemptionId id) {
        return find("organization = ?1 and id = ?2", organization.slug(), id.value());
    }

    private Uni<Exemption> one(
            Organization organization, PanacheQuery<ExemptionRow> query, ExemptionId id) {
        return query.firstResult()
                .onItem()
                .ifNull()
                .failWith(
                        () ->
                                new Declined(
                                        ExemptionProblem.UNKNOWN_EXEMPTION,
                                        "No exemption " + id + " here."))
                .chain(row -> withReviews(organization, List.of(row)))
                .map(List::getFirst);
    }

    private Uni<Page<Exemption>> page(String where, Organization organization, PageRequest page) {
        var parameters =
                Parameters.with("organization", organization.slug())
                        .and("after", page.cursor().map(Cursor::after).orElse(BEFORE_ALL));
        return find(where, Sort.by("id"), parameters)
                .range(0, page.limit())
                .list()
                .map(rows -> Page.cut(rows, page.limit(), row -> row.id))
                .chain(
                        rows ->
                                withReviews(organization, rows.items())
                                        .map(items -> new Page<>(items, rows.next())));
    }

    private Uni<List<Exemption>> withReviews(Organization organization, List<ExemptionRow> rows) {
        var owners =
                Stream.concat(
                        rows.stream().flatMap(row -> Arrays.stream(row.subjects)),
                        Stream.of(Vault.owner(organization)));
        return vault.keys(organization, owners.collect(Collectors.toSet()))
                .chain(keys -> withReviews(rows, keys));
    }

    private Uni<List<Exemption>> withReviews(List<ExemptionRow> rows, Keyring keys) {
        return reviews.of(rows.stream().map(row -> row.id).toList())
                .map(found -> found.stream().collect(groupingBy(review -> review.exemptionId)))
                .map(
                        found ->
                                rows.stream()
                                        .map(
                                                row ->
                                                        row.toExemption(
                                                                found.getOrDefault(
                                                                        row.id, List.of()),
                                                                keys))
                                        .toList());
    }
}
