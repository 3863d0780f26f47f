package dev.candor.gateway.portal;

import dev.candor.kit.identity.Scopes;
import io.quarkus.security.identity.SecurityIdentity;
import java.util.Arrays;
import java.util.List;

/// The rooms of the portal. A person sees those that their role opens.
enum Room {
    OVERVIEW("Overview", "/portal", ""),
    PUBLICATIONS("Publications", "/portal/publications", Scopes.PUBLICATION_READ),
    PUBLISH("Publish", "/portal/publications/new", Scopes.PUBLICATION_CREATE),
    CONSENT("Consent", "/portal/consent", Scopes.CONSENT_READ);

    private final String title;
    private final String href;
    private final String scope;

    Room(String title, String href, String scope) {
        this.title = title;
        this.href = href;
        this.scope = scope;
    }

    public String title() {
        return title;
    }

    public String href() {
        return href;
    }

    static List<Room> openTo(SecurityIdentity identity) {
        return Arrays.stream(values())
                .filter(room -> room.scope.isEmpty() || identity.hasRole(room.scope))
                .toList();
    }
}
