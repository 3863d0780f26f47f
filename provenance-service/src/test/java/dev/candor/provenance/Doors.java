package dev.candor.provenance;

import dev.candor.kit.identity.Entitlements;
import dev.candor.testkit.AccessMatrix;

/// Who may pass where in this service.
final class Doors {
    private Doors() {}

    static AccessMatrix matrix() {
        return AccessMatrix.of(
                "provenance-service", "dev.candor.provenance", Entitlements::rolesFor);
    }
}
