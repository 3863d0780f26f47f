package dev.candor.client.signin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.client.Server;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/// Whoever issues the tokens of an installation.
public final class Authority {
    private static final Duration SLOWER = Duration.ofSeconds(5); // RFC 8628, 3.5
    private static final String DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";

    private final URI issuer;
    private final JsonNode metadata;
    private final AuthorityHttp http;
    private final Clock clock;

    private Authority(URI issuer, JsonNode metadata, AuthorityHttp http, Clock clock) {
        this.issuer = issuer;
        this.metadata = metadata;
        this.http = http;
        this.clock = clock;
    }

    /// Asks the installation who issues its tokens, and that one where (RFC 9728, RFC 8414).
    ///
    /// @throws IOException when one of them does not answer, or speaks for somebody else
    public static Authority of(Server server) throws IOException, InterruptedException {
        return of(server, new AuthorityHttp(), Clock.systemUTC());
    }

    static Authority of(Server server, AuthorityHttp http, Clock clock)
            throws IOException, InterruptedException {
        var resource = http.get(server.resolve("/.well-known/oauth-protected-resource"));
        var named = resource.path("resource").asText();
        if (!named.equals(server.toString())) { // RFC 9728, 3.3: else it may be an impostor's
            throw new IOException(
                    "%s says that its name is %s. Use that address"
                            .formatted(server, named.isEmpty() ? "nothing" : named));
        }
        var issuer = resource.path("authorization_servers").path(0).asText();
        var metadata = http.get(URI.create(issuer + "/.well-known/openid-configuration"));
        if (issuer.isEmpty() || !metadata.path("issuer").asText().equals(issuer)) {
            throw new IOException(
                    "%s says that its name is %s"
                            .formatted(issuer, metadata.path("issuer").asText("nothing")));
        }
        return new Authority(URI.create(issuer), metadata, http, clock);
    }

    /// Its name.
    public URI issuer() {
        return issuer;
    }

    /// Asks that somebody may sign in at another screen (RFC 8628, 3.1), with a proof that it is
    /// this program that asks for the token later (RFC 7636).
    ///
    /// @param scopes what the tokens are to be good for, with spaces between
    public Invitation invite(String client, String scopes)
            throws IOException, InterruptedException {
        var verifier = random();
        var answer =
                http.post(
                        endpoint("device_authorization_endpoint"),
                        Map.of(
                                "client_id",
                                client,
                                "scope",
                                scopes,
                                "code_challenge",
                                challenge(verifier),
                                "code_challenge_method",
                                "S256"));
        var page = URI.create(answer.path("verification_uri").asText());
        return new Invitation(
                answer.path("user_code").asText(),
                page,
                answer.hasNonNull("verification_uri_complete")
                        ? URI.create(answer.path("verification_uri_complete").asText())
                        : page,
                Duration.ofSeconds(answer.path("expires_in").asLong(600)),
                Duration.ofSeconds(answer.path("interval").asLong(5)),
                answer.path("device_code").asText(),
                verifier);
    }

    /// Waits until somebody has followed an invitation (RFC 8628, 3.4).
    ///
    /// @throws SignInRefused when they would not, or the time is over
    public Tokens await(String client, Invitation invitation)
            throws IOException, InterruptedException {
        var form =
                Map.of(
                        "grant_type",
                        DEVICE_GRANT,
                        "client_id",
                        client,
                        "device_code",
                        invitation.deviceCode(),
                        "code_verifier",
                        invitation.verifier());
        var end = clock.instant().plus(invitation.lasts());
        var interval = invitation.interval();
        while (clock.instant().isBefore(end)) {
            http.pause(interval);
            try {
                return tokens(form);
            } catch (SignInRefused e) {
                switch (e.code()) {
                    case "authorization_pending" -> {} // not yet
                    case "slow_down" -> interval = interval.plus(SLOWER);
                    default -> throw e;
                }
            }
        }
        throw new SignInRefused("expired_token", "Nobody signed in in time");
    }

    /// The next tokens.
    ///
    /// @throws SignInRefused when the session is over: sign in again
    public Tokens refresh(String client, String refreshToken)
            throws IOException, InterruptedException {
        return tokens(
                Map.of(
                        "grant_type", "refresh_token",
                        "client_id", client,
                        "refresh_token", refreshToken));
    }

    /// The token of a program with a secret of its own (RFC 6749, 4.4).
    ///
    /// @param scopes with spaces between; empty for what the client always has
    public Tokens forClient(String client, String secret, String scopes)
            throws IOException, InterruptedException {
        var form = new TreeMap<>(Map.of("grant_type", "client_credentials"));
        form.put("client_id", client);
        form.put("client_secret", secret);
        if (!scopes.isEmpty()) {
            form.put("scope", scopes);
        }
        return tokens(form);
    }

    /// Ends a session (RFC 7009).
    public void revoke(String client, String refreshToken)
            throws IOException, InterruptedException {
        http.post(
                endpoint("revocation_endpoint"),
                Map.of(
                        "client_id", client,
                        "token", refreshToken,
                        "token_type_hint", "refresh_token"));
    }

    private Tokens tokens(Map<String, String> form) throws IOException, InterruptedException {
        var asked = clock.instant();
        return Tokens.of(http.post(endpoint("token_endpoint"), form), asked);
    }

    private URI endpoint(String name) throws IOException {
        var address = metadata.path(name).asText();
        if (address.isEmpty()) {
            throw new IOException("%s has no %s".formatted(issuer, name));
        }
        return URI.create(address);
    }

    private static String random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
