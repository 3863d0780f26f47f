package dev.candor.gateway.publication;

import dev.candor.kit.identity.Entitlements;
import dev.candor.testkit.AccessMatrix;

/// Who may pass where at the gateway's own resources. The portal's pages are proven in PortalIT:
/// people come there by the code flow.
final class Doors {
    private Doors() {}

    static AccessMatrix matrix() {
        return in("publication")
                .and(in("upload"))
                .and(in("job"))
                .and(in("webhook"))
                .and(in("event"));
    }

    private static AccessMatrix in(String room) {
        return AccessMatrix.of("gateway", "dev.candor.gateway." + room, Entitlements::rolesFor);
    }
}
