package dev.candor.label.rendering;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.candor.kit.id.Ids;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.spool.Spool;
import dev.candor.kit.spool.SpoolEntry;
import dev.candor.label.plan.Plan;
import dev.candor.label.plan.PlanId;
import dev.candor.label.plan.Plans;
import dev.candor.label.plan.Variant;
import dev.candor.label.rendering.image.Crop;
import dev.candor.label.rendering.medium.Following;
import dev.candor.label.rendering.medium.RenderingProblem;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Media and a plan become labelled media, and a record of what was measured. The drawing
/// happens between two short
/// transactions, never inside one.
@ApplicationScoped
class RenderLabel {
    private final Plans plans;
    private final Renderings renderings;
    private final DrawLabel drawLabel;
    private final RenderingThreads threads;
    private final Spool spool;
    private final RenderingEvents events;
    private final Idempotency idempotency;
    private final Clock clock;

    RenderLabel(
            Plans plans,
            Renderings renderings,
            DrawLabel drawLabel,
            RenderingThreads threads,
            Spool spool,
            RenderingEvents events,
            Idempotency idempotency,
            Clock clock) {
        this.plans = plans;
        this.renderings = renderings;
        this.drawLabel = drawLabel;
        this.threads = threads;
        this.spool = spool;
        this.events = events;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /// What came of it, before it is recorded.
    ///
    /// @param media what goes out: labelled, or as it came when no label is due
    record Result(Rendering rendering, SpoolEntry media) {
        RenderingView view() {
            return switch (rendering.outcome()) {
                case Rendering.NotDue notDue ->
                        new RenderingView(rendering.id(), false, notDue.reason(), null, null, null);
                case Rendering.Drawn drawn ->
                        new RenderingView(
                                rendering.id(),
                                true,
                                null,
                                drawn.text(),
                                RenderingView.SpoolView.of(media),
                                drawn.measured());
            };
        }
    }

    /// Renders media that lies in the spool already.
    Uni<RenderingView> spooled(Actor actor, @Nullable String key, RenderingRequest request) {
        return plan(actor, new PlanId(request.planId()))
                .chain(
                        plan ->
                                threads.run(
                                        () ->
                                                render(
                                                        actor,
                                                        plan,
                                                        spool.open(
                                                                actor.organization(),
                                                                request.spool()),
                                                        request.variant(),
                                                        request.declaredCrops(),
                                                        Following.NOBODY)))
                .onFailure(RejectedExecutionException.class)
                .transform(RenderLabel::busy)
                .onFailure(RenderingEvents::isFailure)
                .call(
                        e ->
                                events.failedAtOnce(
                                        actor.organization(), new PlanId(request.planId()), e))
                .chain(result -> keep(actor, key, request, result));
    }

    /// Renders media that was sent with the request; `source` was written for it.
    Uni<Result> direct(
            Actor actor,
            @Nullable String key,
            PlanId planId,
            @Nullable String variant,
            SpoolEntry source,
            List<Crop> crops) {
        var request = new DirectRequest(planId, source.sha256(), crops, variant);
        return plan(actor, planId)
                .chain(
                        plan ->
                                threads.run(
                                        () ->
                                                render(
                                                        actor,
                                                        plan,
                                                        source,
                                                        variant,
                                                        crops,
                                                        Following.NOBODY)))
                .onFailure(RejectedExecutionException.class)
                .transform(RenderLabel::busy)
                .onFailure(RenderingEvents::isFailure)
                .call(e -> events.failedAtOnce(actor.organization(), planId, e))
                .call(result -> once(actor, key, request, result));
    }

    private static Declined busy(Throwable e) {
        var busy =
                new Declined(
                        RenderingProblem.RENDERING_BUSY,
                        "As many renderings are under work or wait as there may be; ask again, or"
                                + " with Prefer: respond-async.");
        busy.initCause(e);
        return busy;
    }

    /// What makes two direct requests the same: the spool id is made anew for each.
    @JsonInclude(JsonInclude.Include.NON_NULL) // keys of before there were variants hold
    record DirectRequest(PlanId plan, String sha256, List<Crop> crops, @Nullable String variant) {}

    /// @return fails with `UNKNOWN_PLAN`
    Uni<Plan> plan(Actor actor, PlanId id) {
        return plans.findOne(actor.organization(), id)
                .map(
                        found ->
                                found.orElseThrow(
                                        () ->
                                                new Declined(
                                                                RenderingProblem.UNKNOWN_PLAN,
                                                                "No plan " + id + " here.")
                                                        .at("/planId")));
    }

    /// Blocking.
    Result render(
            Actor actor,
            Plan plan,
            SpoolEntry source,
            @Nullable String variant,
            List<Crop> crops,
            Following following) {
        var chosen = ChosenVariant.of(plan, variant);
        return drawLabel
                .draw(actor.organization(), source, plan.visible(), chosen, crops, following)
                .map(drawing -> drawn(plan, chosen, source, drawing))
                .orElseGet(
                        () ->
                                new Result(
                                        rendering(
                                                plan,
                                                chosen,
                                                source,
                                                new Rendering.NotDue(plan.visible().reason())),
                                        source));
    }

    private Result drawn(Plan plan, Variant variant, SpoolEntry source, DrawLabel.Drawing drawing) {
        var outcome =
                new Rendering.Drawn(drawing.entry().sha256(), drawing.text(), drawing.measured());
        return new Result(rendering(plan, variant, source, outcome), drawing.entry());
    }

    private Rendering rendering(
            Plan plan, Variant variant, SpoolEntry source, Rendering.Outcome outcome) {
        return new Rendering(
                Ids.next(),
                plan.id(),
                variant.name(),
                source.sha256(),
                outcome,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /// Records the result; where the key was used before, the first answer stands and this
    /// result is dropped.
    private Uni<RenderingView> keep(
            Actor actor, @Nullable String key, RenderingRequest request, Result result) {
        return once(actor, key, request, result).call(view -> dropUnless(view, result));
    }

    private Uni<Void> dropUnless(RenderingView kept, Result result) {
        if (kept.id().equals(result.rendering().id())
                || result.rendering().outcome() instanceof Rendering.NotDue) {
            return Uni.createFrom().voidItem();
        }
        return onWorker(
                        () -> {
                            spool.discard(result.media().id());
                            return result;
                        })
                .replaceWithVoid();
    }

    @WithTransaction
    Uni<RenderingView> once(Actor actor, @Nullable String key, Object request, Result result) {
        return idempotency.once(
                actor,
                key,
                "POST /v1/renderings",
                request,
                RenderingView.class,
                () ->
                        renderings
                                .add(actor.organization(), result.rendering())
                                .map(_ -> result.view()));
    }

    /// Runs work on the worker pool and comes back to the event loop, where alone the database
    /// may be used.
    static <T> Uni<T> onWorker(Supplier<T> work) {
        var eventLoop = Objects.requireNonNull(Vertx.currentContext());
        return Uni.createFrom()
                .item(work)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .emitOn(MutinyHelper.executor(eventLoop));
    }
}
