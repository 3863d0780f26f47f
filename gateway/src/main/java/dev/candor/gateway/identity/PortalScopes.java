package dev.candor.gateway.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.kit.identity.Entitlements;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;

/// Gives a person signed in to the portal the scopes of their access token.
///
/// With the code flow the identity is the ID token's, which has no scopes; roles and scopes are
/// the access token's, which
/// has been verified with it. A scope counts only with a role that is entitled to it, as
/// everywhere.
@ApplicationScoped
class PortalScopes implements SecurityIdentityAugmentor {
    private final ObjectMapper json;

    PortalScopes(ObjectMapper json) {
        this.json = json;
    }

    /// After the kit's, which takes role names that look like scopes away.
    @Override
    public int priority() {
        return -1;
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context) {
        var token = identity.getCredential(AccessTokenCredential.class);
        if (token == null || identity.getCredential(IdTokenCredential.class) == null) {
            return Uni.createFrom().item(identity);
        }
        return Uni.createFrom()
                .item(
                        QuarkusSecurityIdentity.builder(identity)
                                .addRoles(entitled(token.getToken(), identity.getRoles()))
                                .build());
    }

    private Set<String> entitled(String token, Set<String> roles) {
        return Arrays.stream(scope(token).split(" +"))
                .filter(scope -> Entitlements.rolesFor(scope).stream().anyMatch(roles::contains))
                .collect(Collectors.toUnmodifiableSet());
    }

    private String scope(String token) {
        var parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return "";
        }
        try {
            var claims =
                    new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            return json.readTree(claims).path("scope").asText("");
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return ""; // fails closed
        }
    }
}
