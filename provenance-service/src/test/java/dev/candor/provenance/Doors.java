package dev.candor.provenance;

import dev.candor.kit.identity.Entitlements;
import dev.candor.testkit.AccessMatrix;

/// Who may pass where in this service.
final class Doors {
    /// Only the gateway knows how a publication stands.
    static final String STANDING = "PUT /v1/manifests/{label}/standing";

    private Doors() {}

    static AccessMatrix matrix() {
        return AccessMatrix.of(
                        "provenance-service", "dev.candor.provenance", Entitlements::rolesFor)
                .except(STANDING, "integrator", "publisher");
    }
}
