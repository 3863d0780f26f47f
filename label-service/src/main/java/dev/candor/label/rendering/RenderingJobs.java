package dev.candor.label.rendering;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.kit.id.Ids;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.paging.Cursor;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.problem.Problem;
import dev.candor.kit.spool.SpoolReference;
import dev.candor.label.rendering.RenderingJobRow.State;
import dev.candor.label.rendering.RenderingJobView.AssetView;
import dev.candor.label.rendering.RenderingView.SpoolView;
import dev.candor.label.rendering.medium.RenderingProblem;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The renderings that are made later. A replica claims one for as long as it gives signs of life;
/// whoever lost its claim changes nothing any more, so that each ends once.
@ApplicationScoped
class RenderingJobs implements PanacheRepositoryBase<RenderingJobRow, UUID> {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

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
    private final Idempotency idempotency;
    private final ObjectMapper json;
    private final RenderingJobConfig config;
    private final Clock clock;

    RenderingJobs(
            Renderings renderings,
            RenderingEvents events,
            Idempotency idempotency,
            ObjectMapper json,
            RenderingJobConfig config,
            Clock clock) {
        this.renderings = renderings;
        this.events = events;
        this.idempotency = idempotency;
        this.json = json;
        this.config = config;
        this.clock = clock;
    }

    /// @param id of the job, unless the same request made one before
    /// @param request what makes two requests the same
    @WithTransaction
    Uni<RenderingJobView> add(
            Actor actor, @Nullable String key, Object request, UUID id, RenderingJob.Asked asked) {
        return idempotency.once(
                actor,
                key,
                "POST /v1/renderings, respond-async",
                request,
                RenderingJobView.class,
                () -> persist(queued(id, actor, asked)).map(this::view));
    }

    /// @return fails with `UNKNOWN_RENDERING` when the organization has none of this id
    @WithSession
    Uni<RenderingJobView> require(Organization organization, UUID id) {
        return row(organization, id).map(this::view);
    }

    @WithSession
    Uni<Page<RenderingJobView>> list(Organization organization, PageRequest page) {
        var after = page.cursor().map(Cursor::after).orElse(BEFORE_ALL);
        return find("organization = ?1 and id > ?2", Sort.by("id"), organization.slug(), after)
                .range(0, page.limit())
                .list()
                .map(rows -> Page.cut(rows, page.limit(), row -> row.id))
                .map(rows -> rows.map(this::view));
    }

    /// Takes a rendering back. Whoever is at work on it notices by its next sign of life.
    ///
    /// @return fails with `RENDERING_FINISHED` when it has come to another end
    @WithTransaction
    Uni<RenderingJobView> cancel(Actor actor, @Nullable String key, UUID id) {
        return idempotency.once(
                actor,
                key,
                "POST /v1/renderings/jobs/%s/cancellation".formatted(id),
                id,
                RenderingJobView.class,
                () ->
                        find("organization = ?1 and id = ?2", actor.organization().slug(), id)
                                .withLock(LockModeType.PESSIMISTIC_WRITE)
                                .firstResult()
                                .onItem()
                                .ifNull()
                                .failWith(() -> unknown())
                                .invoke(this::cancel)
                                .call(() -> flush())
                                .map(this::view));
    }

    private void cancel(RenderingJobRow row) {
        switch (row.state) {
            case QUEUED, RENDERING -> end(row, State.CANCELLED);
            case RENDERED, FAILED ->
                    throw new Declined(
                            RenderingProblem.RENDERING_FINISHED, "It is %s.".formatted(row.state));
            case CANCELLED -> {
                // as it was asked
            }
        }
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
            return Uni.createFrom().item(Optional.of(job(row)));
        }
        var why =
                new Declined(
                        RenderingProblem.RENDERING_INTERRUPTED,
                        "The service was stopped %d times while it rendered; nothing was released."
                                .formatted(config.attempts()));
        return failed(row, why).chain(RenderingJobs::nothing);
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

    private Uni<Void> failed(RenderingJobRow row, Declined why) {
        row.problem = written(Problem.of(why));
        end(row, State.FAILED);
        return events.failed(
                new Organization(row.organization), subject(row), asked(row).planId(), why);
    }

    private Uni<RenderingJobRow> mine(RenderingJob job) {
        return find(MINE, job.id(), job.worker(), State.RENDERING)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    private Uni<RenderingJobRow> row(Organization organization, UUID id) {
        return find("organization = ?1 and id = ?2", organization.slug(), id)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> unknown());
    }

    private static Declined unknown() {
        return new Declined(
                RenderingProblem.UNKNOWN_RENDERING,
                "Your organization asked for no rendering of this id.");
    }

    private RenderingJobRow queued(UUID id, Actor actor, RenderingJob.Asked asked) {
        var row = new RenderingJobRow();
        row.id = id;
        row.organization = actor.organization().slug();
        row.actorId = actor.id();
        row.actorName = actor.name();
        row.state = State.QUEUED;
        row.asked = written(asked);
        row.createdAt = now();
        return row;
    }

    private void succeed(RenderingJobRow row, RenderLabel.Result result) {
        row.renderingId = result.rendering().id();
        row.media = written(SpoolView.of(result.media()));
        row.progress = 1;
        row.expiresAt = result.media().expires().truncatedTo(ChronoUnit.MILLIS);
        end(row, State.RENDERED);
    }

    private void end(RenderingJobRow row, State state) {
        row.state = state;
        row.worker = null;
        row.leaseUntil = null;
        row.finishedAt = now();
    }

    private static String subject(RenderingJobRow row) {
        return "rendering-jobs/" + row.id;
    }

    private RenderingJob job(RenderingJobRow row) {
        var actor =
                new Actor(
                        new Organization(row.organization),
                        row.actorId,
                        row.actorName,
                        Set.of(),
                        false);
        return new RenderingJob(row.id, Objects.requireNonNull(row.worker), actor, asked(row));
    }

    private RenderingJob.Asked asked(RenderingJobRow row) {
        return read(row.asked, RenderingJob.Asked.class);
    }

    private RenderingJobView view(RenderingJobRow row) {
        var asked = asked(row);
        return new RenderingJobView(
                row.id,
                asked.plan(),
                asked.variant(),
                row.state,
                row.progress,
                row.attempts,
                row.createdAt,
                row.finishedAt,
                row.renderingId,
                row.media == null ? null : asset(row, read(row.media, SpoolView.class)),
                row.problem == null ? null : read(row.problem, JsonNode.class));
    }

    private static AssetView asset(RenderingJobRow row, SpoolView media) {
        return new AssetView(
                "/v1/renderings/jobs/%s/asset".formatted(row.id),
                media.mediaType(),
                media.sha256(),
                media.size(),
                Objects.requireNonNull(row.expiresAt));
    }

    /// The media that came in, by its name in the spool.
    @WithSession
    Uni<String> source(Organization organization, UUID id) {
        return row(organization, id).map(row -> asked(row).source().id());
    }

    /// The media of a finished rendering, for whoever fetches it.
    ///
    /// @return fails with `RENDERING_NOT_READY` or `RENDERING_NOT_RELEASED` when there is none
    @WithSession
    Uni<SpoolReference> media(Organization organization, UUID id) {
        return row(organization, id).map(this::media);
    }

    private SpoolReference media(RenderingJobRow row) {
        return switch (row.state) {
            case QUEUED, RENDERING ->
                    throw new Declined(
                            RenderingProblem.RENDERING_NOT_READY,
                            "Ask again later, or follow its events.");
            case FAILED, CANCELLED ->
                    throw new Declined(
                            RenderingProblem.RENDERING_NOT_RELEASED, "The job itself says why.");
            case RENDERED -> {
                var media = read(Objects.requireNonNull(row.media), SpoolView.class);
                yield new SpoolReference(media.id(), media.sha256());
            }
        };
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Instant leaseEnd() {
        return now().plus(config.lease());
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was written cannot be read", e);
        }
    }
}
