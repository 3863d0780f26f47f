package dev.candor.consent.objection;

import static java.util.stream.Collectors.toMap;

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
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// The standing objections of every organization, each seen by its own alone.
@ApplicationScoped
class Objections implements PanacheRepositoryBase<ObjectionRow, UUID> {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Liftings liftings;
    private final Vault vault;

    Objections(Liftings liftings, Vault vault) {
        this.liftings = liftings;
        this.vault = vault;
    }

    /// @throws Declined `UNKNOWN_OBJECTION` when this organization has none of that id
    Uni<Objection> require(Organization organization, ObjectionId id) {
        return find("organization = ?1 and id = ?2", organization.slug(), id.value())
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> unknown(id))
                .chain(row -> withLiftings(organization, List.of(row)))
                .map(List::getFirst);
    }

    /// The same, locked until the transaction ends: of two liftings the second sees the first.
    Uni<Objection> requireLocked(Organization organization, ObjectionId id) {
        return find("organization = ?1 and id = ?2", organization.slug(), id.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> unknown(id))
                .chain(row -> withLiftings(organization, List.of(row)))
                .map(List::getFirst);
    }

    Uni<Page<Objection>> of(Organization organization, SubjectId subject, PageRequest page) {
        var parameters =
                Parameters.with("organization", organization.slug())
                        .and("subject", subject.value())
                        .and("after", page.cursor().map(Cursor::after).orElse(BEFORE_ALL));
        return find(
                        "organization = :organization and subjectId = :subject and id > :after",
                        Sort.by("id"),
                        parameters)
                .range(0, page.limit())
                .list()
                .map(rows -> Page.cut(rows, page.limit(), row -> row.id))
                .chain(
                        rows ->
                                withLiftings(organization, rows.items())
                                        .map(items -> new Page<>(items, rows.next())));
    }

    private Uni<List<Objection>> withLiftings(Organization organization, List<ObjectionRow> rows) {
        return vault.keys(organization, rows.stream().map(row -> row.subjectId).toList())
                .chain(keys -> withLiftings(rows, keys));
    }

    private Uni<List<Objection>> withLiftings(List<ObjectionRow> rows, Keyring keys) {
        return liftings.of(rows.stream().map(row -> row.id).toList())
                .map(
                        found ->
                                found.stream()
                                        .collect(
                                                toMap(row -> row.objectionId, Function.identity())))
                .map(found -> rows.stream().map(row -> objection(row, found, keys)).toList());
    }

    private static Objection objection(
            ObjectionRow row, Map<UUID, LiftingRow> liftings, Keyring keys) {
        var standing = row.toStanding(keys);
        var lifting = liftings.get(row.id);
        return lifting == null ? standing : lifting.of(standing);
    }

    private static Declined unknown(ObjectionId id) {
        return new Declined(ObjectionProblem.UNKNOWN_OBJECTION, "No objection " + id + " here.");
    }
}
