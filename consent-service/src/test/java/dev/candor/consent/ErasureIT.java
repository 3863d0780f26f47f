package dev.candor.consent;

import static dev.candor.consent.Http.accountOf;
import static dev.candor.consent.Http.as;
import static dev.candor.consent.Http.created;
import static dev.candor.consent.Http.integrator;
import static dev.candor.consent.Http.officer;
import static dev.candor.consent.Http.post;
import static dev.candor.consent.Http.stranger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.candor.consent.retention.Restart;
import dev.candor.kit.digest.Digests;
import dev.candor.testkit.SuiteResource;
import dev.candor.transparency.audit.Anchors;
import dev.candor.transparency.audit.AuditReport;
import dev.candor.transparency.audit.DatabaseAudit;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Who is erased is nobody any more, here and in every copy, and what was done stays proven.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields
class ErasureIT {
    private static final Map<String, Object> REQUEST = Map.of("ground", "CONSENT_WITHDRAWN");

    @Inject AgroalDataSource database;

    @Inject
    @DataSource("keys")
    AgroalDataSource keys;

    @Test
    void aPartyAndAnAccountAreErasedByTwoPeople() throws SQLException { // invariant 18
        // given
        post(
                as("stella.standards"), // whose name no other test reads
                "/v1/policy-approvals",
                Bodies.approval(UUID.randomUUID().toString()));
        var party = created(officer(), "/v1/parties", Bodies.party());
        Map<String, Object> ofParty = Map.of("of", "PARTY", "id", party, "ground", "LEGAL_DUTY");
        Map<String, Object> ofAccount =
                Map.of("of", "ACCOUNT", "id", accountOf("stella.standards"), "ground", "OBJECTION");
        post(stranger(), "/v1/erasures", ofParty).then().statusCode(403);
        post(officer(), "/v1/erasures", Map.of("of", "PARTY", "id", "x", "ground", "OBJECTION"))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/id"));

        for (var order : List.of(ofParty, ofAccount)) {
            // when
            var id = post(officer(), "/v1/erasures", order).jsonPath().getString("id");

            // then: not yet
            assertThat(post(officer(), "/v1/erasures", order).statusCode()).isEqualTo(201);
            post(officer(), "/v1/erasures/" + id + "/confirmation", Map.of())
                    .then()
                    .statusCode(403);

            // when
            var path = "/v1/erasures/" + id + "/confirmation";
            var first = post(as("ada.admin"), path, Map.of());
            var second = post(as("ada.admin"), path, Map.of());

            // then
            first.then().statusCode(200).body("erasedAt", notNullValue());
            assertThat(second.asString()).isEqualTo(first.asString());
        }
        officer()
                .get("/v1/parties/" + party)
                .then()
                .statusCode(200)
                .body("name", equalTo("[erased]"), "contact", equalTo("[erased]"));
        post(officer(), "/v1/erasures", ofAccount)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-account"));
        post(as("ada.admin"), "/v1/erasures/" + UUID.randomUUID() + "/confirmation", Map.of())
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-erasure"));
        assertThat(audit().findings()).isEmpty();
    }

    @Test
    void anErasedPersonHasNoNameAndTheirGrantsAndProofsStay() throws SQLException { // invariant 18
        // given
        var name = "Quill-" + UUID.randomUUID();
        var person =
                created(officer().header("Idempotency-Key", name), "/v1/subjects", called(name));
        var grant = withdrawnGrantOf(person);
        var agent = accountOf("rita.representative");
        created(officer(), "/v1/representatives", Bodies.representative(person, "AGENT", agent));
        officer().get("/v1/subjects/" + person).then().body("displayName", equalTo(name));
        assertThat(tablesThatShow(name)).isEmpty(); // sealed from the first moment on
        var before = LedgerEntries.all();

        // when
        post(officer(), "/v1/subjects/" + person + "/erasure", REQUEST)
                .then()
                .statusCode(200)
                .body("erasedAt", notNullValue());

        // then
        officer()
                .get("/v1/subjects/" + person)
                .then()
                .statusCode(200)
                .body("displayName", equalTo("[erased]"))
                .body("externalIds", empty())
                .body("erasedAt", notNullValue());
        as("rita.representative").get("/v1/subjects/" + person).then().statusCode(404);
        officer().get("/v1/grants/" + grant).then().body("state", equalTo("WITHDRAWN"));
        var after = LedgerEntries.all();
        assertThat(after.subList(0, before.size())).isEqualTo(before);
        assertThat(LedgerEntries.toldOf(person)).endsWith("SUBJECT_ERASED");
        assertThat(after).allSatisfy(ErasureIT::isProven);
        var report = audit();
        assertThat(report.findings()).isEmpty();
        assertThat(report.remarks()).anySatisfy(said -> assertThat(said).contains("digests stand"));
        assertThat(
                        numbers(
                                keys,
                                "select count(*) from person_key where sealed is null and person ="
                                        + " '"
                                        + person
                                        + "'"))
                .containsExactly(1L);
    }

    @Test
    void toEraseSomebodyTwiceChangesNothingAndNothingMoreIsWrittenDown() {
        // given
        var person = created(officer(), "/v1/subjects", Bodies.subject());
        var path = "/v1/subjects/" + person;
        var first = post(officer(), path + "/erasure", REQUEST);

        // when
        var second = post(officer(), path + "/erasure", REQUEST);

        // then
        first.then().statusCode(200);
        assertThat(second.asString()).isEqualTo(first.asString());
        post(officer(), path + "/death-notice", Bodies.death())
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/person-erased"));
        post(officer(), "/v1/replicas", Bodies.replica(person))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/subject-erased"));
    }

    @Test
    void whatHasToBeKeptIsNotErasedAndTheRuleIsNamed() {
        // given
        var person = created(officer(), "/v1/subjects", Bodies.subject());
        var path = "/v1/subjects/" + person;
        var notice = created(officer(), "/v1/notices", Bodies.notice());
        var grant =
                created(
                        officer(),
                        "/v1/grants",
                        Bodies.grant(person, notice, List.of(Bodies.permit())));
        post(officer(), "/v1/grants/" + grant + "/expression", Bodies.expression())
                .then()
                .statusCode(200);
        Map<String, Object> order =
                Map.of("rule", "Order 4 C 112/26", "until", "2099-01-01T00:00:00Z");
        var hold = created(officer(), path + "/holds", order);

        // then
        post(officer(), path + "/erasure", REQUEST)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/must-be-kept"))
                .body("kept.retentionClass", contains("CONSENT_IN_FORCE", "LEGAL_HOLD"))
                .body("kept[0].rule", containsString("GDPR"))
                .body("kept[1].until", equalTo("2099-01-01T00:00:00Z"));

        // when
        post(officer(), "/v1/grants/" + grant + "/withdrawal", Map.of()).then().statusCode(200);
        officer().delete(path + "/holds/" + hold).then().statusCode(200);

        // then
        officer()
                .get(path + "/retention")
                .then()
                .body("kept", empty())
                .body("holds.id", contains(hold));
        post(officer(), path + "/erasure", REQUEST).then().statusCode(200);
    }

    @Test
    void onlyAnOfficerOfTheOrganizationErases() {
        var person = created(officer(), "/v1/subjects", Bodies.subject());
        var path = "/v1/subjects/" + person + "/erasure";
        post(integrator(), path, REQUEST).then().statusCode(403);
        post(stranger(), path, REQUEST).then().statusCode(403);
        post(officer(), path, Map.of())
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/ground"));
        post(officer(), "/v1/subjects/" + UUID.randomUUID() + "/erasure", REQUEST)
                .then()
                .statusCode(404);
        officer().get("/v1/subjects/" + person).then().body("displayName", equalTo("Ayo Example"));
    }

    @Test
    void anErasedPersonStaysErasedWhenOlderCopiesOfBothDatabasesComeBack() // invariant 18
            throws SQLException {
        // given
        var name = "Phoenix-" + UUID.randomUUID();
        var person = created(officer(), "/v1/subjects", called(name));
        var sealed = texts(database, "select sealed from subject where id = '" + person + "'");
        var digest =
                texts(database, "select account_digest from subject where id = '" + person + "'");
        run(
                keys,
                "create table copy_of_key as select * from person_key where person = '"
                        + person
                        + "'");
        post(officer(), "/v1/subjects/" + person + "/erasure", REQUEST).then().statusCode(200);

        // when
        run(
                database,
                "update subject set erased_at = null, sealed = '%s', account_digest = '%s' where id = '%s'"
                        .formatted(sealed.getFirst(), digest.getFirst(), person));
        run(keys, "delete from person_key where person = '" + person + "'");
        run(keys, "insert into person_key select * from copy_of_key");
        officer().get("/v1/subjects/" + person).then().body("displayName", equalTo(name));
        Restart.repeatsDestructions();

        // then
        officer()
                .get("/v1/subjects/" + person)
                .then()
                .body("displayName", equalTo("[erased]"))
                .body("erasedAt", notNullValue());
        assertThat(
                        numbers(
                                keys,
                                "select count(*) from person_key where sealed is null and person ="
                                        + " '"
                                        + person
                                        + "'"))
                .containsExactly(1L);
        assertThat(
                        numbers(
                                database,
                                "select count(*) from registry_event where kind = 'SUBJECT_ERASED'"
                                        + " and subject_id = '"
                                        + person
                                        + "'"))
                .containsExactly(2L); // once in the life that was lost, once now

        // when
        Restart.repeatsDestructions();

        // then
        assertThat(
                        numbers(
                                database,
                                "select count(*) from registry_event where kind = 'SUBJECT_ERASED'"
                                        + " and subject_id = '"
                                        + person
                                        + "'"))
                .containsExactly(2L);
    }

    private AuditReport audit() throws SQLException {
        try (var connection = database.getConnection()) {
            return DatabaseAudit.within(
                    connection, "demo", Anchors.NONE, Duration.ofMinutes(5), _ -> {});
        }
    }

    private static Map<String, Object> called(String name) {
        var body = Bodies.subject();
        body.put("displayName", name);
        body.put("externalIds", List.of(Map.of("scheme", "own", "value", name)));
        body.put("accountId", name);
        return body;
    }

    private static String withdrawnGrantOf(String person) {
        var notice = created(officer(), "/v1/notices", Bodies.notice());
        var grant =
                created(
                        officer(),
                        "/v1/grants",
                        Bodies.grant(person, notice, List.of(Bodies.permit())));
        post(officer(), "/v1/grants/" + grant + "/expression", Bodies.expression())
                .then()
                .statusCode(200);
        post(officer(), "/v1/grants/" + grant + "/withdrawal", Map.of()).then().statusCode(200);
        return grant;
    }

    private static void isProven(Map<String, Object> entry) {
        var sha256 = Digests.sha256();
        sha256.update((byte) 0);
        sha256.update(String.valueOf(entry.get("body")).getBytes(StandardCharsets.UTF_8));
        assertThat(entry.get("leafHash")).isEqualTo(Digests.hex(sha256));
    }

    private List<String> tablesThatShow(String name) throws SQLException {
        var shown = new ArrayList<String>();
        for (var table :
                texts(
                        database,
                        "select table_name from information_schema.tables where table_schema ="
                                + " 'public' and table_type = 'BASE TABLE'")) {
            var found =
                    numbers(
                            database,
                            "select count(*) from %s t where t::text like '%%%s%%'"
                                    .formatted(table, name));
            if (found.getFirst() > 0) {
                shown.add(table);
            }
        }
        return shown;
    }

    private static void run(AgroalDataSource database, String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<Long> numbers(AgroalDataSource database, String query) throws SQLException {
        return texts(database, query).stream().map(Long::valueOf).toList();
    }

    private static List<String> texts(AgroalDataSource database, String query) throws SQLException {
        try (var connection = database.getConnection();
                var sql = connection.createStatement();
                var rows = sql.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
