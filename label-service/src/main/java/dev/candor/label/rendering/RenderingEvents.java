package dev.candor.label.rendering;

import dev.candor.kit.id.Ids;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.outbox.Event;
import dev.candor.kit.outbox.Outbox;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.problem.ProblemType;
import dev.candor.label.plan.PlanId;
import dev.candor.label.rendering.medium.RenderingProblem;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/// Tells the gateway of media that could not be labelled as planned, and of renderings that are
/// ready.
@ApplicationScoped
class RenderingEvents {
    private static final String SOURCE = "/label-service";
    private static final String FAILED = "dev.candor.label.rendering-failed";
    private static final String FINISHED = "dev.candor.label.rendering-finished";

    private final Outbox outbox;
    private final Clock clock;

    RenderingEvents(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Whether a label was due, and what was written does not measure up to it.
    static boolean isFailure(Throwable e) {
        return e instanceof Declined declined && isFailure(declined.type());
    }

    private static boolean isFailure(ProblemType type) {
        return type == RenderingProblem.RENDER_FAILED || type == RenderingProblem.LABEL_NOT_LEGIBLE;
    }

    /// In a transaction of its own: nothing else is kept of what failed.
    @WithTransaction
    Uni<Void> failedAtOnce(Organization organization, PlanId plan, Throwable why) {
        return failed(organization, "plans/" + plan, plan, (Declined) why);
    }

    /// In the transaction of whoever asks.
    Uni<Void> failed(Organization organization, String subject, PlanId plan, Declined why) {
        return tell(
                FAILED,
                subject,
                organization,
                Map.of(
                        "planId", plan.value(),
                        "problem", why.type().name(),
                        "detail", why.detail()));
    }

    /// In the transaction of whoever asks.
    Uni<Void> finished(Organization organization, String subject, Rendering rendering) {
        return tell(
                FINISHED,
                subject,
                organization,
                Map.of(
                        "planId", rendering.plan().value(),
                        "renderingId", rendering.id(),
                        "sourceSha256", rendering.sourceSha256()));
    }

    private Uni<Void> tell(
            String type, String subject, Organization organization, Map<String, Object> data) {
        return outbox.put(
                Event.of(
                        Ids.next(),
                        SOURCE,
                        type,
                        subject,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        organization.slug(),
                        data));
    }
}
