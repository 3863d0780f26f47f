package dev.candor.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScopeAugmentorTest {
    private final ScopeAugmentor augmentor =
            new ScopeAugmentor(new ActorKeys(new WithoutKeys()), Clock.systemUTC());

    @Test
    void scopesBecomeRolesWhereTheBearerIsEntitledToThem() {
        assertThat(roles("ledger:read consent:write", "demo"))
                .containsExactlyInAnyOrder(Roles.AUDITOR, Scopes.LEDGER_READ);
    }

    /// RFC 6749, section 3.3, has one space between scopes, and says nothing of repeating one.
    @Test
    void scopesMayBeRepeatedAndLieFarApart() {
        assertThat(roles(" ledger:read  ledger:read policy:read", "demo"))
                .containsExactlyInAnyOrder(Roles.AUDITOR, Scopes.LEDGER_READ, Scopes.POLICY_READ);
    }

    @Test
    void nothingIsGivenWithoutAnOrganization() {
        assertThat(roles("ledger:read", null)).containsExactly(Roles.AUDITOR);
        assertThat(roles("ledger:read", "No Slug")).containsExactly(Roles.AUDITOR);
    }

    private Set<String> roles(String scope, @Nullable String organization) {
        var claims = new JwtClaims();
        claims.setSubject("somebody");
        claims.setClaim("scope", scope);
        claims.setClaim("org", organization);
        SecurityIdentity identity =
                QuarkusSecurityIdentity.builder()
                        .setPrincipal(new DefaultJWTCallerPrincipal(claims))
                        .addRole(Roles.AUDITOR)
                        .addRole("consent:write")
                        .build();
        return augmentor.augment(identity, _ -> null).await().indefinitely().getRoles();
    }

    private static final class WithoutKeys implements IdentityConfig {
        @Override
        public Optional<Path> publicKey() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> privateKey() {
            return Optional.empty();
        }
    }
}
