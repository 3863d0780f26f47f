package dev.candor.gateway.pages;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

import dev.candor.gateway.Neighbourhood;
import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_gateway"))
@WithTestResource(Neighbourhood.Addresses.class)
class ProblemPagesIT {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown-grant",
                "consent-denied",
                "image-too-small",
                "unknown-signature",
                "too-many-requests"
            })
    void everyServicesRefusalsHaveAPage(String name) {
        // when
        var page = given().accept("text/html").get("/problems/" + name);

        // then
        page.then()
                .statusCode(200)
                .contentType(containsString("text/html"))
                .body(containsString("\"type\": \"/problems/%s\"".formatted(name)));
    }

    @Test
    void indexListsTheRefusalsOfAllParts() {
        // when
        var page = given().accept("text/html").get("/problems");

        // then
        page.then()
                .statusCode(200)
                .body(containsString("<a href=\"/problems/unknown-grant\">"))
                .body(containsString("<a href=\"/problems/image-too-small\">"));
    }

    @Test
    void programsReadTheIndexAsJson() {
        // when
        var list = given().accept("application/json").get("/problems");

        // then
        list.then()
                .statusCode(200)
                .body(
                        "items.meanings.about.flatten()",
                        hasItems("Consent", "Labels", "Provenance", "Publications", "Everywhere"))
                .body(
                        "items.find { it.name == 'unknown-plan' }.meanings.status",
                        is(List.of(404, 422)))
                .body(
                        "items.find { it.name == 'not-found' }.meanings.about",
                        is(List.of("Everywhere")));
    }

    @Test
    void nameThatNobodyRefusesByIsNotFound() {
        // when
        var answer = given().accept("application/json").get("/problems/no-such-thing");

        // then
        answer.then().statusCode(404).body("type", is("/problems/not-found"));
    }
}
