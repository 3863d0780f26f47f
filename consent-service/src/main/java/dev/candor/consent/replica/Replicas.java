package dev.candor.consent.replica;

import dev.candor.consent.subject.SubjectId;
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
import java.util.UUID;

/// The replicas of every organization, each seen by its own alone.
@ApplicationScoped
class Replicas implements PanacheRepositoryBase<ReplicaRow, UUID> {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /// @throws Declined `UNKNOWN_REPLICA` when this organization has none of that id
    Uni<Replica> require(Organization organization, ReplicaId id) {
        return found(one(organization, id), id);
    }

    /// The same, locked until the transaction ends.
    Uni<Replica> requireLocked(Organization organization, ReplicaId id) {
        return found(one(organization, id).withLock(LockModeType.PESSIMISTIC_WRITE), id);
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
                .map(
                        rows ->
                                Page.cut(rows, page.limit(), row -> row.id)
                                        .map(ReplicaRow::toReplica));
    }

    Uni<Void> add(Organization organization, Replica replica) {
        return persistAndFlush(ReplicaRow.of(organization, replica)).replaceWithVoid();
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

    private static Uni<Replica> found(PanacheQuery<ReplicaRow> query, ReplicaId id) {
        return query.firstResult()
                .onItem()
                .ifNull()
                .failWith(
                        () ->
                                new Declined(
                                        ReplicaProblem.UNKNOWN_REPLICA,
                                        "No replica " + id + " here."))
                .map(ReplicaRow::toReplica);
    }
}
