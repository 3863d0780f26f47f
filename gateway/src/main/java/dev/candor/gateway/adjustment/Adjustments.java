package dev.candor.gateway.adjustment;

import static java.util.stream.Collectors.groupingBy;

import dev.candor.kit.id.Ids;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// The store of adjustments. What is made is told in the transaction that makes it.
@ApplicationScoped
public class Adjustments {
    private static final int MOST_TOLD = 50;

    private static final String OF =
            """
            select %s from publication_adjustment where publication = any($1)
            order by coalesce(made_at, known_since), id
            """
                    .formatted(AdjustmentRows.COLUMNS);

    private static final String TOLD =
            """
            select %s from publication_adjustment
            where publication in (select g.publication from publication_ground g
                                  where g.organization = $1 and g.subject = $2)
              and kind in ('CORRECTION', 'RETRACTION') and made_at is not null
            order by made_at desc, id desc limit $3
            """
                    .formatted(AdjustmentRows.COLUMNS);

    private static final String RETRACT =
            """
            insert into publication_adjustment
                (id, publication, organization, kind, note, actor, known_since, made_at)
            values ($1, $2, $3, 'RETRACTION', $4, $5, $6, $7)
            on conflict (publication) where kind = 'RETRACTION' do nothing
            returning %s
            """
                    .formatted(AdjustmentRows.COLUMNS);

    private static final String RETRACTION =
            "select %s from publication_adjustment where publication = $1 and kind = 'RETRACTION'"
                    .formatted(AdjustmentRows.COLUMNS);

    /// The event of the same version may have been here first, and then has told of it.
    private static final String CORRECT =
            """
            insert into publication_adjustment as known
                (id, publication, organization, kind, note, label_class, verdict_version,
                 correction, actor, known_since, made_at)
            values ($1, $2, $3, 'CORRECTION', $4, $5, $6, $7, $8, $9, $10)
            on conflict (publication, verdict_version) do update
                set note = $4, correction = $7, actor = $8,
                    known_since = least(known.known_since, $9)
            returning %s, xmax = 0 as fresh
            """
                    .formatted(AdjustmentRows.COLUMNS);

    private static final String PROPOSE =
            """
            insert into publication_adjustment
                (id, publication, organization, kind, note, label_class, correction, actor,
                 known_since)
            values ($1, $2, $3, 'CORRECTION', $4, $5, $6, $7, $8)
            on conflict (publication, correction) do update set note = $4
            returning %s
            """
                    .formatted(AdjustmentRows.COLUMNS);

    private final Pool pool;
    private final AdjustmentEvents events;
    private final Clock clock;

    Adjustments(Pool pool, AdjustmentEvents events, Clock clock) {
        this.pool = pool;
        this.events = events;
        this.clock = clock;
    }

    /// What became of one publication, oldest first.
    public Uni<List<Adjustment>> of(UUID publication) {
        return of(List.of(publication)).map(found -> found.getOrDefault(publication, List.of()));
    }

    /// What became of each; publications of which nothing became are not in it.
    public Uni<Map<UUID, List<Adjustment>>> of(Collection<UUID> publications) {
        return pool.preparedQuery(OF)
                .execute(AdjustmentRows.tuple((Object) publications.toArray(UUID[]::new)))
                .map(AdjustmentRows::all)
                .map(found -> found.stream().collect(groupingBy(Adjustment::publication)));
    }

    /// What everybody may know of the publications of an asset: corrections and retractions that
    /// are made, newest first, as many as fit a page.
    public Uni<List<Adjustment>> told(Organization organization, String sha256) {
        return pool.preparedQuery(TOLD)
                .execute(Tuple.of(organization.slug(), "assets/" + sha256, MOST_TOLD))
                .map(AdjustmentRows::all);
    }

    /// Retracts a publication, once. Whoever says the same again is answered as before.
    ///
    /// @return fails with `ALREADY_RETRACTED`
    public Uni<Adjustment> retract(Actor actor, UUID publication, Retraction retraction) {
        var now = clock.instant();
        var row =
                AdjustmentRows.tuple(
                        Ids.next(),
                        publication,
                        actor.organization().slug(),
                        retraction.note(),
                        actor.name(),
                        Objects.requireNonNullElse(retraction.knownSince(), now),
                        now);
        return pool.withTransaction(
                connection ->
                        connection
                                .preparedQuery(RETRACT)
                                .execute(row)
                                .map(AdjustmentRows::all)
                                .chain(
                                        made ->
                                                made.isEmpty()
                                                        ? known(connection, publication)
                                                                .invoke(
                                                                        it ->
                                                                                requireSame(
                                                                                        it,
                                                                                        actor,
                                                                                        retraction))
                                                        : events.tell(connection, made.getFirst())
                                                                .replaceWith(made.getFirst())));
    }

    private static Uni<Adjustment> known(SqlConnection connection, UUID publication) {
        return connection
                .preparedQuery(RETRACTION)
                .execute(Tuple.of(publication))
                .map(rows -> AdjustmentRows.all(rows).getFirst());
    }

    /// Keeps what label-service took: a correction that is made, or one that another person has to
    /// agree to. Kept again it stays as it is.
    public Uni<Adjustment> keep(Actor actor, UUID publication, Correction correction) {
        var version = correction.version();
        return pool.withTransaction(
                connection ->
                        version == null
                                ? propose(connection, actor, publication, correction)
                                : correct(connection, actor, publication, correction, version));
    }

    private Uni<Adjustment> propose(
            SqlConnection connection, Actor actor, UUID publication, Correction correction) {
        return connection
                .preparedQuery(PROPOSE)
                .execute(
                        AdjustmentRows.tuple(
                                Ids.next(),
                                publication,
                                actor.organization().slug(),
                                correction.note(),
                                correction.labelClass(),
                                correction.id(),
                                actor.name(),
                                correction.knownSince()))
                .map(rows -> AdjustmentRows.all(rows).getFirst());
    }

    private Uni<Adjustment> correct(
            SqlConnection connection,
            Actor actor,
            UUID publication,
            Correction correction,
            int version) {
        return connection
                .preparedQuery(CORRECT)
                .execute(
                        AdjustmentRows.tuple(
                                Ids.next(),
                                publication,
                                actor.organization().slug(),
                                correction.note(),
                                correction.labelClass(),
                                version,
                                correction.id(),
                                actor.name(),
                                correction.knownSince(),
                                clock.instant()))
                .chain(
                        rows -> {
                            var made = AdjustmentRows.all(rows).getFirst();
                            return rows.iterator().next().getBoolean("fresh")
                                    ? events.tell(connection, made).replaceWith(made)
                                    : Uni.createFrom().item(made);
                        });
    }

    private static void requireSame(Adjustment known, Actor actor, Retraction retraction) {
        if (!retraction.note().equals(known.note())
                || !Objects.equals(actor.name(), known.actor())) {
            throw new Declined(
                            AdjustmentProblem.ALREADY_RETRACTED,
                            "%s retracted it, and everybody is told: %s"
                                    .formatted(known.actor(), known.note()))
                    .with("retractedAt", Objects.requireNonNull(known.madeAt()));
        }
    }
}
