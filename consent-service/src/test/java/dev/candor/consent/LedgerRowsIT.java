package dev.candor.consent;

import static dev.candor.consent.Http.as;
import static dev.candor.consent.Http.created;
import static dev.candor.consent.Http.integrator;
import static dev.candor.consent.Http.officer;
import static dev.candor.consent.Http.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.candor.testkit.SuiteResource;
import dev.candor.transparency.RowForm;
import dev.candor.transparency.audit.Anchors;
import dev.candor.transparency.audit.DatabaseAudit;
import dev.candor.transparency.audit.Finding;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Attacks 10 to 12 on what is no grant: exemptions, approvals, uses, policies and tool cards. Each
/// is made in a transaction that is rolled back.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
@SuppressWarnings("NullAway.Init") // each test begins anew
class LedgerRowsIT {
    private Connection attacker;

    /// Where the rows of this test are, table by table.
    private Map<String, String> ours;

    @BeforeEach
    void oneRowOfEach() throws SQLException {
        ours = new TreeMap<>();
        exemption();
        approvedAndUsed();
        policy();
        attacker = superuser();
        attacker.setAutoCommit(false);
        execute("set local session_replication_role = replica"); // no trigger, no foreign key
    }

    @AfterEach
    void nothingHappened() throws SQLException {
        attacker.rollback();
        attacker.close();
    }

    @Test
    void everyRowThatWasChangedIsNamedWithItsColumn() throws SQLException {
        // given
        assertThat(audit()).isEmpty();
        var changes =
                List.of(
                        "exemption.use_sha256 = repeat('0', 64)",
                        "exemption_review.outcome = 'GRANTED'",
                        "use_approval.description = 'sealed:1:AAAA'",
                        "use_approval_decision.verdict = 'REJECT'",
                        "line_consumption.actor_id = 'account:' || gen_random_uuid()",
                        "policy_document.code = 'another'",
                        "policy_version.acceptance_required = not acceptance_required",
                        "policy_text.plain = 'Anything goes.'",
                        "policy_rule.techniques = '{}'",
                        "policy_acceptance.accepted_at = accepted_at - interval '1 day'",
                        "policy_approval.approved = not approved",
                        "tool_card.body = replace(body, 'FX Image', 'FX Forge')");

        // when
        for (var change : changes) {
            var table = change.substring(0, change.indexOf('.'));
            execute(
                    "update %s set %s where %s"
                            .formatted(
                                    table, change.substring(table.length() + 1), ours.get(table)));
        }

        // then
        var found = audit();
        for (var change : changes) {
            var column = change.substring(0, change.indexOf(' '));
            assertThat(found)
                    .anySatisfy(what -> assertThat(what).endsWith("changed is " + column + "."));
        }
    }

    @Test
    void everyRowThatWasPutInOrTakenOutIsNamed() throws SQLException {
        // when
        for (var row : ours.entrySet()) {
            execute("delete from %s where %s".formatted(row.getKey(), row.getValue()));
        }

        // then
        var found = audit();
        for (var table : ours.keySet()) {
            assertThat(found)
                    .anySatisfy(what -> assertThat(what).contains(" more in " + table + ": rows"));
        }

        // when
        attacker.rollback();
        execute("set local session_replication_role = replica");
        twin("exemption", "id = gen_random_uuid()");
        twin("policy_rule", "position = 9, code = 'ask-nobody'");
        twin("line_consumption", "check_id = gen_random_uuid()");

        // then
        assertThat(audit())
                .satisfiesExactlyInAnyOrder(
                        what -> assertThat(what).contains("Row exemption (", "put in later"),
                        what -> assertThat(what).contains("Row policy_rule (", "put in later"),
                        what -> assertThat(what).contains("Row line_consumption (", "put in later"),
                        what -> assertThat(what).contains("line_use.used is 1, but 2 uses"));
    }

    @Test
    void aPolicyThatWasMadeToLastIsFound() throws SQLException {
        // when
        execute(
                "update policy_version set effective_until = null where "
                        + ours.get("policy_version"));

        // then
        assertThat(audit())
                .singleElement()
                .satisfies(
                        what ->
                                assertThat(what)
                                        .contains("policy_version.effective_until is null"));
    }

    @Test
    void everyTableWhoseRowsNameAnEntryIsAnsweredFor() throws SQLException {
        // when
        var tables =
                texts(
                        "select table_name from information_schema.columns where column_name ="
                                + " 'ledger_seq' and table_schema = current_schema()");

        // then
        assertThat(tables).contains("consent_event", "exemption", "policy_version", "tool_card");
        assertThat(tables)
                .allSatisfy(
                        table ->
                                assertThatCode(() -> RowForm.of(table)).doesNotThrowAnyException());
    }

    private void exemption() {
        var subject = created(officer(), "/v1/subjects", Bodies.subject());
        var claim = created(officer(), "/v1/exemptions", Bodies.exemption(subject));
        post(
                        as("paul.policy"),
                        "/v1/exemptions/" + claim + "/reviews",
                        Map.of("verdict", "REJECT", "summary", "Not plainly satire"))
                .then()
                .statusCode(200);
        ours.put("exemption", "id = '%s'".formatted(claim));
        ours.put("exemption_review", "exemption_id = '%s'".formatted(claim));
    }

    private void approvedAndUsed() {
        var subject = created(officer(), "/v1/subjects", Bodies.subject());
        var notice = created(officer(), "/v1/notices", Bodies.notice());
        var line = Bodies.permit();
        line.put("maxUses", 3);
        line.put("approval", "PER_USE");
        var grant = created(officer(), "/v1/grants", Bodies.grant(subject, notice, List.of(line)));
        var path = "/v1/grants/" + grant;
        post(officer(), path + "/expression", Bodies.expression()).then().statusCode(200);
        var script = "ab".repeat(32);
        var approval =
                created(
                        officer(),
                        path + "/approvals",
                        Map.of("useKind", "SCRIPT", "useSha256", script, "description", "Spot 2"));
        post(officer(), path + "/approvals/" + approval + "/decision", Map.of("verdict", "APPROVE"))
                .then()
                .statusCode(200);
        var question = Bodies.question(subject);
        question.put("scriptSha256", script);
        question.put("consume", true);
        var consumed = post(integrator(), "/v1/consent-checks", question);
        assertThat(consumed.jsonPath().getBoolean("consumed")).isTrue();
        ours.put("use_approval", "id = '%s'".formatted(approval));
        ours.put("use_approval_decision", "approval_id = '%s'".formatted(approval));
        ours.put("line_consumption", "grant_id = '%s'".formatted(grant));
    }

    private void policy() {
        var card = created(as("paul.policy"), "/v1/tool-cards", Bodies.toolCard());
        var policy = created(as("paul.policy"), "/v1/policies", Bodies.policy());
        post(as("paul.policy"), "/v1/policy-acceptances", Bodies.acceptance(policy, 1))
                .then()
                .statusCode(201);
        post(as("stella.standards"), "/v1/policy-approvals", Bodies.approval(policy))
                .then()
                .statusCode(201);
        post(as("paul.policy"), "/v1/policies/" + policy + "/retirement", Map.of())
                .then()
                .statusCode(200);
        var version = "(select id from policy_version where policy_id = '%s')".formatted(policy);
        ours.put("tool_card", "id = '%s'".formatted(card));
        ours.put("policy_document", "id = '%s'".formatted(policy));
        ours.put("policy_version", "policy_id = '%s'".formatted(policy));
        ours.put("policy_text", "version_id = %s and language = 'en'".formatted(version));
        ours.put("policy_rule", "version_id = %s and code = 'ask-first'".formatted(version));
        ours.put("policy_acceptance", "version_id = " + version);
        ours.put("policy_approval", "version_id = " + version);
    }

    /// Puts in the same row again, but for what `otherwise` says.
    private void twin(String table, String otherwise) throws SQLException {
        execute(
                "create temporary table twin on commit drop as select * from %s where %s"
                        .formatted(table, ours.get(table)));
        execute("update twin set " + otherwise);
        execute("insert into %s select * from twin".formatted(table));
        execute("drop table twin");
    }

    private List<String> audit() throws SQLException {
        return DatabaseAudit.within(attacker, "demo", Anchors.NONE, Duration.ofMinutes(5), _ -> {})
                .findings()
                .stream()
                .map(Finding::what)
                .toList();
    }

    private void execute(String statement) throws SQLException {
        try (var sql = attacker.createStatement()) {
            sql.execute(statement);
        }
    }

    private List<String> texts(String query) throws SQLException {
        try (var sql = attacker.createStatement();
                var rows = sql.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private static Connection superuser() throws SQLException {
        var config = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                "postgres",
                config.getValue("quarkus.flyway.password", String.class));
    }
}
