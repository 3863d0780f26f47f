package dev.candor.acceptance;

import static dev.candor.acceptance.Registry.check;
import static dev.candor.acceptance.Registry.created;
import static dev.candor.acceptance.Registry.permit;
import static dev.candor.acceptance.Registry.post;
import static dev.candor.acceptance.Registry.question;
import static dev.candor.acceptance.RunningSuite.anonymous;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Case study A4: a newsroom does not hide its sources by machines, whoever consents, and has its
/// standards office look at everything else that is made.
@ExtendWith(RunningSuite.class)
class PolicyBeatsConsentIT {
    private static final String CODE = "newsroom-" + Long.toString(System.nanoTime(), 36);
    private static final String SCRIPT = "7e".repeat(32);
    private static final List<String> CHANNELS = List.of("broadcast");

    @Test
    void consentDoesNotOverruleTheHouse() {
        // given
        var source = Registry.adult("Source Example");
        Registry.active(
                source,
                permit(
                        List.of("GENERATE"),
                        "VIDEO",
                        "news",
                        "One interview, in which nobody is to know me again"));
        check(masking(source)).body("decision", is("ALLOW"));

        // when
        var policy = created("paul.policy", "/v1/policies", policy());

        // then
        check(masking(source))
                .body("decision", is("DENY"))
                .body("reasons", hasItem("policy_prohibited"))
                .body("policyVersion", hasItem(CODE + "/1"))
                .body("rulesEvaluated", hasItem(startsWith(CODE + "/1#")));
        var map = masking(source);
        map.put("technique", "animated-map");
        check(map)
                .body("decision", is("REVIEW"))
                .body("reasons", hasItem("policy_approval_required"));
        post(
                        "stella.standards",
                        "/v1/policy-approvals",
                        Map.of(
                                "policyId",
                                policy,
                                "rule",
                                "look-first",
                                "useSha256",
                                SCRIPT,
                                "approved",
                                true,
                                "reason",
                                "A map, and nobody in it"))
                .statusCode(201);
        check(map).body("decision", is("ALLOW"));
        anonymous().get("/v1/policies/" + policy).then().statusCode(200);
    }

    private static Map<String, Object> masking(String subject) {
        var question = question("GENERATE", "VIDEO", "news", subject);
        question.put("channel", "broadcast");
        question.put("technique", "identity-masking");
        question.put("scriptSha256", SCRIPT);
        return question;
    }

    private static Map<String, Object> policy() {
        return Map.of(
                "code",
                CODE,
                "texts",
                List.of(
                        Map.of(
                                "language", "en",
                                "title", "Synthetic media in our news",
                                "text", "We do not hide who speaks by making another face.",
                                "plain", "We never change a source's face by a machine.")),
                "rules",
                List.of(
                        Map.of(
                                "code",
                                "no-masking",
                                "effect",
                                "PROHIBITED",
                                "techniques",
                                List.of("identity-masking"),
                                "channels",
                                CHANNELS,
                                "statements",
                                Map.of("en", "No made faces for sources.")),
                        Map.of(
                                "code",
                                "look-first",
                                "effect",
                                "REQUIRES_APPROVAL",
                                "role",
                                "standards-office",
                                "actions",
                                List.of("GENERATE"),
                                "channels",
                                CHANNELS,
                                "statements",
                                Map.of("en", "The standards office looks first."))));
    }
}
