package dev.candor.kit.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// Gives an identity the scopes it may use, as roles of the same name, and the [Actor] behind it.
///
/// Fails closed: no `org` claim, no entitled role or no scope in the token, and nothing is added.
/// A service's own account has its scopes and is no actor: it acts for no organization.
/// The gateway's service account gets nothing without a valid [ActorAssertion], and nobody else's
/// assertion is looked at.
@ApplicationScoped
class ScopeAugmentor implements SecurityIdentityAugmentor {
    static final String ACTOR = "candor.actor";

    private final ActorKeys keys;
    private final Clock clock;

    ScopeAugmentor(ActorKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context) {
        return augment(identity, context, Map.of());
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity,
            AuthenticationRequestContext context,
            Map<String, Object> attributes) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        // A realm role named like a scope must not pass for one.
        var roles =
                identity.getRoles().stream()
                        .filter(role -> role.indexOf(':') < 0)
                        .collect(Collectors.toUnmodifiableSet());
        var builder =
                QuarkusSecurityIdentity.builder()
                        .setPrincipal(identity.getPrincipal())
                        .addCredentials(identity.getCredentials())
                        .addAttributes(identity.getAttributes())
                        .addRoles(roles);
        if (roles.contains(Roles.SERVICE)) { // of no organization: it acts for none
            builder.addRoles(Entitlements.effective(scopes(token), Set.of(Roles.SERVICE)));
            return Uni.createFrom().item(builder.build());
        }
        actor(token, roles, attributes)
                .ifPresent(
                        actor -> {
                            builder.addAttribute(ACTOR, actor);
                            builder.addRoles(Entitlements.effective(scopes(token), roles));
                        });
        return Uni.createFrom().item(builder.build());
    }

    private Optional<Actor> actor(
            JsonWebToken token, Set<String> roles, Map<String, Object> attributes) {
        if (roles.contains(Roles.GATEWAY)) {
            return assertion(attributes).map(this::verified);
        }
        return claim(token, "org")
                .filter(Organization::isSlug)
                .map(
                        org ->
                                new Actor(
                                        new Organization(org),
                                        token.getSubject(),
                                        claim(token, "preferred_username")
                                                .orElse(token.getSubject()),
                                        roles,
                                        false));
    }

    private Actor verified(String assertion) {
        var key =
                keys.publicKey()
                        .orElseThrow(
                                () -> new AuthenticationFailedException("no actor key configured"));
        try {
            return ActorAssertion.verify(assertion, key, clock);
        } catch (ActorAssertion.InvalidAssertionException e) {
            throw new AuthenticationFailedException(e);
        }
    }

    private static Optional<String> assertion(Map<String, Object> attributes) {
        @Nullable RoutingContext request = HttpSecurityUtils.getRoutingContextAttribute(attributes);
        return request == null
                ? Optional.empty()
                : Optional.ofNullable(request.request().getHeader(ActorAssertion.HEADER));
    }

    /// What lies between two spaces side by side is entitled to nothing.
    private static List<String> scopes(JsonWebToken token) {
        return claim(token, "scope").map(scope -> List.of(scope.split(" "))).orElse(List.of());
    }

    private static Optional<String> claim(JsonWebToken token, String name) {
        return token.getClaim(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
