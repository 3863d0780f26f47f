package dev.candor.gateway.publication;

import dev.candor.gateway.identity.Credentials;
import dev.candor.gateway.identity.ServiceAccount;
import dev.candor.gateway.routing.Neighbour;
import dev.candor.gateway.routing.NeighbourClient;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// What the steps have in common: the clock, the call in the actor's name, and the step's name on
/// every refusal.
@ApplicationScoped
class Steps {
    private static final Logger LOG = Logger.getLogger(Steps.class);

    private final NeighbourClient neighbours;
    private final ServiceAccount account;
    private final Clock clock;

    Steps(NeighbourClient neighbours, ServiceAccount account, Clock clock) {
        this.neighbours = neighbours;
        this.account = account;
        this.clock = clock;
    }

    /// What a step gave, and when it began.
    record Timed<T>(T value, Step step, Instant startedAt, Instant finishedAt) {
        StepResult done(String summary) {
            return new StepResult.Done(step, summary, startedAt, finishedAt);
        }

        StepResult skipped(String summary) {
            return new StepResult.Skipped(step, summary, startedAt, finishedAt);
        }
    }

    /// Runs a step's work. Whatever it is declined with says which step it was.
    <T> Uni<Timed<T>> timed(Step step, Uni<T> work) {
        return Uni.createFrom()
                .item(clock::instant)
                .chain(
                        started ->
                                work.map(
                                        value ->
                                                new Timed<>(value, step, started, clock.instant())))
                .onFailure(Declined.class)
                .transform(failure -> at(step, (Declined) failure));
    }

    /// A step that had nothing to do.
    StepResult skipped(Step step, String reason) {
        var now = clock.instant();
        return new StepResult.Skipped(step, reason, now, now);
    }

    /// Asks a service in the name of the stage's actor. Where a publication may be interrupted, the
    /// service is asked under a key, and answers a repetition as it answered first.
    <T> Uni<T> post(Neighbour to, String path, Stage stage, Object body, Class<T> type) {
        var key = stage.admitted().course().keyFor(path);
        return inNameOf(
                to,
                stage.actor(),
                as ->
                        key.isPresent()
                                ? neighbours.postOnce(to, path, as, key.get(), body, type)
                                : neighbours.post(to, path, as, body, type));
    }

    private <T> Uni<T> inNameOf(
            Neighbour to, Actor actor, Function<Credentials, Uni<? extends T>> call) {
        return account.speakingFor(actor)
                .<T>chain(call)
                .onFailure(Steps::isOurCredentials)
                .transform(failure -> refusedUs(to, failure));
    }

    /// The actor was admitted here. A service that takes the gateway itself for nobody is set up
    /// wrongly, and that is no fault of the caller.
    private static boolean isOurCredentials(Throwable failure) {
        return failure instanceof Declined declined
                && (declined.type().status() == 401 || declined.type().status() == 403);
    }

    private static Declined refusedUs(Neighbour to, Throwable failure) {
        LOG.errorf("%s refuses the gateway's credentials: %s", to.title(), failure.getMessage());
        return new Declined(
                        CommonProblem.SERVICE_UNAVAILABLE,
                        "The %s does not accept the gateway.".formatted(to.title()))
                .with("service", to.title());
    }

    private static Declined at(Step step, Declined declined) {
        return declined.with("step", step.name());
    }
}
