package dev.candor.gateway.publication;

import dev.candor.gateway.publication.Stage.Bound;
import dev.candor.gateway.publication.Stage.Rendered;
import jakarta.enterprise.context.ApplicationScoped;

/// Fifth step: marks that survive when metadata is stripped. This version has none and says so.
@ApplicationScoped
class Bind {
    private static final String NONE =
            "This version puts no watermark and no fingerprint into the asset; the signature alone"
                    + " ties it to its credentials.";

    private final Steps steps;

    Bind(Steps steps) {
        this.steps = steps;
    }

    Bound of(Rendered rendered) {
        return new Bound(rendered, rendered.and(steps.skipped(Step.BIND, NONE)));
    }
}
