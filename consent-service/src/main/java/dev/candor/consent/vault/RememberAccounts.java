package dev.candor.consent.vault;

import dev.candor.kit.identity.Actors;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Whoever is about to write something is known to the vault first: what they write down names
/// them by a pseudonym.
class RememberAccounts {
    private static final Set<String> READING =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Vault vault;
    private final Actors actors;
    private final CurrentIdentityAssociation identities;

    RememberAccounts(Vault vault, Actors actors, CurrentIdentityAssociation identities) {
        this.vault = vault;
        this.actors = actors;
        this.identities = identities;
    }

    @ServerRequestFilter
    public Uni<Void> remember(ContainerRequestContext request) {
        return READING.contains(request.getMethod())
                ? Uni.createFrom().voidItem()
                : identities.getDeferredIdentity().chain(this::remember);
    }

    private Uni<Void> remember(SecurityIdentity identity) {
        if (identity.isAnonymous()) {
            return Uni.createFrom().voidItem();
        }
        var actor = actors.current();
        return vault.remember(actor.organization(), actor.id());
    }
}
