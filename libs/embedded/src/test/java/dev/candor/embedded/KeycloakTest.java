package dev.candor.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KeycloakTest {

    private static final Scratch SCRATCH = Scratch.in(CandorHome.find());
    private static final ObjectMapper JSON = new ObjectMapper();

    @SuppressWarnings("NullAway.Init") // started once for all tests
    private static Keycloak keycloak;

    @BeforeAll
    static void start() {
        keycloak = Keycloak.temporary(CandorHome.find(), SCRATCH.folder());
    }

    @AfterAll
    static void stop() {
        keycloak.close();
        SCRATCH.close();
    }

    @Test
    void userTokenCarriesAudienceOrganizationRolesAndScopes() {
        // when
        var claims = claims(keycloak.identities().tokenOfUser("petra.publisher"));

        // then
        assertThat(claims.path("iss").asText()).isEqualTo(keycloak.issuer());
        assertThat(texts(claims.path("aud"))).contains("candor-api");
        assertThat(claims.path("org").asText()).isEqualTo("demo");
        assertThat(claims.path("name").asText()).isEqualTo("Petra Publisher");
        assertThat(claims.path("preferred_username").asText()).isEqualTo("petra.publisher");
        assertThat(claims.path("sub").asText()).isEqualTo("0d300000-0000-4000-8000-000000000002");
        assertThat(texts(claims.path("realm_access").path("roles")))
                .contains("publisher")
                .doesNotContain("gateway");
        assertThat(claims.path("scope").asText().split(" "))
                .contains("publication:create", "consent:check", "trust:admin");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(300);
    }

    @Test
    void tokenCarriesOnlyTheScopesAskedFor() {
        // when
        var claims =
                claims(
                        keycloak.identities()
                                .tokenOfUser("petra.publisher", "publication:read", "label:read"));

        // then
        assertThat(claims.path("scope").asText().split(" "))
                .containsExactlyInAnyOrder("publication:read", "label:read");
    }

    @Test
    void serviceAccountOfAnIntegratorBelongsToItsOrganization() {
        // when
        var demo = claims(keycloak.identities().tokenOfClient("demo-integrator"));
        var other = claims(keycloak.identities().tokenOfClient("other-integrator"));

        // then
        assertThat(demo.path("org").asText()).isEqualTo("demo");
        assertThat(other.path("org").asText()).isEqualTo("other");
        assertThat(texts(demo.path("realm_access").path("roles"))).contains("integrator");
        assertThat(demo.path("scope").asText().split(" ")).contains("publication:create");
    }

    @Test
    void everyPersonOfTheDemoHasARole() {
        assertThat(DemoIdentities.people())
                .hasSize(12)
                .allSatisfy(person -> assertThat(person.roles()).hasSize(1));
    }

    @Test
    void onlyTheGatewaysOwnAccountHasTheRoleGateway() {
        // when
        var claims = claims(keycloak.identities().tokenOfClient("candor-gateway"));

        // then
        assertThat(texts(claims.path("realm_access").path("roles"))).contains("gateway");
        assertThat(texts(claims.path("aud"))).contains("candor-api");
        assertThat(claims.has("org")).isFalse();
        assertThat(claims.path("scope").asText().split(" "))
                .contains("provenance:sign")
                .doesNotContain("publication:create");
    }

    @Test
    void theLeashHoldsTheServerItself() {
        assertThat(keycloak.leash().process().info().command())
                .hasValueSatisfying(command -> assertThat(command).endsWith("/bin/java"));
        assertThat(keycloak.leash().process().children()).isEmpty();
    }

    @Test
    void nobodyUnknownGetsAToken() {
        assertThatThrownBy(() -> keycloak.identities().tokenOfUser("nobody.known"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Invalid user credentials");
    }

    @Test
    void portalMayComeBackToAnyPortOfThisMachineAndToNoOther() throws Exception {
        assertThat(authorize("http://localhost:18080/portal/callback")).isEqualTo(200);
        assertThat(authorize("http://localhost:18080/elsewhere")).isEqualTo(400);
        assertThat(authorize("http://candor.example/portal/callback")).isEqualTo(400);
    }

    private static int authorize(String redirect) throws IOException, InterruptedException {
        var query =
                "?client_id=candor-portal&response_type=code&scope=openid&code_challenge_method=S256"
                    + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&redirect_uri="
                        + URLEncoder.encode(redirect, StandardCharsets.UTF_8);
        var uri = URI.create(keycloak.issuer() + "/protocol/openid-connect/auth" + query);
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static JsonNode claims(String token) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> texts(JsonNode node) {
        var texts = new ArrayList<String>();
        if (node.isTextual()) {
            texts.add(node.asText());
        }
        node.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
