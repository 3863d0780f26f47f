package dev.candor.label.rendering;

import dev.candor.kit.id.Ids;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.spool.Spool;
import dev.candor.kit.spool.SpoolEntry;
import dev.candor.label.plan.PlanId;
import dev.candor.label.rendering.image.Crop;
import dev.candor.label.rendering.medium.RenderingProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes a rendering in for later: a plan or a variant that is not there is refused at once, and
/// whoever asked goes on.
@ApplicationScoped
class RenderLater {
    private final RenderLabel renderLabel;
    private final RenderingJobs jobs;
    private final RenderingWorker worker;
    private final Spool spool;

    RenderLater(RenderLabel renderLabel, RenderingJobs jobs, RenderingWorker worker, Spool spool) {
        this.renderLabel = renderLabel;
        this.jobs = jobs;
        this.worker = worker;
        this.spool = spool;
    }

    /// @param source was written for this request, and goes with it unless a job has it
    Uni<RenderingJobView> take(
            Actor actor,
            @Nullable String key,
            PlanId planId,
            @Nullable String variant,
            SpoolEntry source,
            List<Crop> crops) {
        var id = Ids.next();
        var request = new RenderLabel.DirectRequest(planId, source.sha256(), crops, variant);
        var asked =
                new RenderingJob.Asked(
                        planId.value(),
                        variant,
                        source.reference(),
                        crops.stream().map(Crop::toString).toList());
        return renderLabel
                .plan(actor, planId)
                .invoke(plan -> ChosenVariant.of(plan, variant))
                .chain(() -> jobs.add(actor, key, request, id, asked))
                .onFailure()
                .call(() -> discard(source))
                .call(view -> view.id().equals(id) ? nothing() : discard(source))
                .invoke(worker::nudge);
    }

    /// Takes a rendering back; its source goes at once.
    Uni<RenderingJobView> cancel(Actor actor, @Nullable String key, UUID id) {
        return jobs.cancel(actor, key, id)
                .call(
                        () ->
                                jobs.source(actor.organization(), id)
                                        .chain(
                                                source ->
                                                        RenderLabel.onWorker(
                                                                () -> {
                                                                    spool.discard(source);
                                                                    return source;
                                                                })));
    }

    /// The media of a rendering.
    ///
    /// @return fails with `RENDERING_NOT_READY`, `RENDERING_NOT_RELEASED` or
    /// `RENDERED_MEDIA_GONE`
    Uni<SpoolEntry> media(Organization organization, UUID id) {
        return jobs.media(organization, id)
                .chain(reference -> RenderLabel.onWorker(() -> spool.open(organization, reference)))
                .onFailure(RenderLater::isGone)
                .transform(
                        _ ->
                                new Declined(
                                        RenderingProblem.RENDERED_MEDIA_GONE,
                                        "Its time is over; the record is kept, and the media can"
                                                + " be rendered again."));
    }

    private static boolean isGone(Throwable e) {
        return e instanceof Declined declined && declined.type() == CommonProblem.UNKNOWN_SPOOL;
    }

    private Uni<Void> discard(SpoolEntry source) {
        return RenderLabel.onWorker(
                        () -> {
                            spool.discard(source.id());
                            return source;
                        })
                .replaceWithVoid();
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
