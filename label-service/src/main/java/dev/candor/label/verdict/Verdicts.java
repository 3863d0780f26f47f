package dev.candor.label.verdict;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The verdicts of every organization, each in every version. The newest is in force.
@ApplicationScoped
public class Verdicts implements PanacheRepositoryBase<VerdictRow, VerdictRow.Key> {
    /// Heads after an id: the newest version of each verdict, by id.
    private static final String HEADS =
            """
            select distinct on (id) * from verdict
            where organization = :organization and (cast(:after as uuid) is null or id > :after)
            order by id, version desc limit :limit
            """;

    private final VerdictEvents events;

    Verdicts(VerdictEvents events) {
        this.events = events;
    }

    /// The verdict in force, as its own organization sees it.
    ///
    /// @throws Declined `UNKNOWN_VERDICT` when the organization has none of that id
    @WithSession
    public Uni<Verdict> require(Organization organization, VerdictId id) {
        return requireRow(organization, id).map(VerdictRow::toVerdict);
    }

    Uni<VerdictRow> requireRow(Organization organization, VerdictId id) {
        return find(
                        "organization = ?1 and id = ?2 order by version desc",
                        organization.slug(),
                        id.value())
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> unknown(id));
    }

    /// Every version, newest first.
    ///
    /// @throws Declined `UNKNOWN_VERDICT` when the organization has none of that id
    @WithSession
    Uni<List<Verdict>> history(Organization organization, VerdictId id) {
        return find(
                        "organization = ?1 and id = ?2 order by version desc",
                        organization.slug(),
                        id.value())
                .list()
                .invoke(
                        rows -> {
                            if (rows.isEmpty()) {
                                throw unknown(id);
                            }
                        })
                .map(rows -> rows.stream().map(VerdictRow::toVerdict).toList());
    }

    /// The newest version of each verdict after an id, at most `limit` of them.
    Uni<List<VerdictRow>> heads(String organization, @Nullable UUID after, int limit) {
        return getSession()
                .chain(
                        session ->
                                session.createNativeQuery(HEADS, VerdictRow.class)
                                        .setParameter("organization", organization)
                                        .setParameter("after", after)
                                        .setParameter("limit", limit)
                                        .getResultList());
    }

    Uni<Long> countVerdicts(String organization) {
        return getSession()
                .chain(
                        session ->
                                session.createNativeQuery(
                                                "select count(distinct id) from verdict where"
                                                        + " organization = :organization",
                                                Long.class)
                                        .setParameter("organization", organization)
                                        .getSingleResult());
    }

    /// Makes those who write versions of one verdict wait for each other until their transaction
    /// ends.
    public Uni<Void> lock(VerdictId id) {
        return getSession()
                .chain(
                        session ->
                                session.createNativeQuery(
                                                "select 1 from"
                                                    + " pg_advisory_xact_lock(hashtextextended(cast(:id"
                                                    + " as text), 20))",
                                                Integer.class)
                                        .setParameter("id", id.toString())
                                        .getSingleResult())
                .replaceWithVoid();
    }

    Uni<Void> add(VerdictRow row) {
        return persistAndFlush(row).chain(() -> events.written(row.organization, row.toVerdict()));
    }

    /// That there is no such verdict, or none that the asker may see.
    public static Declined unknown(VerdictId id) {
        return new Declined(VerdictProblem.UNKNOWN_VERDICT, "No verdict " + id + " here.");
    }
}
