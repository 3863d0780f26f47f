package dev.candor.consent;

import static dev.candor.consent.Http.as;
import static dev.candor.consent.Http.created;
import static dev.candor.consent.Http.latestEntries;
import static dev.candor.consent.Http.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Practice 4: what a tool can do, cannot do and may do wrong, for everybody to read.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
class ToolCardIT {
    @Test
    void everybodyReadsACardAndEveryVersionOfIt() {
        // given
        var card = Bodies.toolCard();
        var first = created(as("paul.policy"), "/v1/tool-cards", card);
        var path = "/v1/tool-cards/" + card.get("code");
        var tag = given().get(path).then().statusCode(200).extract().header("ETag");
        given().header("If-None-Match", tag).get(path).then().statusCode(304);

        // when
        card.put("name", "FX Image II");
        var second = created(as("paul.policy"), "/v1/tool-cards", card);

        // then
        given().header("If-None-Match", tag)
                .get(path)
                .then()
                .statusCode(200)
                .body("id", equalTo(second))
                .body("version", equalTo(2))
                .body("card.name", equalTo("FX Image II"));
        given().get(path + "?version=1").then().body("id", equalTo(first));
        given().get("/v1/tool-cards/" + first).then().body("card.name", equalTo("FX Image"));
        given().get(path + "/versions").then().body("items.version", contains(1, 2));
        given().get("/v1/tool-cards?limit=200")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(second))
                .body("items.id", not(hasItem(first)));
        given().get(path + "?organization=other").then().statusCode(404);
        given().get(path + "?version=3").then().statusCode(404);
        assertThat(given().get("/v1/tool-cards/%00").statusCode()).isEqualTo(404);
        latestEntries(5).then().body("items.kind", hasItem("TOOL_CARD_PUBLISHED"));
    }

    @Test
    void whatIsWrongIsNamed() {
        var card = Bodies.toolCard();
        card.put("code", "no code");
        post(as("paul.policy"), "/v1/tool-cards", card)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/code"));
        card = Bodies.toolCard();
        card.put("texts", List.of());
        post(as("paul.policy"), "/v1/tool-cards", card)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/texts"));
    }
}
