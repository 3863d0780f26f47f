package dev.candor.consent.replica;

import dev.candor.consent.subject.SubjectId;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.paging.Cursor;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

/// The replicas of every organization, each seen by its own alone.
@ApplicationScoped
class Replicas implements PanacheRepositoryBase<ReplicaRow, UUID> {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Vault vault;

    Replicas(Vault vault) {
        this.vault = vault;
    }

    /// @throws Declined `UNKNOWN_REPLICA` when this organization has none of that id
    Uni<Replica> require(Organization organization, ReplicaId id) {
        return found(organization, one(organization, id), id);
    }

    /// The same, locked until the transaction ends.
    Uni<Replica> requireLocked(Organization organization, ReplicaId id) {
        return found(
                organization, one(organization, id).withLock(LockModeType.PESSIMISTIC_WRITE), id);
    }

    Uni<Page<Replica>> of(Organization organization, SubjectId subject, PageRequest page) {
        return find(
                        "organization = ?1 and subjectId = ?2 and id > ?3",
                        Sort.by("id"),
                        organization.slug(),
                        subject.value(),
                        page.cursor().map(Cursor::after).orElse(BEFORE_ALL))
                .range(0, page.limit())
                .list()
                .map(rows -> Page.cut(rows, page.limit(), row -> row.id))
                .chain(
                        rows ->
                                vault.keys(organization, List.of(subject.value()))
                                        .map(keys -> rows.map(row -> row.toReplica(keys))));
    }

    Uni<Void> add(Organization organization, Replica replica) {
        var subject = replica.subject().value();
        return vault.keyOf(organization, subject)
                .map(keys -> ReplicaRow.of(organization, replica, keys.of(subject)))
                .chain(this::persistAndFlush)
                .replaceWithVoid();
    }

    /// Writes what became of one that this transaction has locked.
    Uni<Void> become(Organization organization, Replica next) {
        return one(organization, next.id())
                .singleResult()
                .invoke(row -> row.become(next))
                .replaceWithVoid();
    }

    private PanacheQuery<ReplicaRow> one(Organization organization, ReplicaId id) {
        return find("organization = ?1 and id = ?2", organization.slug(), id.value());
    }

    private Uni<Replica> found(
            Organization organization, PanacheQuery<ReplicaRow> query, ReplicaId id) {
        return query.firstResult()
                .onItem()
                .ifNull()
                .failWith(
                        () ->
                                new Declined(
                                        ReplicaProblem.UNKNOWN_REPLICA,
                                        "No replica " + id + " here."))
                .chain(row -> vault.keys(organization, List.of(row.subjectId)).map(row::toReplica));
    }
}
