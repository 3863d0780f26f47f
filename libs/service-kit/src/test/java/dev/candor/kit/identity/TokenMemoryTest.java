package dev.candor.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

class TokenMemoryTest {
    private static final Instant NOON = Instant.parse("2036-05-01T12:00:00Z");

    private final TokenMemory memory = new TokenMemory();

    @Test
    void goodTokenIsKnownForHalfAMinute() {
        // given
        var identity = expiringAt(NOON.plus(Duration.ofMinutes(5)));

        // when
        memory.keep("token", identity, NOON);

        // then
        assertThat(memory.recall("token", NOON.plusSeconds(29))).contains(identity);
        assertThat(memory.recall("token", NOON.plusSeconds(30))).isEmpty();
        assertThat(memory.recall("token", NOON.plusSeconds(29))).isEmpty(); // forgotten for good
    }

    @Test
    void tokenIsForgottenWhenItExpires() {
        // when
        memory.keep("token", expiringAt(NOON.plusSeconds(3)), NOON);

        // then
        assertThat(memory.recall("token", NOON.plusSeconds(2))).isPresent();
        assertThat(memory.recall("token", NOON.plusSeconds(3))).isEmpty();
    }

    @Test
    void otherTokenIsNotKnown() {
        // when
        memory.keep("token", expiringAt(NOON.plusSeconds(300)), NOON);

        // then
        assertThat(memory.recall("tokem", NOON)).isEmpty();
    }

    @Test
    void whatNeverExpiresIsNotKept() {
        // given
        var identity =
                QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal("x")).build();

        // when
        memory.keep("token", identity, NOON);
        memory.keep("none", null, NOON);

        // then
        assertThat(memory.recall("token", NOON)).isEmpty();
        assertThat(memory.recall("none", NOON)).isEmpty();
    }

    @Test
    void tokenThatIsBoundToItsBearerIsProvenEachTime() {
        // given
        var claims = expiring(NOON.plusSeconds(300));
        claims.setClaim("cnf", Map.of("jkt", "thumbprint"));

        // when
        memory.keep("token", identity(claims), NOON);

        // then
        assertThat(memory.recall("token", NOON)).isEmpty();
    }

    @Test
    void noMoreThanAThousandAreKept() {
        // when
        for (var i = 0; i <= TokenMemory.MOST; i++) {
            memory.keep("token" + i, expiringAt(NOON.plusSeconds(300)), NOON);
        }

        // then
        assertThat(memory.recall("token0", NOON)).isEmpty();
        assertThat(memory.recall("token1", NOON)).isPresent();
    }

    private static SecurityIdentity expiringAt(Instant expiry) {
        return identity(expiring(expiry));
    }

    private static JwtClaims expiring(Instant expiry) {
        var claims = new JwtClaims();
        claims.setExpirationTime(NumericDate.fromSeconds(expiry.getEpochSecond()));
        return claims;
    }

    private static SecurityIdentity identity(JwtClaims claims) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new DefaultJWTCallerPrincipal("raw", "JWT", claims))
                .build();
    }
}
