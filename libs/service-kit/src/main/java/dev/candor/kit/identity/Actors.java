package dev.candor.kit.identity;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

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

    /// Who an identity is; empty for nobody. For public doors, which learn of it later than
    /// protected ones.
    public static Optional<Actor> of(SecurityIdentity identity) {
        return Optional.ofNullable(identity.<Actor>getAttribute(ScopeAugmentor.ACTOR));
    }
}
