package dev.candor.gateway.publication;

import static dev.candor.gateway.routing.Neighbour.LABEL;

import dev.candor.gateway.publication.Stage.Decided;
import dev.candor.gateway.publication.Stage.Rendered;
import dev.candor.gateway.publication.Steps.Timed;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.spool.SpoolReference;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Fourth step: the visible label is put into the asset, when the plan asks for one.
@ApplicationScoped
class Render {
    @RegisterForReflection
    record Request(UUID planId, SpoolReference spool) {}

    @RegisterForReflection
    record Rendering(
            UUID id,
            boolean rendered,
            @Nullable String reason,
            @Nullable String text,
            @Nullable Spooled spool,
            @Nullable Measured measured) {}

    @RegisterForReflection
    record Spooled(String id, String sha256) {
        SpoolReference reference() {
            return new SpoolReference(id, sha256);
        }
    }

    @RegisterForReflection
    record Measured(@Nullable Double contrastRatio) {}

    private final Steps steps;

    Render(Steps steps) {
        this.steps = steps;
    }

    Uni<Rendered> of(Decided decided) {
        var asset = decided.admitted().asset().reference();
        var visible = decided.plan().visible();
        var modality = Modality.of(decided.inspection().mediaType());
        if (!decided.plan().asksForDisclosure(modality)) {
            var reason = Objects.requireNonNullElse(visible.reason(), "The plan asks for none.");
            var skipped = steps.skipped(Step.RENDER, reason);
            return Uni.createFrom()
                    .item(
                            new Rendered(
                                    decided, asset, new Label.None(reason), decided.and(skipped)));
        }
        var call =
                steps.post(
                                LABEL,
                                "/v1/renderings",
                                decided,
                                new Request(decided.plan().id(), asset),
                                Rendering.class)
                        .invoke(rendering -> keep(decided, rendering))
                        .onFailure(Render::isUnknownFormat)
                        .transform(failure -> notRendered(decided, ((Declined) failure).detail()));
        return steps.timed(Step.RENDER, call).map(timed -> rendered(decided, timed));
    }

    /// A label that is required and missing must not go out.
    private static void keep(Decided decided, Rendering rendering) {
        if (!rendering.rendered() || rendering.spool() == null) {
            throw notRendered(
                    decided,
                    Objects.requireNonNullElse(
                            rendering.reason(), "The label-service gives no reason."));
        }
        decided.admitted().workbench().keep(rendering.spool().reference());
    }

    private static boolean isUnknownFormat(Throwable failure) {
        return failure instanceof Declined declined && declined.type().status() == 415;
    }

    /// The format is one that is published, only not with a label in it.
    private static Declined notRendered(Decided decided, String reason) {
        return new Declined(
                        PublicationProblem.LABEL_NOT_RENDERED,
                        "Its markets ask for a disclosure in it, and none was put into %s. %s"
                                .formatted(decided.inspection().mediaType(), reason))
                .at("#asset");
    }

    private static Rendered rendered(Decided decided, Timed<Rendering> timed) {
        var rendering = timed.value();
        var planned = Objects.requireNonNullElse(decided.plan().visible().text(), "");
        var text = Objects.requireNonNullElse(rendering.text(), planned);
        var where = Modality.of(decided.inspection().mediaType()).words();
        var contrast = rendering.measured() == null ? null : rendering.measured().contrastRatio();
        var summary =
                contrast == null
                        ? "“%s” is in the %s".formatted(text, where)
                        : "“%s” is in the %s, contrast %.1f : 1".formatted(text, where, contrast);
        return new Rendered(
                decided,
                Objects.requireNonNull(rendering.spool()).reference(),
                new Label.Rendered(text, contrast),
                decided.and(timed.done(summary)));
    }
}
