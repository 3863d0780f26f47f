package dev.candor.gateway.adjustment;

import dev.candor.gateway.inbox.Onward;
import dev.candor.gateway.inbox.TakenRows;
import dev.candor.kit.work.InTurn;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/// What publications stand on, and what happens there: each event about a grant or a verdict
/// becomes an adjustment of every publication that stands on it, in the transaction that takes the
/// event in.
@ApplicationScoped
public class Grounds implements Onward {
    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended($1 || ' ' || $2, 0))";

    private static final String LAY =
            """
            insert into publication_ground (publication, organization, subject)
            select $1, $2, unnest($3::text[]) on conflict do nothing
            """;

    /// Events about the grounds of a publication that came while it was on its way.
    private static final String MISSED =
            """
            select %s from inbox_event
            where organization = $1 and subject = any($2) and type = any($3) and time >= $4
            order by position
            """
                    .formatted(TakenRows.COLUMNS);

    private final Pool pool;
    private final Happenings happenings;
    private final TakenRows inbox;
    private final StandingCourier courier;

    Grounds(Pool pool, Happenings happenings, TakenRows inbox, StandingCourier courier) {
        this.pool = pool;
        this.happenings = happenings;
        this.inbox = inbox;
        this.courier = courier;
    }

    /// Watches over what a publication stands on from now on, and looks at what happened there
    /// since it was asked about. To be called before the publication is stored: a ground too many
    /// does no harm where one too few would.
    ///
    /// @param subjects as events name them, such as `grants/{id}`
    /// @param since when the first of them was asked about
    public Uni<Void> lay(
            UUID publication, String organization, Collection<String> subjects, Instant since) {
        var sorted = subjects.stream().distinct().sorted().toArray(String[]::new);
        var locked =
                Arrays.stream(sorted).map(subject -> new Subject(organization, subject)).toList();
        return pool.withTransaction(
                connection ->
                        lock(connection, locked)
                                .chain(
                                        () ->
                                                connection
                                                        .preparedQuery(LAY)
                                                        .execute(
                                                                Tuple.of(
                                                                        publication,
                                                                        organization,
                                                                        sorted)))
                                .chain(
                                        () ->
                                                connection
                                                        .preparedQuery(MISSED)
                                                        .execute(
                                                                AdjustmentRows.tuple(
                                                                        organization,
                                                                        sorted,
                                                                        Happenings.TYPES,
                                                                        since)))
                                .map(inbox::read)
                                .chain(missed -> each(connection, missed)));
    }

    @Override
    public Uni<Void> pass(SqlConnection connection, List<Taken> events) {
        var relevant = events.stream().filter(event -> Happenings.isOne(event.type())).toList();
        var subjects =
                relevant.stream()
                        .map(event -> new Subject(event.organization(), event.subject()))
                        .toList();
        return lock(connection, subjects).chain(() -> each(connection, relevant));
    }

    @Override
    public void passed() {
        courier.nudge();
    }

    private Uni<Void> each(SqlConnection connection, List<Taken> events) {
        return InTurn.each(events, event -> happenings.apply(connection, event));
    }

    /// Ground is laid before an event of its subject is taken in, or after, and never meanwhile.
    /// Locks are taken in one order everywhere, so that nobody waits for who waits for them.
    private static Uni<Void> lock(SqlConnection connection, List<Subject> subjects) {
        return InTurn.each(
                new TreeSet<>(subjects),
                subject ->
                        connection
                                .preparedQuery(LOCK)
                                .execute(Tuple.of(subject.organization(), subject.name())));
    }

    private record Subject(String organization, String name) implements Comparable<Subject> {
        @Override
        public int compareTo(Subject other) {
            return (organization + ' ' + name).compareTo(other.organization + ' ' + other.name);
        }
    }
}
