package dev.candor.acceptance;

import static dev.candor.acceptance.Registry.MACHINE;
import static dev.candor.acceptance.Registry.OFFICER;
import static dev.candor.acceptance.Registry.check;
import static dev.candor.acceptance.Registry.created;
import static dev.candor.acceptance.Registry.permit;
import static dev.candor.acceptance.Registry.person;
import static dev.candor.acceptance.Registry.post;
import static dev.candor.acceptance.Registry.question;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Case study A5: a campaign animates people who were killed. Their heirs agree together, and work
/// on every script.
@ExtendWith(RunningSuite.class)
class EstateIT {
    private static final String SCRIPT = "5c".repeat(32);

    @Test
    void allHeirsAgreeAndApproveEachScript() {
        // given
        var body = person("DECEASED", "Lou Example");
        body.put("dateOfDeath", "2019-11-02");
        body.put("quorum", "ALL");
        var lou = created(OFFICER, "/v1/subjects", body);
        var first = heir(lou, "first-heir");
        var second = heir(lou, "second-heir");
        var line =
                permit(
                        List.of("GENERATE", "DISTRIBUTE"),
                        "VIDEO",
                        "awareness-campaign",
                        "The campaign against violence at home, by scripts we have read");
        line.put("approval", "PER_USE");
        var grant = Registry.asked(lou, line);

        // when
        express(grant, first).body("state", is("REQUESTED"));

        // then
        check(of(lou, SCRIPT))
                .body("decision", is("DENY"))
                .body("reasons", hasItem("quorum_not_met"));

        // when
        express(grant, second).body("state", is("ACTIVE"));
        var use =
                created(
                        MACHINE,
                        "/v1/grants/" + grant + "/approvals",
                        Map.of(
                                "useKind",
                                "SCRIPT",
                                "useSha256",
                                SCRIPT,
                                "description",
                                "First spot, version 4"));
        check(of(lou, SCRIPT)).body("decision", is("REVIEW"));
        for (var heir : List.of(first, second)) {
            post(
                            OFFICER,
                            "/v1/grants/%s/approvals/%s/decision".formatted(grant, use),
                            Map.of("verdict", "APPROVE", "representative", heir))
                    .statusCode(200);
        }

        // then
        check(of(lou, SCRIPT)).body("decision", is("ALLOW"));
        check(of(lou, "6d".repeat(32)))
                .body("decision", is("REVIEW"))
                .body("reasons", hasItem("use_approval_required"));
        var advertising = of(lou, SCRIPT);
        advertising.put("purpose", "advertising");
        check(advertising)
                .body("decision", is("DENY"))
                .body("reasons", hasItem("purpose_not_in_scope"));
    }

    private static Map<String, Object> of(String subject, String script) {
        var question = question("GENERATE", "VIDEO", "awareness-campaign", subject);
        question.put("scriptSha256", script);
        return question;
    }

    private static ValidatableResponse express(String grant, String heir) {
        var expression = Registry.signed();
        expression.put("representativeId", heir);
        return Registry.express(grant, expression).statusCode(200);
    }

    /// An heir whom a second person has verified.
    private static String heir(String subject, String account) {
        var id =
                created(
                        MACHINE,
                        "/v1/representatives",
                        Map.of(
                                "subjectId",
                                subject,
                                "kind",
                                "HEIR",
                                "accountId",
                                account,
                                "evidence",
                                List.of(
                                        Map.of(
                                                "type",
                                                "certificate-of-inheritance",
                                                "sha256",
                                                "ef".repeat(32)))));
        post(OFFICER, "/v1/representatives/" + id + "/verification", Map.of()).statusCode(200);
        return id;
    }
}
