package dev.candor.consent;

import static dev.candor.consent.Http.accountOf;
import static dev.candor.consent.Http.as;
import static dev.candor.consent.Http.created;
import static dev.candor.consent.Http.officer;
import static dev.candor.consent.Http.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.candor.testkit.SuiteResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
@SuppressWarnings("NullAway.Init") // Quarkus fills the field
class AppendOnlyIT {
    @Inject AgroalDataSource database;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_entry set at = now()",
                "delete from ledger_entry",
                "truncate ledger_entry cascade",
                "update consent_event set reason = 'changed'",
                "delete from consent_event",
                "truncate consent_event",
                "update notice set title = 'changed'",
                "delete from notice",
                "truncate notice cascade",
                "update notice_translation set text = 'changed'",
                "delete from notice_translation",
                "update scope_line set effect = 'PERMIT'",
                "delete from scope_line",
                "truncate scope_line",
                "update consent_grant set scope = ''",
                "update consent_grant set metered = not metered",
                "update standing_objection set reason = 'changed'",
                "delete from standing_objection",
                "truncate standing_objection cascade",
                "update objection_lifting set reason = 'changed'",
                "delete from objection_lifting",
                "truncate objection_lifting",
                "update exemption set rationale = 'changed'",
                "delete from exemption",
                "truncate exemption cascade",
                "update exemption_review set outcome = 'GRANTED'",
                "delete from exemption_review",
                "truncate exemption_review",
                "update past_life set kind = 'LIVING_ADULT'",
                "delete from past_life",
                "truncate past_life",
                "delete from suspension",
                "update suspension set cause = 'PAYMENT'",
                "update suspension set lifted_at = null",
                "truncate suspension",
                "update ledger_head set size = size - 1",
                "update ledger_head set size = size + 2",
                "delete from ledger_head",
                "truncate ledger_head",
                "update ledger_node set place = place + 1",
                "delete from ledger_node",
                "truncate ledger_node",
                "truncate ledger_checkpoint",
                "truncate registry_key",
                "update policy_version set digest = 'changed'",
                "update policy_version set effective_until = null",
                "delete from policy_version",
                "truncate policy_version cascade",
                "update policy_document set code = 'changed'",
                "delete from policy_document",
                "update policy_text set plain = 'changed'",
                "delete from policy_text",
                "update policy_rule set effect = 'PROHIBITED'",
                "delete from policy_rule",
                "truncate policy_rule cascade",
                "update policy_acceptance set account_id = 'changed'",
                "delete from policy_acceptance",
                "update policy_approval set approved = true",
                "delete from policy_approval",
                "update tool_card set body = '{}'",
                "delete from tool_card"
            })
    void whatWasWrittenStays(String statement) throws SQLException {
        // given
        withdrawnGrant();
        if (statement.contains("objection")) {
            liftedObjection();
        }
        if (statement.contains("past_life")) {
            var subject = created(officer(), "/v1/subjects", Bodies.subject());
            post(officer(), "/v1/subjects/" + subject + "/death-notice", Bodies.death());
        }
        if (statement.contains("exemption")) {
            rejectedExemption();
        }
        if (statement.contains("policy") || statement.contains("tool_card")) {
            acceptedPolicy();
        }

        // then
        try (var connection = database.getConnection();
                var sql = connection.createStatement()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> sql.execute(statement))
                    .returns("42501", SQLException::getSQLState); // insufficient_privilege
        }
    }

    @Test
    void aLeafThatDoesNotHashItsBodyIsRefused() throws SQLException {
        try (var connection = database.getConnection();
                var sql = connection.createStatement()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(
                            () ->
                                    sql.execute(
                                            "insert into ledger_entry (organization, seq, kind,"
                                                    + " body, leaf_hash, at) values ('forger', 1,"
                                                    + " 'GRANT_REQUESTED', '{}', 'ab', now())"))
                    .returns("23514", SQLException::getSQLState); // check_violation
        }
    }

    @Test
    void everyChangeIsOneEventAndOneEntryHoweverManyWriteAtOnce() throws Exception { // invariant 12
        // given
        var subject = created(officer(), "/v1/subjects", Bodies.subject());
        var notice = created(officer(), "/v1/notices", Bodies.notice());
        Callable<Void> life =
                () -> {
                    var grant = requested(subject, notice);
                    post(officer(), "/v1/grants/" + grant + "/expression", Bodies.expression());
                    post(officer(), "/v1/grants/" + grant + "/expression", Bodies.expression());
                    post(officer(), "/v1/grants/" + grant + "/withdrawal", Map.of());
                    post(officer(), "/v1/grants/" + grant + "/withdrawal", Map.of());
                    return null;
                };

        // when
        try (var people = Executors.newFixedThreadPool(4)) {
            for (Future<Void> done :
                    people.invokeAll(Stream.generate(() -> life).limit(8).toList())) {
                done.get();
            }
        }

        // then
        assertThat(numbers("select count(*) from consent_event where grant_id in " + of(subject)))
                .containsExactly(24L);
        assertThat(numbers("select count(*) from ledger_entry where grant_id in " + of(subject)))
                .containsExactly(24L);
        assertThat(
                        numbers(
                                "select count(*) from consent_event e join ledger_entry l on"
                                    + " l.organization = e.organization and l.seq = e.ledger_seq"
                                    + " where l.grant_id = e.grant_id and l.kind = e.kind and l.at"
                                    + " = e.at and e.grant_id in "
                                        + of(subject)))
                .containsExactly(24L);
        var seqs = numbers("select seq from ledger_entry where organization = 'demo' order by seq");
        assertThat(seqs)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, seqs.size()).mapToObj(Long::valueOf).toList());
        assertThat(numbers("select size from ledger_head where organization = 'demo'"))
                .containsExactly((long) seqs.size());
    }

    @Test
    void theStateOfAGrantIsWhatItsEventsSay() throws SQLException { // invariant 13
        // given
        withdrawnGrant();

        // then
        assertThat(
                        numbers(
                                "select count(*) from consent_grant g where not exists (select from"
                                        + " consent_event e where e.grant_id = g.id and e.version ="
                                        + " g.version and e.to_state = g.state and"
                                        + " coalesce(e.effective_at, e.at) = g.since and"
                                        + " e.ledger_seq = g.ledger_seq) or exists (select from"
                                        + " consent_event later where later.grant_id = g.id and"
                                        + " later.version > g.version)"))
                .containsExactly(0L);
    }

    @Test
    void theScopeOfAGrantIsWhatItsLinesSay() throws SQLException {
        // given
        withdrawnGrant();

        // then
        assertThat(numbers("select count(*) from consent_grant where scope <> scope_of(id)"))
                .containsExactly(0L);
        assertThat(numbers("select count(*) from consent_grant where scope = ''"))
                .containsExactly(0L);
    }

    private static void acceptedPolicy() {
        created(as("paul.policy"), "/v1/tool-cards", Bodies.toolCard());
        var policy = created(as("paul.policy"), "/v1/policies", Bodies.policy());
        post(as("paul.policy"), "/v1/policy-acceptances", Bodies.acceptance(policy, 1))
                .then()
                .statusCode(201);
        post(as("stella.standards"), "/v1/policy-approvals", Bodies.approval(policy))
                .then()
                .statusCode(201);
    }

    private static void withdrawnGrant() {
        var subject = created(officer(), "/v1/subjects", Bodies.subject());
        var grant = requested(subject, created(officer(), "/v1/notices", translated()));
        var path = "/v1/grants/" + grant;
        post(officer(), path + "/expression", Bodies.expression()).then().statusCode(200);
        post(officer(), path + "/suspension", Map.of("cause", "STRIKE")).then().statusCode(200);
        post(officer(), path + "/withdrawal", Map.of()).then().statusCode(200);
    }

    private static void liftedObjection() {
        var person = Bodies.subject();
        person.put("representatives", List.of(accountOf("rita.representative")));
        var subject = created(officer(), "/v1/subjects", person);
        var objection = created(officer(), "/v1/objections", Map.of("subjectId", subject));
        as("rita.representative")
                .post("/v1/objections/" + objection + "/lifting")
                .then()
                .statusCode(200);
    }

    private static void rejectedExemption() {
        var subject = created(officer(), "/v1/subjects", Bodies.subject());
        var claim = created(officer(), "/v1/exemptions", Bodies.exemption(subject));
        post(
                        as("paul.policy"),
                        "/v1/exemptions/" + claim + "/reviews",
                        Map.of("verdict", "REJECT", "summary", "Not plainly satire"))
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> translated() {
        var notice = Bodies.notice();
        var german = Map.of("language", "de", "title", "Titel", "text", "Wir bitten.");
        notice.put("translations", List.of(german));
        return notice;
    }

    private static String requested(String subject, String notice) {
        return created(
                officer(),
                "/v1/grants",
                Bodies.grant(subject, notice, List.of(Bodies.permit(), Bodies.prohibit())));
    }

    private static String of(String subject) {
        return "(select id from consent_grant where subject_id = '" + subject + "')";
    }

    private List<Long> numbers(String query) throws SQLException {
        try (var connection = database.getConnection();
                var sql = connection.createStatement();
                var rows = sql.executeQuery(query)) {
            var numbers = new ArrayList<Long>();
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
            return numbers;
        }
    }
}
