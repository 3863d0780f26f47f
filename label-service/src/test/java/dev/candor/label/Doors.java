package dev.candor.label;

import dev.candor.kit.identity.Entitlements;
import dev.candor.testkit.AccessMatrix;

/// Who may pass where in this service.
final class Doors {
    /// Only the gateway knows how a publication stands.
    static final String STANDING = "PUT /v1/verdicts/{id}/standing";

    private Doors() {}

    static AccessMatrix matrix() {
        return AccessMatrix.of("label-service", "dev.candor.label", Entitlements::rolesFor)
                .except(STANDING, "editor", "integrator", "publisher");
    }
}
