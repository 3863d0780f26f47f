package dev.candor.gateway.adjustment;

import dev.candor.gateway.adjustment.Adjustment.Kind;
import dev.candor.gateway.routing.Neighbour;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/// Whom is still to be told how a publication stands. Who holds a notice is decided here, by
/// PostgreSQL's own clock: one replica at a time, so that a service hears of it in order.
@ApplicationScoped
class StandingNotices {
    private static final String NOTE =
            """
            insert into publication_notice as known
                (publication, neighbour, organization, revision, not_before)
            values ($1, 'LABEL', $2, 1, now()), ($1, 'PROVENANCE', $2, 1, now())
            on conflict (publication, neighbour) do update
                set revision = known.revision + 1, attempts = 0, not_before = now()
            """;

    private static final String CLAIM =
            """
            update publication_notice n
            set holder = $1, leased_until = now() + $2 * interval '1 millisecond',
                attempts = n.attempts + 1
            from (select publication, neighbour from publication_notice
                  where told < revision and not_before <= now()
                    and (leased_until is null or leased_until < now())
                  order by not_before limit 1 for update skip locked) due
            where n.publication = due.publication and n.neighbour = due.neighbour
            returning n.publication, n.neighbour, n.organization, n.revision, n.attempts,
                (select p.document::json #>> '{verdict,id}' from publication p
                 where p.id = n.publication) as verdict,
                (select p.document::json ->> 'manifest' from publication p
                 where p.id = n.publication) as manifest
            """;

    private static final String TOLD =
            """
            update publication_notice
            set told = $4, attempts = 0, holder = null, leased_until = null
            where publication = $1 and neighbour = $2 and holder = $3
            """;

    private static final String LATER =
            """
            update publication_notice
            set not_before = now() + $4 * interval '1 millisecond', holder = null,
                leased_until = null
            where publication = $1 and neighbour = $2 and holder = $3
            """;

    private final Pool pool;

    StandingNotices(Pool pool) {
        this.pool = pool;
    }

    /// Notes, in the transaction that makes an adjustment, that others have to hear of it. A
    /// corrected label needs no telling: label-service itself corrected it.
    Uni<Void> note(SqlConnection connection, Adjustment adjustment) {
        if (adjustment.kind() == Kind.CORRECTION) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(NOTE)
                .execute(Tuple.of(adjustment.publication(), adjustment.organization()))
                .replaceWithVoid();
    }

    /// The notice that is due longest and that nobody holds, for as long as `lease`.
    Uni<Optional<StandingNotice>> claim(UUID holder, Duration lease) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(holder, lease.toMillis()))
                .map(
                        rows ->
                                StreamSupport.stream(rows.spliterator(), false)
                                        .findFirst()
                                        .map(StandingNotices::notice));
    }

    /// The service has it. What was noted meanwhile is due at once.
    Uni<Void> told(StandingNotice notice, UUID holder) {
        return settle(TOLD, notice, holder, notice.revision());
    }

    /// It is due again after a pause.
    Uni<Void> later(StandingNotice notice, UUID holder, Duration pause) {
        return settle(LATER, notice, holder, pause.toMillis());
    }

    private Uni<Void> settle(String statement, StandingNotice notice, UUID holder, long value) {
        return pool.preparedQuery(statement)
                .execute(Tuple.of(notice.publication(), notice.neighbour().name(), holder, value))
                .replaceWithVoid();
    }

    private static StandingNotice notice(Row row) {
        return new StandingNotice(
                row.getUUID("publication"),
                Neighbour.valueOf(row.getString("neighbour")),
                row.getString("organization"),
                row.getLong("revision"),
                row.getInteger("attempts"),
                row.getString("verdict"),
                row.getString("manifest"));
    }
}
