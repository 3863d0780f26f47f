package dev.candor.kit.identity;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.runtime.OidcIdentityProvider;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/// Knows a bearer token again that was verified a moment ago (ADR 0014): to verify one anew costs
/// as much as half of a consent check.
///
/// What is remembered is that this token was good, and whose it is; what its bearer may do is
/// decided anew with each request, by the augmentors that come after.
@ApplicationScoped
class KnownTokens implements IdentityProvider<TokenAuthenticationRequest> {
    private static final String ROUTING = RoutingContext.class.getName();
    private static final String REQUEST = AuthenticationRequestContext.class.getName();

    private final OidcIdentityProvider verifier;
    private final TokenMemory memory;
    private final Clock clock;

    KnownTokens(OidcIdentityProvider verifier, Clock clock) {
        this.verifier = verifier;
        this.memory = new TokenMemory();
        this.clock = clock;
    }

    @Override
    public int priority() {
        return verifier.priority() + 1;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        if (!(request.getToken() instanceof AccessTokenCredential bearer)) {
            return Uni.createFrom().nullItem(); // a session of the portal: for the provider itself
        }
        var known = memory.recall(bearer.getToken(), clock.instant());
        return known.isPresent()
                ? Uni.createFrom().item(renewed(known.get(), request, context))
                : verifier.authenticate(request, context)
                        .invoke(
                                identity ->
                                        memory.keep(bearer.getToken(), identity, clock.instant()));
    }

    /// The same bearer in another request.
    private static SecurityIdentity renewed(
            SecurityIdentity known,
            TokenAuthenticationRequest request,
            AuthenticationRequestContext context) {
        var builder =
                QuarkusSecurityIdentity.builder()
                        .setPrincipal(known.getPrincipal())
                        .addCredentials(known.getCredentials())
                        .addRoles(known.getRoles());
        known.getAttributes()
                .forEach(
                        (name, value) -> {
                            if (!name.equals(ROUTING) && !name.equals(REQUEST)) {
                                builder.addAttribute(name, value);
                            }
                        });
        RoutingContext routing = HttpSecurityUtils.getRoutingContextAttribute(request);
        if (routing != null) {
            builder.addAttribute(ROUTING, routing);
        }
        return builder.addAttribute(REQUEST, context).build();
    }
}
