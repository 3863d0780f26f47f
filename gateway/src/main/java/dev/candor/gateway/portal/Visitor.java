package dev.candor.gateway.portal;

import dev.candor.gateway.identity.Credentials;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/// The person in front of the portal.
@RequestScoped
public class Visitor {
    private final SecurityIdentity identity;
    private final Actors actors;
    private final CsrfTokens tokens;
    private final Reader reader;

    Visitor(SecurityIdentity identity, Actors actors, CsrfTokens tokens, Reader reader) {
        this.identity = identity;
        this.actors = actors;
        this.tokens = tokens;
        this.reader = reader;
    }

    public Actor actor() {
        return actors.current();
    }

    /// What surrounds a page of a room.
    ///
    /// @throws Declined when no role of theirs opens it
    public Frame in(Room room) {
        var open = Room.openTo(identity);
        if (!open.contains(room)) {
            throw new Declined(CommonProblem.FORBIDDEN, "No role of yours opens this room.");
        }
        return new Frame(actor(), open, room, tokens.of(actor()), reader.words());
    }

    /// @param csrf what came with a form
    /// @throws Declined when it is from no page that was made for them
    public void mustHaveSent(String csrf) {
        tokens.check(actor(), csrf);
    }

    public boolean may(String scope) {
        return identity.hasRole(scope);
    }

    /// The person's own token: services decide by it, not by what the portal thinks.
    public Credentials credentials() {
        var token = identity.getCredential(AccessTokenCredential.class);
        if (token == null) {
            throw new UnauthorizedException();
        }
        return new Credentials.User(token.getToken());
    }
}
