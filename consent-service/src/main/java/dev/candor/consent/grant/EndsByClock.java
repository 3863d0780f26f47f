package dev.candor.consent.grant;

import dev.candor.kit.identity.Organization;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/// The grants of all organizations whose end has come by the clock and is not written down.
@ApplicationScoped
class EndsByClock {
    private static final String DUE =
            """
            (select organization, id from consent_grant
             where state in ('ACTIVE', 'SUSPENDED') and ends_at is not null and ends_at <= $1
             order by ends_at limit $2)
            union all
            (select organization, id from consent_grant
             where state in ('REQUESTED', 'DEFERRED') and answer_by is not null and answer_by <= $1
             order by answer_by limit $2)
            """;

    private static final String OF_AGE =
            """
            select g.organization, g.id
            from subject s join consent_grant g on g.organization = s.organization and g.subject_id = s.id
            where s.kind = 'MINOR' and s.majority_date <= $1 and g.state = 'ACTIVE'
            order by g.id limit $2
            """;

    private final Pool pool;

    EndsByClock(Pool pool) {
        this.pool = pool;
    }

    Uni<List<Due>> find(Instant now, int limit) {
        return pool.preparedQuery(DUE)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), limit))
                .map(
                        rows ->
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(EndsByClock::due)
                                        .toList());
    }

    /// The active grants that guardians gave for people who have come of age since.
    Uni<List<Due>> ofAge(LocalDate today, int limit) {
        return pool.preparedQuery(OF_AGE)
                .execute(Tuple.of(today, limit))
                .map(
                        rows ->
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(EndsByClock::due)
                                        .toList());
    }

    private static Due due(Row row) {
        return new Due(
                new Organization(row.getString("organization")), new GrantId(row.getUUID("id")));
    }

    /// A grant whose end has come.
    record Due(Organization organization, GrantId grant) {}
}
