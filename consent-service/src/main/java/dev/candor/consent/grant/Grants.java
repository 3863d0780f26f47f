package dev.candor.consent.grant;

import static java.util.stream.Collectors.groupingBy;

import dev.candor.consent.subject.SubjectId;
import dev.candor.consent.vault.Keyring;
import dev.candor.consent.vault.Seal;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.paging.Cursor;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import dev.candor.kit.problem.Declined;
import dev.candor.transparency.StoredRow;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The grants of every organization, each seen by its own alone.
@ApplicationScoped
class Grants implements PanacheRepositoryBase<GrantRow, UUID> {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final long NOT_YET = 0;

    private final ScopeLines scopeLines;
    private final Suspensions suspensions;
    private final Vault vault;

    Grants(ScopeLines scopeLines, Suspensions suspensions, Vault vault) {
        this.scopeLines = scopeLines;
        this.suspensions = suspensions;
        this.vault = vault;
    }

    /// The grant with the number of its latest ledger entry.
    ///
    /// @throws Declined `UNKNOWN_GRANT` when this organization has none of that id
    Uni<Recorded> require(Organization organization, GrantId id) {
        return one(organization, id).firstResult().chain(row -> recorded(organization, id, row));
    }

    /// The same, locked until the transaction ends: of two changes to one grant the second sees
    /// the first.
    Uni<Recorded> requireLocked(Organization organization, GrantId id) {
        return one(organization, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .chain(row -> recorded(organization, id, row));
    }

    /// Grants of one person that were expressed and have not ended, locked until the transaction
    /// ends, in an order that is always the same.
    Uni<List<Recorded>> openOf(Organization organization, SubjectId subject) {
        return find(
                        "organization = ?1 and subjectId = ?2 and state in ?3 order by id",
                        organization.slug(),
                        subject.value(),
                        List.of(GrantState.ACTIVE, GrantState.SUSPENDED))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .chain(
                        rows ->
                                parts(organization, rows)
                                        .map(parts -> rows.stream().map(parts::recorded).toList()));
    }

    /// Grants to one licensee that were expressed and have not ended, locked until the transaction
    /// ends, in an order that is always the same.
    ///
    /// @param after begin behind this one
    Uni<Held> heldBy(Organization organization, String licensee, @Nullable UUID after, int limit) {
        return find(
                        "organization = ?1 and licensee = ?2 and state in ?3 and id > ?4 order by"
                                + " id",
                        organization.slug(),
                        licensee,
                        List.of(GrantState.ACTIVE, GrantState.SUSPENDED),
                        after == null ? BEFORE_ALL : after)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .range(0, limit - 1)
                .list()
                .chain(rows -> held(organization, rows, limit));
    }

    private Uni<Held> held(Organization organization, List<GrantRow> rows, int limit) {
        var next = rows.size() < limit ? null : rows.getLast().id;
        return parts(organization, rows)
                .map(parts -> new Held(rows.stream().map(parts::recorded).toList(), next));
    }

    /// Some of a licensee's grants.
    ///
    /// @param next the last of them, when there may be more
    record Held(List<Recorded> grants, @Nullable UUID next) {}

    Uni<Page<Recorded>> list(
            Organization organization, Collection<SubjectId> subjects, PageRequest page) {
        var ids = subjects.stream().map(SubjectId::value).toList();
        return page(
                organization,
                page,
                "organization = :organization and subjectId in :subjects",
                Parameters.with("organization", organization.slug()).and("subjects", ids));
    }

    Uni<Page<Recorded>> list(Organization organization, PageRequest page) {
        return page(
                organization,
                page,
                "organization = :organization",
                Parameters.with("organization", organization.slug()));
    }

    /// The rows of a grant that begins: an entry answers for these, and these are written.
    record Fresh(GrantRow row, List<ScopeLineRow> lines) {
        /// What of them never changes again.
        List<StoredRow> stored() {
            return Stream.concat(Stream.of(row.stored()), lines.stream().map(ScopeLineRow::stored))
                    .toList();
        }
    }

    static Fresh fresh(Organization organization, Grant fresh, Seal seal) {
        var scope = fresh.terms().scope();
        return new Fresh(
                GrantRow.of(organization, fresh, NOT_YET, seal),
                IntStream.range(0, scope.size())
                        .mapToObj(
                                i ->
                                        ScopeLineRow.of(
                                                organization, fresh.id(), i, scope.get(i), seal))
                        .toList());
    }

    Uni<Void> add(Fresh fresh, long ledgerSeq) {
        fresh.row().ledgerSeq = ledgerSeq;
        return persist(fresh.row()).chain(() -> scopeLines.persist(fresh.lines()));
    }

    /// Writes the next state of a grant that this transaction has locked.
    Uni<Void> move(Organization organization, Recorded next) {
        return one(organization, next.grant().id())
                .singleResult()
                .invoke(row -> row.moveTo(next.grant(), next.ledgerSeq()))
                .replaceWithVoid();
    }

    private PanacheQuery<GrantRow> one(Organization organization, GrantId id) {
        return find("organization = ?1 and id = ?2", organization.slug(), id.value());
    }

    private Uni<Page<Recorded>> page(
            Organization organization, PageRequest page, String where, Parameters parameters) {
        var after = page.cursor().map(Cursor::after).orElse(BEFORE_ALL);
        return find(where + " and id > :after", Sort.by("id"), parameters.and("after", after))
                .range(0, page.limit())
                .list()
                .map(rows -> Page.cut(rows, page.limit(), row -> row.id))
                .chain(rows -> withLines(organization, rows));
    }

    private Uni<Page<Recorded>> withLines(Organization organization, Page<GrantRow> rows) {
        return parts(organization, rows.items()).map(parts -> rows.map(parts::recorded));
    }

    private Uni<Recorded> recorded(Organization organization, GrantId id, @Nullable GrantRow row) {
        if (row == null) {
            throw new Declined(GrantProblem.UNKNOWN_GRANT, "No grant " + id + " here.");
        }
        return parts(organization, List.of(row)).map(parts -> parts.recorded(row));
    }

    private Uni<Parts> parts(Organization organization, List<GrantRow> rows) {
        var ids = rows.stream().map(row -> row.id).toList();
        return vault.keys(organization, rows.stream().map(row -> row.subjectId).distinct().toList())
                .chain(keys -> scopeLines.of(ids).chain(lines -> parts(ids, lines, keys)));
    }

    private Uni<Parts> parts(List<UUID> ids, List<ScopeLineRow> lines, Keyring keys) {
        return suspensions
                .openOf(ids)
                .map(
                        open ->
                                new Parts(
                                        lines.stream().collect(groupingBy(line -> line.grantId)),
                                        open.stream().collect(groupingBy(row -> row.grantId)),
                                        keys));
    }

    private record Parts(
            Map<UUID, List<ScopeLineRow>> lines,
            Map<UUID, List<SuspensionRow>> suspensions,
            Keyring keys) {
        Recorded recorded(GrantRow row) {
            return new Recorded(
                    row.toGrant(
                            lines.getOrDefault(row.id, List.of()),
                            suspensions.getOrDefault(row.id, List.of()),
                            keys),
                    row.ledgerSeq);
        }
    }

    /// A grant and the ledger entry that tells of its present state.
    record Recorded(Grant grant, long ledgerSeq) {
        /// What the clock has made of it by `now`, written down or not.
        Recorded at(Instant now) {
            return new Recorded(grant.at(now), ledgerSeq);
        }
    }
}
