package dev.candor.gateway.job;

import dev.candor.kit.id.Ids;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// Who works on which job: leases that run out when nobody gives signs of life.
@ApplicationScoped
class Claims {
    // Replicas that look at the same moment pass each other's rows by. What has ended is claimed
    // once more, to be cleared up.
    private static final String CLAIM =
            """
            update job set worker = :worker, lease_until = :until,
                attempts = case when state in ('QUEUED', 'RUNNING') then attempts + 1
                    else attempts end,
                version = case when state = 'QUEUED' then version + 1 else version end,
                state = case when state = 'QUEUED' then 'RUNNING' else state end
            where id = (select id from job
                where not cleared and (lease_until is null or lease_until < :now)
                  and not_before <= :now
                order by id for update skip locked limit 1)
            returning id
            """;
    private static final String BEAT =
            """
            update job set lease_until = :until
            where id = :id and worker = :worker and state = 'RUNNING'
            """;
    private static final String GIVE_BACK =
            """
            update job set worker = null, lease_until = null
            where id = :id and worker = :worker
            """;
    private static final String CLEARED =
            """
            update job set worker = null, lease_until = null, checkpoint = null, cleared = true
            where id = :id and worker = :worker and state in ('DONE', 'FAILED', 'CANCELLED')
            """;

    private final JobConfig config;
    private final Clock clock;

    Claims(JobConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /// A job and whether it has ended and is only to be cleared up.
    record Claimed(Job job, boolean ended) {}

    /// Claims the oldest job that nobody has: one that waits, one that a replica died over, or one
    /// that has ended and is not cleared up.
    @WithTransaction
    Uni<Optional<Claimed>> claim() {
        var worker = Ids.next();
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(CLAIM, UUID.class)
                                        .setParameter("worker", worker)
                                        .setParameter("now", now())
                                        .setParameter("until", leaseEnd())
                                        .getSingleResultOrNull()
                                        .chain(id -> found(session, id)))
                .map(row -> row.map(Claims::claimed));
    }

    private static Uni<Optional<JobRow>> found(Mutiny.Session session, UUID id) {
        return id == null
                ? Uni.createFrom().item(Optional.empty())
                : session.find(JobRow.class, id).map(Optional::of);
    }

    /// A sign of life.
    ///
    /// @return whether the lease still holds and the work is still wanted
    @WithTransaction
    Uni<Boolean> beat(Job job) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(BEAT)
                                        .setParameter("until", leaseEnd())
                                        .setParameter("id", job.id())
                                        .setParameter("worker", job.claim())
                                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    /// Ends the lease, if it is still ours.
    @WithTransaction
    Uni<Void> giveBack(Job job) {
        return execute(GIVE_BACK, job);
    }

    /// There is nothing left to throw away.
    @WithTransaction
    Uni<Void> cleared(Job job) {
        return execute(CLEARED, job);
    }

    private static Uni<Void> execute(String statement, Job job) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(statement)
                                        .setParameter("id", job.id())
                                        .setParameter("worker", job.claim())
                                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Claimed claimed(JobRow row) {
        var actor =
                new Actor(
                        new Organization(row.organization),
                        row.actorId,
                        row.actorName,
                        row.actorRoles.isEmpty() ? Set.of() : Set.of(row.actorRoles.split(" ")),
                        false);
        var job =
                new Job(
                        row.id,
                        Objects.requireNonNull(row.worker),
                        row.kind,
                        actor,
                        row.task,
                        Optional.ofNullable(row.checkpoint),
                        row.attempts,
                        row.state == JobState.DONE);
        return new Claimed(job, row.state.isFinished());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Instant leaseEnd() {
        return now().plus(config.lease());
    }
}
