package dev.candor.gateway.portal;

import dev.candor.gateway.identity.Credentials;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Actors;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/// The person in front of the portal.
@RequestScoped
class Visitor {
    private final SecurityIdentity identity;
    private final Actors actors;
    private final CsrfTokens tokens;

    Visitor(SecurityIdentity identity, Actors actors, CsrfTokens tokens) {
        this.identity = identity;
        this.actors = actors;
        this.tokens = tokens;
    }

    Actor actor() {
        return actors.current();
    }

    Frame in(Room room) {
        return new Frame(actor(), Room.openTo(identity), room, tokens.of(actor()));
    }

    boolean may(String scope) {
        return identity.hasRole(scope);
    }

    /// The person's own token: services decide by it, not by what the portal thinks.
    Credentials credentials() {
        var token = identity.getCredential(AccessTokenCredential.class);
        if (token == null) {
            throw new UnauthorizedException();
        }
        return new Credentials.User(token.getToken());
    }
}
