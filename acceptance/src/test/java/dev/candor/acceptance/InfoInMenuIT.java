package dev.candor.acceptance;

import static dev.candor.acceptance.Registry.MACHINE;
import static dev.candor.acceptance.Registry.created;
import static dev.candor.acceptance.Registry.post;
import static dev.candor.acceptance.RunningSuite.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Case study A11: a small edit with a generative tool goes behind "info", and what is generated
/// stays labelled where it is seen. An owner who disputes is heard, and history shows both.
@ExtendWith(RunningSuite.class)
class InfoInMenuIT {

    @Test
    void smallEditIsToldInTheMenuAndGeneratedMediaInSight() {
        post(MACHINE, "/v1/plans", Labels.plan(smallEdit()))
                .statusCode(201)
                .body("level", is("INFO_IN_MENU"))
                .body("visible.required", is(false));
        post(MACHINE, "/v1/plans", Labels.plan(Labels.declared("trainedAlgorithmicMedia")))
                .statusCode(201)
                .body("level", is("VISIBLE"))
                .body("visible.required", is(true));
    }

    @Test
    void publicationOfASmallEditCarriesNoLabelInSight() {
        Publishing.by(MACHINE)
                .declaring("disclosure", Map.of("edits", List.of(Map.of("kind", "DENOISE"))))
                .publish()
                .statusCode(201)
                .body("verdict.class", is("AI_MINOR"))
                .body("label.rendered", is(false));
    }

    @Test
    void reviewChangesTheLabelAndHistoryShowsBoth() {
        // given
        var verdict = Labels.declared("compositeWithTrainedAlgorithmicMedia");
        post(MACHINE, "/v1/plans", Labels.plan(verdict))
                .statusCode(201)
                .body("level", is("VISIBLE"));

        // when
        post(
                        "edgar.editor",
                        "/v1/verdicts/" + verdict + "/corrections",
                        Map.of("class", "AI_MINOR", "reason", "Only the noise was taken out."))
                .statusCode(201);

        // then
        post(MACHINE, "/v1/plans", Labels.plan(verdict))
                .statusCode(201)
                .body("level", is("INFO_IN_MENU"));
        as(MACHINE)
                .get("/v1/verdicts/" + verdict + "/versions")
                .then()
                .statusCode(200)
                .body("items.version", equalTo(List.of(2, 1)))
                .body("items.class", equalTo(List.of("AI_MINOR", "AI_MODIFIED")));
    }

    private static String smallEdit() {
        return created(
                MACHINE,
                "/v1/verdicts",
                Map.of(
                        "verification",
                        Map.of("state", "NoManifest"),
                        "declaration",
                        Map.of(
                                "digitalSourceType", "compositeWithTrainedAlgorithmicMedia",
                                "declaredBy", "Petra Publisher"),
                        "edits",
                        List.of(Map.of("kind", "DENOISE"))));
    }
}
