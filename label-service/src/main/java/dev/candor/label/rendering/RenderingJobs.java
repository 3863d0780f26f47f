package dev.candor.label.rendering;

import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.paging.Cursor;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.spool.SpoolReference;
import dev.candor.label.rendering.RenderingJobRow.State;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The renderings that are made later, as whoever asked for them sees them.
@ApplicationScoped
class RenderingJobs implements PanacheRepositoryBase<RenderingJobRow, UUID> {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final StoredJobs stored;
    private final Idempotency idempotency;
    private final RenderingJobConfig config;
    private final Clock clock;

    RenderingJobs(
            StoredJobs stored, Idempotency idempotency, RenderingJobConfig config, Clock clock) {
        this.stored = stored;
        this.idempotency = idempotency;
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
                () -> persist(queued(id, actor, asked)).map(stored::view));
    }

    /// @return fails with `UNKNOWN_RENDERING` when the organization has none of this id
    @WithSession
    Uni<RenderingJobView> require(Organization organization, UUID id) {
        return row(organization, id).map(stored::view);
    }

    @WithSession
    Uni<Page<RenderingJobView>> list(Organization organization, PageRequest page) {
        var after = page.cursor().map(Cursor::after).orElse(BEFORE_ALL);
        return find("organization = ?1 and id > ?2", Sort.by("id"), organization.slug(), after)
                .range(0, page.limit())
                .list()
                .map(rows -> Page.cut(rows, page.limit(), row -> row.id))
                .map(rows -> rows.map(stored::view));
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
                                .map(stored::view));
    }

    private void cancel(RenderingJobRow row) {
        switch (row.state) {
            case QUEUED, RENDERING -> row.end(State.CANCELLED, now());
            case RENDERED, FAILED ->
                    throw new Declined(
                            RenderingProblem.RENDERING_FINISHED, "It is %s.".formatted(row.state));
            case CANCELLED -> {
                // as it was asked
            }
        }
    }

    /// The media that came in, by its name in the spool.
    @WithSession
    Uni<String> source(Organization organization, UUID id) {
        return row(organization, id).map(row -> stored.asked(row).source().id());
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
                var media = stored.read(Objects.requireNonNull(row.media), SpoolView.class);
                yield new SpoolReference(media.id(), media.sha256());
            }
        };
    }

    /// Forgets jobs that were finished long ago.
    ///
    /// @return how many
    @WithTransaction
    Uni<Long> sweep() {
        return delete("finishedAt < ?1", now().minus(config.keep()));
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
        row.asked = stored.written(asked);
        row.createdAt = now();
        return row;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
