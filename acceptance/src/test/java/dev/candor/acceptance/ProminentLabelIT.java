package dev.candor.acceptance;

import static dev.candor.acceptance.Registry.MACHINE;
import static dev.candor.acceptance.Registry.post;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Case study A10: an organization means well with pictures of what did not happen so. A small note
/// in the corner is not enough: the label stands out, and says what is known and by whom.
@ExtendWith(RunningSuite.class)
class ProminentLabelIT {
    private static final Map<String, String> CONTEXT =
            Map.of(
                    "note",
                    "Drawn by a model to protect the people who were there.",
                    "source",
                    "https://press.example/the-protest");

    @ParameterizedTest
    @ValueSource(strings = {"ADVOCACY", "REPORTING_ON_HARM"})
    void footnoteIsRefusedAndALabelThatStandsOutIsPlanned(String circumstance) {
        // given
        var plan = Labels.plan(Labels.declared("trainedAlgorithmicMedia"));
        plan.put("circumstances", List.of(circumstance));

        // then
        post(MACHINE, "/v1/plans", plan)
                .statusCode(409)
                .body("type", is("/problems/label-not-prominent"))
                .body("errors[0].pointer", is("/prominence"));
        plan.put("prominence", "PROMINENT");
        post(MACHINE, "/v1/plans", plan).statusCode(409).body("errors[0].pointer", is("/context"));
        plan.put("context", CONTEXT);
        post(MACHINE, "/v1/plans", plan)
                .statusCode(201)
                .body("visible.required", is(true))
                .body("forced.findAll { it.choice == 'prominence' }.value", hasItem("PROMINENT"));
    }

    @Test
    void publicationIsRefusedUntilItsLabelStandsOut() {
        advocating(Map.of("circumstances", List.of("ADVOCACY")))
                .statusCode(409)
                .body("type", is("/problems/label-not-prominent"))
                .body("errors[0].pointer", is("/disclosure/prominence"));
        advocating(
                        Map.of(
                                "circumstances",
                                List.of("ADVOCACY"),
                                "prominence",
                                "PROMINENT",
                                "context",
                                CONTEXT))
                .statusCode(201)
                .body("label.rendered", is(true));
    }

    private static ValidatableResponse advocating(Map<String, ?> disclosure) {
        return Publishing.by(MACHINE)
                .declaring("digitalSourceType", "trainedAlgorithmicMedia")
                .declaring("disclosure", disclosure)
                .publish();
    }

    @Test
    void labelThatStandsOutIsLargerThanOneThatDoesNot() {
        // given
        var verdict = Labels.declared("trainedAlgorithmicMedia");
        var plain = Labels.plan(verdict);
        var prominent = Labels.plan(verdict);
        prominent.put("prominence", "PROMINENT");

        // when
        var height = height(plain);

        // then
        post(MACHINE, "/v1/plans", prominent)
                .statusCode(201)
                .body("visible.minHeightRatio", greaterThan(height));
    }

    private static float height(Map<String, Object> plan) {
        return post(MACHINE, "/v1/plans", plan)
                .statusCode(201)
                .extract()
                .path("visible.minHeightRatio");
    }
}
