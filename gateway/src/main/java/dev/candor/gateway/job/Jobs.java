package dev.candor.gateway.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.kit.id.Ids;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.problem.Problem;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The jobs as everybody sees them. Another organization's do not exist.
@ApplicationScoped
public class Jobs implements PanacheRepositoryBase<JobRow, UUID> {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final ObjectMapper json;
    private final Clock clock;

    Jobs(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /// What is asked for.
    ///
    /// @param task in JSON, for the [JobWork] of this kind
    /// @param firstStep where it begins
    /// @param slot of the idempotency key, if there is one; no two jobs have the same
    public record Order(String kind, String task, String firstStep, @Nullable String slot) {}

    /// How far a job has come.
    ///
    /// @param checkpoint in JSON: where to go on
    /// @param trail what clients see of the steps that are done
    /// @param nextStep that comes now
    /// @param share done, 0 to 1
    public record Reached(String checkpoint, JsonNode trail, String nextStep, double share) {}

    @WithTransaction
    public Uni<JobView> add(Actor actor, Order order) {
        var row = new JobRow();
        row.id = Ids.next();
        row.kind = order.kind();
        row.organization = actor.organization().slug();
        row.actorId = actor.id();
        row.actorName = actor.name();
        row.actorRoles = String.join(" ", actor.roles());
        row.state = JobState.QUEUED;
        row.task = order.task();
        row.trail = "[]";
        row.step = order.firstStep();
        row.slot = order.slot();
        row.createdAt = now();
        row.changedAt = row.createdAt;
        row.notBefore = row.createdAt;
        return persistAndFlush(row).map(this::view);
    }

    /// @throws Declined (in the Uni) `UNKNOWN_JOB`
    @WithSession
    public Uni<JobView> require(Organization organization, UUID id) {
        return find("organization = ?1 and id = ?2", organization.slug(), id)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(Jobs::unknown)
                .map(this::view);
    }

    @WithSession
    public Uni<Optional<JobView>> bySlot(String slot) {
        return find("slot", slot)
                .firstResult()
                .map(row -> Optional.ofNullable(row).map(this::view));
    }

    /// Oldest first.
    @WithSession
    Uni<Page<JobView>> list(Organization organization, PageRequest page) {
        var after = page.cursor().map(cursor -> cursor.after()).orElse(BEFORE_ALL);
        return find("organization = ?1 and id > ?2", Sort.by("id"), organization.slug(), after)
                .range(0, page.limit())
                .list()
                .map(rows -> Page.cut(rows, page.limit(), row -> row.id))
                .map(rows -> rows.map(this::view));
    }

    /// Takes a job back. Whoever works on it notices by its next sign of life; a job that was
    /// cancelled already stays so.
    ///
    /// @throws Declined (in the Uni) `UNKNOWN_JOB`, or `JOB_FINISHED` when it has come to another
    /// end
    @WithTransaction
    Uni<JobView> cancel(Organization organization, UUID id) {
        return find("organization = ?1 and id = ?2", organization.slug(), id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(Jobs::unknown)
                .invoke(this::cancel)
                .call(() -> flush())
                .map(this::view);
    }

    private void cancel(JobRow row) {
        switch (row.state) {
            case QUEUED, RUNNING -> end(row, JobState.CANCELLED);
            case DONE, FAILED ->
                    throw new Declined(JobProblem.JOB_FINISHED, "It is %s.".formatted(row.state));
            case CANCELLED -> {
                // as it was asked
            }
        }
    }

    /// Keeps how far a job has come.
    ///
    /// @throws RuntimeException (in the Uni) when the lease is lost: nothing more is to be done
    @WithTransaction
    public Uni<Void> reached(Job job, Reached reached) {
        return mine(job)
                .invoke(
                        row -> {
                            row.checkpoint = reached.checkpoint();
                            row.trail = reached.trail().toString();
                            row.step = reached.nextStep();
                            row.progress = reached.share();
                            row.attempts = 0;
                            changed(row);
                        })
                .replaceWithVoid();
    }

    /// The good end. Call it in the transaction in which the result comes to be: both are, or
    /// neither.
    ///
    /// @param result path of what came of it
    /// @throws RuntimeException (in the Uni) when the lease is lost: roll back
    @WithTransaction
    public Uni<Void> finish(Job job, JsonNode trail, String result) {
        return mine(job)
                .invoke(
                        row -> {
                            row.result = result;
                            row.trail = trail.toString();
                            row.progress = 1;
                            end(row, JobState.DONE);
                        })
                .call(() -> flush())
                .replaceWithVoid();
    }

    /// The bad end. Its idempotency key is free again.
    ///
    /// @throws RuntimeException (in the Uni) when the lease is lost
    @WithTransaction
    public Uni<Void> fail(Job job, Declined why) {
        return mine(job)
                .invoke(
                        row -> {
                            row.problem = json.valueToTree(Problem.of(why)).toString();
                            end(row, JobState.FAILED);
                        })
                .replaceWithVoid();
    }

    /// Puts a job off: it is taken up again then, from its checkpoint.
    ///
    /// @throws RuntimeException (in the Uni) when the lease is lost
    @WithTransaction
    Uni<Void> putOff(Job job, Instant until) {
        return mine(job)
                .invoke(
                        row -> {
                            row.state = JobState.QUEUED;
                            row.worker = null;
                            row.leaseUntil = null;
                            row.notBefore = until;
                            changed(row);
                        })
                .replaceWithVoid();
    }

    /// Forgets what ended before then and is cleared up. What came of it stays.
    @WithTransaction
    public Uni<Long> forget(Instant endedBefore) {
        return delete("cleared and finishedAt < ?1", endedBefore);
    }

    private Uni<JobRow> mine(Job job) {
        return find(
                        "id = ?1 and worker = ?2 and state = ?3",
                        job.id(),
                        job.claim(),
                        JobState.RUNNING)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(ClaimLost::new);
    }

    /// Only what succeeded keeps its idempotency key. The lease stays with whoever has it until it
    /// is given back: only then is cleared up.
    private void end(JobRow row, JobState state) {
        row.state = state;
        row.slot = state == JobState.DONE ? row.slot : null;
        changed(row);
        row.finishedAt = row.changedAt;
    }

    private void changed(JobRow row) {
        row.version++;
        row.changedAt = now();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Declined unknown() {
        return new Declined(JobProblem.UNKNOWN_JOB, "Your organization has no job of this id.");
    }

    private JobView view(JobRow row) {
        return new JobView(
                row.id,
                row.kind,
                row.state,
                row.step,
                row.progress,
                tree(row.trail),
                row.attempts,
                row.createdAt,
                row.changedAt,
                row.finishedAt,
                row.result == null ? null : new JobView.Link(row.result),
                row.problem == null ? null : tree(row.problem),
                row.version);
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored job cannot be read", e);
        }
    }
}
