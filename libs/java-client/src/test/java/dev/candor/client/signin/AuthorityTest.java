package dev.candor.client.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.client.Server;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuthorityTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Server SERVER = Server.at("https://candor.example.org");
    private static final String ISSUER = "https://id.example.org/realms/candor";

    private final Wire wire = new Wire();

    /// What an authority would answer, and what it was asked; time passes while one waits.
    private static final class Wire extends AuthorityHttp {
        private final Map<String, String> documents = new HashMap<>();
        private final Deque<String> answers = new ArrayDeque<>();
        private final List<Map<String, String>> forms = new ArrayList<>();
        private final List<Duration> pauses = new ArrayList<>();

        @Override
        JsonNode get(URI address) throws IOException {
            return new ObjectMapper().readTree(documents.getOrDefault(address.toString(), "{}"));
        }

        @Override
        JsonNode post(URI address, Map<String, String> form) throws IOException {
            forms.add(form);
            var answer = new ObjectMapper().readTree(answers.remove());
            if (answer.has("error")) {
                throw new SignInRefused(answer.path("error").asText(), "no");
            }
            return answer;
        }

        @Override
        void pause(Duration duration) {
            pauses.add(duration);
        }

        Clock clock() {
            return new Clock() {
                @Override
                public ZoneOffset getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(java.time.ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return NOON.plus(pauses.stream().reduce(Duration.ZERO, Duration::plus));
                }
            };
        }
    }

    private Authority authority() throws Exception {
        wire.documents.put(
                SERVER + "/.well-known/oauth-protected-resource",
                "{\"resource\":\"%s\",\"authorization_servers\":[\"%s\"]}"
                        .formatted(SERVER, ISSUER));
        wire.documents.put(
                ISSUER + "/.well-known/openid-configuration",
                """
                {"issuer": "%1$s", "token_endpoint": "%1$s/token",
                 "device_authorization_endpoint": "%1$s/device"}\
                """
                        .formatted(ISSUER));
        return Authority.of(SERVER, wire, wire.clock());
    }

    private Invitation invitation(Authority authority) throws Exception {
        wire.answers.add(
                """
                {"device_code": "d-1", "user_code": "ABCD-EFGH", "interval": 5, "expires_in": 60,
                 "verification_uri": "https://id.example.org/device"}\
                """);
        return authority.invite("candor-cli", "publication:create");
    }

    @Test
    void somebodySignsInWhileTheProgramWaitsAsOftenAsItMay() throws Exception {
        // given
        var authority = authority();
        var invitation = invitation(authority);
        wire.answers.add("{\"error\":\"authorization_pending\"}");
        wire.answers.add("{\"error\":\"slow_down\"}");
        wire.answers.add("{\"access_token\":\"a-1\",\"refresh_token\":\"r-1\",\"expires_in\":300}");

        // when
        var tokens = authority.await("candor-cli", invitation);

        // then
        assertThat(tokens.access()).isEqualTo("a-1");
        assertThat(tokens.refresh()).isEqualTo("r-1");
        assertThat(tokens.until()).isEqualTo(NOON.plusSeconds(5 + 5 + 10 + 300));
        assertThat(wire.pauses.stream().map(Duration::toSeconds)).containsExactly(5L, 5L, 10L);
    }

    @Test
    void codeIsOfNoUseToWhoDidNotAskForIt() throws Exception {
        // given
        var authority = authority();
        var invitation = invitation(authority);
        wire.answers.add("{\"access_token\":\"a-1\"}");

        // when
        authority.await("candor-cli", invitation);

        // then
        var verifier = wire.forms.get(1).getOrDefault("code_verifier", "");
        var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes("US-ASCII"));
        assertThat(wire.forms.get(0).get("code_challenge"))
                .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        assertThat(wire.forms.get(0)).containsEntry("code_challenge_method", "S256");
    }

    @Test
    void whoWouldNotIsSaidAtOnce() throws Exception {
        var authority = authority();
        var invitation = invitation(authority);
        wire.answers.add("{\"error\":\"access_denied\"}");

        var refused =
                catchThrowableOfType(
                        SignInRefused.class, () -> authority.await("candor-cli", invitation));

        assertThat(refused.code()).isEqualTo("access_denied");
    }

    @Test
    void nobodyIsWaitedForLongerThanTheCodeLasts() throws Exception {
        var authority = authority();
        var invitation = invitation(authority);
        for (int i = 0; i < 100; i++) {
            wire.answers.add("{\"error\":\"authorization_pending\"}");
        }

        var refused =
                catchThrowableOfType(
                        SignInRefused.class, () -> authority.await("candor-cli", invitation));

        assertThat(refused.code()).isEqualTo("expired_token");
        assertThat(wire.pauses).hasSize(12);
    }

    @Test
    void installationThatSpeaksForAnotherIsNotBelieved() throws Exception {
        authority();
        wire.documents.put(
                SERVER + "/.well-known/oauth-protected-resource",
                "{\"resource\":\"https://other.example\",\"authorization_servers\":[\"%s\"]}"
                        .formatted(ISSUER));

        assertThatThrownBy(() -> Authority.of(SERVER, wire, wire.clock()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("https://other.example");
    }

    @Test
    void issuerThatSpeaksForAnotherIsNotBelieved() throws Exception {
        authority();
        wire.documents.put(
                ISSUER + "/.well-known/openid-configuration",
                "{\"issuer\":\"https://evil.example\",\"token_endpoint\":\"https://evil.example/t\"}");

        assertThatThrownBy(() -> Authority.of(SERVER, wire, wire.clock()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("https://evil.example");
    }

    @Test
    void secretsDoNotTravelInTheClear() {
        assertThatThrownBy(
                        () ->
                                new AuthorityHttp()
                                        .post(
                                                URI.create("http://id.example.org/token"),
                                                Map.of("client_secret", "s")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("in the clear");
    }
}
