package dev.candor.label.rendering;

import dev.candor.kit.id.Ids;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.problem.Problem;
import dev.candor.label.rendering.RenderingJobRow.State;
import dev.candor.label.rendering.RenderingView.SpoolView;
import dev.candor.label.rendering.medium.RenderingProblem;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/// The renderings that are made later, as whoever makes them sees them. A replica claims one for
/// as long as it gives signs of life; whoever lost its claim changes nothing any more, so that
/// each ends once.
@ApplicationScoped
class RenderingClaims implements PanacheRepositoryBase<RenderingJobRow, UUID> {
    // Replicas that look at the same moment pass each other's rows by.
    private static final String CLAIM =
            """
            update rendering_job set state = 'RENDERING', worker = :worker, lease_until = :until,
                attempts = attempts + 1, progress = 0
            where id = (select id from rendering_job
                where state = 'QUEUED' or state = 'RENDERING' and lease_until < :now
                order by id for update skip locked limit 1)
            returning id
            """;
    private static final String MINE = "id = ?1 and worker = ?2 and state = ?3";

    private final Renderings renderings;
    private final RenderingEvents events;
    private final StoredJobs stored;
    private final RenderingJobConfig config;
    private final Clock clock;

    RenderingClaims(
            Renderings renderings,
            RenderingEvents events,
            StoredJobs stored,
            RenderingJobConfig config,
            Clock clock) {
        this.renderings = renderings;
        this.events = events;
        this.stored = stored;
        this.config = config;
        this.clock = clock;
    }

    /// Claims the oldest one that waits, or that another replica died over.
    @WithTransaction
    Uni<Optional<RenderingJob>> claim() {
        var worker = Ids.next();
        return getSession()
                .chain(
                        session ->
                                session.createNativeQuery(CLAIM, UUID.class)
                                        .setParameter("worker", worker)
                                        .setParameter("now", now())
                                        .setParameter("until", leaseEnd())
                                        .getSingleResultOrNull())
                .chain(id -> id == null ? Uni.createFrom().nullItem() : findById(id))
                .chain(row -> row == null ? nothing() : tried(row));
    }

    private static Uni<Optional<RenderingJob>> nothing() {
        return Uni.createFrom().item(Optional.empty());
    }

    /// One that kills whoever tries it is given up.
    private Uni<Optional<RenderingJob>> tried(RenderingJobRow row) {
        if (row.attempts <= config.attempts()) {
            return Uni.createFrom().item(Optional.of(stored.job(row)));
        }
        var why =
                new Declined(
                        RenderingProblem.RENDERING_INTERRUPTED,
                        "The service was stopped, or gave no sign of life, %d times while it rendered;"
                                .concat(" nothing was released.")
                                .formatted(config.attempts()));
        return failed(row, why).chain(RenderingClaims::nothing);
    }

    /// A sign of life, and how far it is.
    ///
    /// @return whether the claim still holds
    @WithTransaction
    Uni<Boolean> beat(RenderingJob job, double progress) {
        return update(
                        "leaseUntil = ?4, progress = ?5 where " + MINE,
                        job.id(),
                        job.worker(),
                        State.RENDERING,
                        leaseEnd(),
                        progress)
                .map(rows -> rows == 1);
    }

    /// Keeps the record and where the media is, or nothing of them.
    ///
    /// @return false when somebody else has it, or nobody wants it any more
    @WithTransaction
    Uni<Boolean> finish(RenderingJob job, RenderLabel.Result result) {
        return mine(job)
                .chain(
                        row ->
                                row == null
                                        ? Uni.createFrom().item(false)
                                        : finished(row, job, result).replaceWith(true));
    }

    private Uni<Void> finished(RenderingJobRow row, RenderingJob job, RenderLabel.Result result) {
        var organization = job.actor().organization();
        return renderings
                .add(organization, result.rendering())
                .invoke(() -> succeed(row, result))
                .chain(() -> events.finished(organization, subject(row), result.rendering()));
    }

    /// @return false when somebody else has it, or nobody wants it any more
    @WithTransaction
    Uni<Boolean> fail(RenderingJob job, Declined why) {
        return mine(job)
                .chain(
                        row ->
                                row == null
                                        ? Uni.createFrom().item(false)
                                        : failed(row, why).replaceWith(true));
    }

    /// Lets go of a job that something unexpected came between, for another try; the last try fails
    /// it.
    ///
    /// @param incident number in the log of what it was
    @WithTransaction
    Uni<Void> giveBack(RenderingJob job, String incident) {
        return mine(job)
                .chain(row -> row == null ? Uni.createFrom().voidItem() : stumbled(row, incident));
    }

    /// Lets go of a job that found no thread: it waits as before, and that was no attempt.
    @WithTransaction
    Uni<Void> putBack(RenderingJob job) {
        return mine(job).onItem().ifNotNull().invoke(RenderingJobRow::waitOn).replaceWithVoid();
    }

    private Uni<Void> stumbled(RenderingJobRow row, String incident) {
        if (row.attempts >= config.attempts()) {
            var why =
                    new Declined(
                            CommonProblem.INTERNAL,
                            "It went wrong %d times, and nothing was released. Tell the operator the"
                                    .concat(" incident number.")
                                    .formatted(row.attempts));
            return failed(row, why.with("incident", incident));
        }
        row.state = State.QUEUED;
        row.letGo();
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> failed(RenderingJobRow row, Declined why) {
        row.problem = stored.written(Problem.of(why));
        row.end(State.FAILED, now());
        return events.failed(
                new Organization(row.organization), subject(row), stored.asked(row).planId(), why);
    }

    private Uni<RenderingJobRow> mine(RenderingJob job) {
        return find(MINE, job.id(), job.worker(), State.RENDERING)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    private void succeed(RenderingJobRow row, RenderLabel.Result result) {
        row.renderingId = result.rendering().id();
        row.media = stored.written(SpoolView.of(result.media()));
        row.progress = 1;
        row.expiresAt = result.media().expires().truncatedTo(ChronoUnit.MILLIS);
        row.end(State.RENDERED, now());
    }

    private static String subject(RenderingJobRow row) {
        return "rendering-jobs/" + row.id;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Instant leaseEnd() {
        return now().plus(config.lease());
    }
}
