package dev.candor.kit.identity;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/// Tells a resource who asks.
@RequestScoped
public class Actors {
    private final SecurityIdentity identity;

    Actors(SecurityIdentity identity) {
        this.identity = identity;
    }

    /// The actor of this request. Use it in protected methods only.
    ///
    /// @throws UnauthorizedException when nobody is signed in
    public Actor current() {
        Actor actor = identity.getAttribute(ScopeAugmentor.ACTOR);
        if (actor == null) {
            throw new UnauthorizedException();
        }
        return actor;
    }
}
