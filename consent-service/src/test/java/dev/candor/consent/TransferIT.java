package dev.candor.consent;

import static dev.candor.consent.Http.accountOf;
import static dev.candor.consent.Http.as;
import static dev.candor.consent.Http.created;
import static dev.candor.consent.Http.officer;
import static dev.candor.consent.Http.stranger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.candor.consent.vault.Vaults;
import dev.candor.testkit.SuiteResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// F32: many rows at once, in and out.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
@SuppressWarnings("NullAway.Init") // Quarkus fills the field
class TransferIT {
    private static final String LINES = "application/x-ndjson";
    private static final Duration LONG = Duration.ofMinutes(8);

    @Inject AgroalDataSource database;

    @Test
    void tenThousandRowsAreTakenAndTheBadOnesNamed() throws SQLException {
        // given
        var mark = "Bulk " + UUID.randomUUID();
        var rows =
                IntStream.rangeClosed(1, 10_000)
                        .mapToObj(
                                i ->
                                        switch (i) {
                                            case 17 -> person(mark, "XX");
                                            case 4711 -> "{ this is no JSON";
                                            default -> person(mark, "DE");
                                        })
                        .collect(Collectors.joining("\n"));

        // when
        var id = sent(officer(), "SUBJECTS", LINES, rows).path("id").toString();

        // then
        done(id).then()
                .body("rows", equalTo(10_000))
                .body("taken", equalTo(9_998))
                .body("refused", equalTo(2));
        officer()
                .get("/v1/imports/" + id + "/problems")
                .then()
                .statusCode(200)
                .body("items.row", contains(17, 4711))
                .body("items[0].errors.pointer", contains("/jurisdiction"))
                .body("items[1].errors.pointer", contains(""));
        officer()
                .get("/v1/imports/" + id + "/problems?limit=1")
                .then()
                .body("items.row", contains(17))
                .body("next", equalTo(4711));
        assertThat(
                        number(
                                "select count(*) from transfer_row where body <> '' and import_id"
                                        + " = '%s'".formatted(id)))
                .isZero();
        stranger().get("/v1/imports/" + id).then().statusCode(404);
        stranger().get("/v1/imports/" + id + "/problems").then().statusCode(404);
        as("sam.subject").get("/v1/imports/" + id).then().statusCode(403);
    }

    @Test
    void aDryRunKeepsNothingButItsOutcomes() throws SQLException {
        // given
        var mark = "Dry " + UUID.randomUUID();
        var rows = person(mark, "DE") + "\n" + person(mark, "XX") + "\n" + person(mark, "FR");

        // when
        var id =
                officer()
                        .contentType(LINES)
                        .body(bytes(rows))
                        .post("/v1/imports?kind=SUBJECTS&dryRun=true")
                        .then()
                        .statusCode(202)
                        .extract()
                        .path("id")
                        .toString();

        // then
        done(id).then().body("taken", equalTo(2)).body("refused", equalTo(1));
        assertThat(peopleOf(id)).isZero();
    }

    @Test
    void aRefusedRowStopsNoOtherOfItsChunk() {
        // given
        var account = "account-" + UUID.randomUUID();
        var taken = new JsonObject(Bodies.subject()).put("accountId", account);
        var other = new JsonObject(Bodies.subject());

        // when
        var id =
                sent(
                                officer(),
                                "SUBJECTS",
                                LINES,
                                String.join(
                                        "\n",
                                        taken.encode(),
                                        other.encode(),
                                        taken.encode(),
                                        other.encode()))
                        .path("id")
                        .toString();

        // then
        done(id).then().body("taken", equalTo(3)).body("refused", equalTo(1));
        officer()
                .get("/v1/imports/" + id + "/problems")
                .then()
                .body("items.row", contains(3))
                .body("items[0].type", equalTo("/problems/account-already-linked"))
                .body("items[0].errors.pointer", contains("/accountId"));
    }

    @Test
    void whatAProcessDiedOverIsGoneOnWithAndNothingDoubles() throws SQLException {
        // given
        var mark = "Died " + UUID.randomUUID();
        var id = UUID.randomUUID();
        sql(
                """
                insert into transfer_import (id, organization, kind, dry_run, state, account_id, account_name, roles,
                    rows_total, rows_taken, rows_refused, created_at, holder, lease_until)
                values ('%s', 'demo', 'SUBJECTS', false, 'RUNNING', '%s', '', '{consent-officer}',
                    2, 1, 0, now(), '%s', now() + interval '2 seconds')
                """
                        .formatted(id, Vaults.account("someone"), UUID.randomUUID()));
        sql(
                """
                insert into transfer_row (import_id, row, body, outcome, resource_id)
                values ('%s', 1, '', 'TAKEN', '%s')
                """
                        .formatted(id, UUID.randomUUID()));
        sql(
                "insert into transfer_row (import_id, row, body) values ('%s', 2, '%s')"
                        .formatted(id, Vaults.sealed("transfer_row.body", person(mark, "DE"))));

        // then
        done(id.toString()).then().body("taken", equalTo(2)).body("refused", equalTo(0));
        assertThat(peopleOf(id.toString())).isOne();
    }

    @Test
    void aGrantComesWithItsExpression() {
        // given
        var subject = created(officer(), "/v1/subjects", Bodies.subject());
        var notice = created(officer(), "/v1/notices", Bodies.notice());
        var grant = Bodies.grant(subject, notice, List.of(Bodies.permit()));
        var asked = new JsonObject(Map.of("grant", grant)).encode();
        var given =
                new JsonObject(Map.of("grant", grant, "expression", Bodies.expression())).encode();
        var unknown =
                new JsonObject(
                                Map.of(
                                        "grant",
                                        Bodies.grant(
                                                UUID.randomUUID().toString(),
                                                notice,
                                                List.of(Bodies.permit()))))
                        .encode();

        // when
        var id =
                sent(officer(), "GRANTS", LINES, asked + "\n" + given + "\n" + unknown)
                        .path("id")
                        .toString();

        // then
        done(id).then().body("taken", equalTo(2)).body("refused", equalTo(1));
        assertThat(
                        officer()
                                .get("/v1/grants?subject=" + subject)
                                .then()
                                .extract()
                                .<List<String>>path("items.state"))
                .containsExactlyInAnyOrder("REQUESTED", "ACTIVE");
        officer()
                .get("/v1/imports/" + id + "/problems")
                .then()
                .body("items[0].type", equalTo("/problems/unknown-subject"));
    }

    @Test
    void csvComesInAndGoesOut() {
        // given
        var name = "Comma, \"Quote\" " + UUID.randomUUID();
        var csv =
                "kind,displayName,jurisdiction,languages[]\r\nLIVING_ADULT,\"%s\",DE,en;de\r\n"
                        .formatted(name.replace("\"", "\"\""));

        // when
        var id = sent(officer(), "SUBJECTS", "text/csv", csv).path("id").toString();

        // then
        done(id).then().body("taken", equalTo(1));
        var out = officer().accept("text/csv").get("/v1/exports/subjects");
        out.then().statusCode(200);
        assertThat(out.asString())
                .startsWith("id,kind,displayName,jurisdiction,languages,")
                .contains("\"" + name.replace("\"", "\"\"") + "\",DE,en;de,");
    }

    @Test
    void anExportHoldsWhatItsCallerMaySee() {
        // given
        var body = Bodies.subject();
        body.put("accountId", accountOf("rita.representative"));
        var linked = created(officer(), "/v1/subjects", body);
        var other = created(officer(), "/v1/subjects", Bodies.subject());

        // then
        assertThat(lines(officer(), "subjects")).contains(linked, other);
        assertThat(lines(as("rita.representative"), "subjects"))
                .contains(linked)
                .doesNotContain(other);
        assertThat(lines(stranger(), "subjects")).doesNotContain(linked, other);
        assertThat(lines(stranger(), "grants")).isEmpty();
        officer().get("/v1/exports/secrets").then().statusCode(404);
        as("rita.representative").get("/v1/exports/notices").then().statusCode(403);
    }

    @Test
    void aKeySendsAnUploadOnce() {
        // given
        var key = UUID.randomUUID().toString();
        var rows = person("Once " + key, "DE");

        // when
        var first = sent(officer().header("Idempotency-Key", key), "SUBJECTS", LINES, rows);
        var again = sent(officer().header("Idempotency-Key", key), "SUBJECTS", LINES, rows);

        // then
        assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
        officer()
                .header("Idempotency-Key", key)
                .contentType(LINES)
                .body(bytes(rows + "\n" + rows))
                .post("/v1/imports?kind=SUBJECTS")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/idempotency-key-reused"));
    }

    @Test
    void whatCannotBeTakenInLeavesNothingBehind() throws SQLException {
        // given
        var before = number("select count(*) from transfer_import");

        // then
        refused("SUBJECTS", "text/csv", "a,a\n1,2", 400);
        refused("SUBJECTS", LINES, "{\"a\": \"" + "x".repeat(70_000) + "\"}", 413);
        refused("SECRETS", LINES, "{}", 400);
        refused("GRANTS", "text/csv", "a\n1", 400);
        officer()
                .contentType(LINES)
                .body(new byte[] {'{', (byte) 0xff, '}'})
                .post("/v1/imports?kind=SUBJECTS")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/unreadable-rows"));
        as("sam.subject")
                .contentType(LINES)
                .body(bytes("{}"))
                .post("/v1/imports?kind=SUBJECTS")
                .then()
                .statusCode(403);
        assertThat(number("select count(*) from transfer_import")).isEqualTo(before);
    }

    private static void refused(String kind, String type, String body, int status) {
        officer()
                .contentType(type)
                .body(bytes(body))
                .post("/v1/imports?kind=" + kind)
                .then()
                .statusCode(status);
    }

    private static Response sent(
            RequestSpecification caller, String kind, String type, String body) {
        var answer = caller.contentType(type).body(bytes(body)).post("/v1/imports?kind=" + kind);
        answer.then().statusCode(202);
        return answer;
    }

    private static byte[] bytes(String text) { // of a type that the client knows no form for
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Response done(String id) {
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> officer().get("/v1/imports/" + id).path("state").equals("DONE"));
        return officer().get("/v1/imports/" + id);
    }

    private static String lines(RequestSpecification caller, String kind) {
        var answer = caller.accept(LINES).get("/v1/exports/" + kind);
        answer.then().statusCode(200);
        answer.asString().lines().forEach(JsonObject::new);
        return answer.asString();
    }

    private static String person(String name, String jurisdiction) {
        return new JsonObject(Bodies.subject())
                .put("displayName", name)
                .put("jurisdiction", jurisdiction)
                .encode();
    }

    private long peopleOf(String id) throws SQLException {
        return number(
                "select count(*) from subject s join transfer_row r on r.resource_id = s.id where"
                        + " r.import_id = '%s'".formatted(id));
    }

    private long number(String query) throws SQLException {
        try (var connection = database.getConnection();
                var sql = connection.createStatement();
                var rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void sql(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
