package dev.candor.testkit;

import static org.awaitility.Awaitility.await;

import dev.candor.embedded.DemoIdentities;
import dev.candor.embedded.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

/// Access tokens that the Keycloak of the running [SuiteResource] issued.
///
/// Without scopes a token has every scope of Candor; with scopes, just these:
/// `Tokens.of("petra.publisher", "label:read")`.
public final class Tokens {

    private static final Pattern EXPIRY = Pattern.compile("\"exp\":(\\d+)");

    private Tokens() {}

    /// A token of one of the demo's people.
    public static String of(String username, String... scopes) {
        return identities().tokenOfUser(username, scopes);
    }

    /// A token of a client's service account: `demo-integrator`, `other-integrator`,
    /// `candor-gateway`. With scopes,
    /// `demo-integrator` only.
    public static String ofClient(String client, String... scopes) {
        return identities().tokenOfClient(client, scopes);
    }

    /// A token of organization `other`, role integrator, with every scope.
    public static String ofOtherOrganization() {
        return ofClient("other-integrator");
    }

    /// A token of organization `demo`, role integrator, with every scope, that was good and has
    /// expired: Keycloak issues it for a second, which passes before this returns.
    public static String expired() {
        var token = ofClient(DemoIdentities.BRIEF_CLIENT);
        var expiry = expiry(token);
        var clock = Clock.systemUTC();
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> clock.instant().isAfter(expiry.plusSeconds(1)));
        return token;
    }

    /// `token` with another signature: everything in it is as Keycloak said, but Keycloak did not
    /// say it.
    public static String tampered(String token) {
        var dot = token.lastIndexOf('.');
        var signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
        signature[signature.length / 2] ^= 1;
        return token.substring(0, dot + 1)
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    static DemoIdentities identities() {
        var issuer = System.getProperty(SuiteResource.ISSUER);
        if (issuer == null) {
            throw new IllegalStateException("No SuiteResource is running");
        }
        return new DemoIdentities(
                issuer, Secrets.in(SuiteFiles.folder().resolve("keycloak/secrets.json")));
    }

    private static Instant expiry(String token) {
        var claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        var matcher = EXPIRY.matcher(new String(claims, StandardCharsets.UTF_8));
        if (!matcher.find()) {
            throw new IllegalStateException("The token has no expiry");
        }
        return Instant.ofEpochSecond(Long.parseLong(matcher.group(1)));
    }
}
