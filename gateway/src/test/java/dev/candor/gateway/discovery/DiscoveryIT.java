package dev.candor.gateway.discovery;

import static dev.candor.gateway.Neighbourhood.json;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.candor.gateway.Neighbourhood;
import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_gateway"))
@WithTestResource(Neighbourhood.Addresses.class)
class DiscoveryIT {
    private static final String ELSEWHERE = "https://news.example";

    @AfterEach
    void neighboursLeave() {
        Neighbourhood.stopAll();
    }

    @Test
    void catalogueLeadsToDocumentThatIsThere() {
        // when
        var description =
                given().get("/.well-known/api-catalog")
                        .then()
                        .statusCode(200)
                        .contentType(containsString("application/linkset+json"))
                        .header("Link", containsString("rel=\"api-catalog\""))
                        .extract()
                        .<String>path("linkset[0].service-desc[0].href");

        // then
        given().get(URI.create(description).getPath()).then().statusCode(200);
    }

    @Test
    void whoOnlyAsksWhereTheCatalogueIsGetsTheLink() {
        given().head("/.well-known/api-catalog")
                .then()
                .statusCode(200)
                .header("Link", containsString("/.well-known/api-catalog>; rel=\"api-catalog\""));
    }

    @Test
    void clientLearnsWhoIssuesTokens() {
        // when
        var issuer =
                given().get("/.well-known/oauth-protected-resource")
                        .then()
                        .statusCode(200)
                        .body("resource", equalTo("http://localhost:8080"))
                        .body("bearer_methods_supported", equalTo(List.of("header")))
                        .extract()
                        .<String>path("authorization_servers[0]");

        // then
        given().get(URI.create(issuer + "/.well-known/openid-configuration"))
                .then()
                .statusCode(200)
                .body("issuer", equalTo(issuer))
                .body("device_authorization_endpoint", startsWith(issuer));
    }

    @Test
    void weaknessesAreReportedToWhomTheOperatorNames() {
        given().get("/.well-known/security.txt")
                .then()
                .statusCode(200)
                .contentType(containsString("text/plain"))
                .body(containsString("Contact: mailto:security@candor.example\n"))
                .body(containsString("Canonical: "))
                .body(containsString("Expires: "));
    }

    @Test
    void pageOfAnotherSiteMayVerifyFile() {
        Neighbourhood.of("provenance").on("POST /v1/verifications", json(200, "{}"));

        given().header("Origin", ELSEWHERE)
                .header("Access-Control-Request-Method", "POST")
                .options("/v1/verifications")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Allow-Methods", "POST")
                .header("Access-Control-Allow-Headers", not(containsString("Authorization")));
        given().header("Origin", ELSEWHERE)
                .contentType("image/png")
                .body(new byte[] {1, 2, 3})
                .post("/v1/verifications")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", is("*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/grants", "/v1/publications", "/v1/signatures", "/portal"})
    void closedDoorsStayClosedToPages(String path) {
        given().header("Origin", ELSEWHERE)
                .redirects()
                .follow(false)
                .get(path)
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void refusalAtAnOpenDoorCanBeReadByThePage() {
        Neighbourhood.of("provenance")
                .on("POST /v1/verifications", json(422, "{\"type\":\"/problems/broken-asset\"}"));

        given().header("Origin", ELSEWHERE)
                .contentType("image/png")
                .body(new byte[] {1})
                .post("/v1/verifications")
                .then()
                .statusCode(422)
                .header("Access-Control-Allow-Origin", equalTo("*"));
    }
}
