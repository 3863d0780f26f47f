package dev.candor.label.plan;

import dev.candor.kit.id.Ids;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.Declined;
import dev.candor.label.profile.Rulebook;
import dev.candor.label.profile.Rulebooks;
import dev.candor.label.verdict.Verdict;
import dev.candor.label.verdict.VerdictId;
import dev.candor.label.verdict.Verdicts;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// A verdict and markets become a plan, which is kept.
@ApplicationScoped
class MakePlan {
    private final Planner planner;
    private final Plans plans;
    private final Verdicts verdicts;
    private final Rulebooks rulebooks;
    private final Idempotency idempotency;
    private final Clock clock;

    MakePlan(
            Planner planner,
            Plans plans,
            Verdicts verdicts,
            Rulebooks rulebooks,
            Idempotency idempotency,
            Clock clock) {
        this.planner = planner;
        this.plans = plans;
        this.verdicts = verdicts;
        this.rulebooks = rulebooks;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @WithTransaction
    Uni<PlanView> make(Actor actor, @Nullable String key, PlanRequest request) {
        return idempotency.once(
                actor, key, "POST /v1/plans", request, PlanView.class, () -> make(actor, request));
    }

    private Uni<PlanView> make(Actor actor, PlanRequest request) {
        var order = request.order(actor.organization(), today());
        return verdicts.require(actor.organization(), new VerdictId(request.verdictId()))
                .onFailure(Declined.class)
                .transform(_ -> unknownVerdict(request, ""))
                .chain(verdict -> plan(verdict, order))
                .call(plan -> plans.add(actor.organization(), plan))
                .map(PlanView::of);
    }

    private Uni<Plan> plan(Verdict verdict, PlanOrder order) {
        return rulebooks.of(order.organization()).map(rulebook -> plan(verdict, order, rulebook));
    }

    private Plan plan(Verdict verdict, PlanOrder order, Rulebook rulebook) {
        var draft = planner.plan(verdict, order, rulebook);
        return new Plan(
                new PlanId(Ids.next()),
                verdict.id(),
                draft.applied(),
                draft.level(),
                draft.visible(),
                draft.variants(),
                draft.forced(),
                verdict.sourceType(),
                draft.explanation(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /// @param at pointer to the request in its document
    static Declined unknownVerdict(PlanRequest request, String at) {
        return new Declined(
                        PlanProblem.UNKNOWN_VERDICT, "No verdict " + request.verdictId() + " here.")
                .at(at + "/verdictId");
    }
}
