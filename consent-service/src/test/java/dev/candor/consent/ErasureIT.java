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
import dev.candor.consent.vault.Destruction;
import dev.candor.consent.vault.Erasures;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.digest.Digests;
import dev.candor.kit.identity.Organization;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    @Inject Vault vault;
    @Inject Erasures erasures;

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
    void ordersToEraseAreListedAndThoseThatWaitSayOfWhomTheyAre() {
        // given
        var account = accountThatActed();
        var first = created(officer(), "/v1/erasures", order("ACCOUNT", account));
        var party = created(officer(), "/v1/parties", Bodies.party());
        var second = created(officer(), "/v1/erasures", order("PARTY", party));
        post(as("ada.admin"), "/v1/erasures/" + first + "/confirmation", Map.of())
                .then()
                .statusCode(200);

        // when
        var all = listed("");
        var waiting = listed("&state=WAITING");
        var done = listed("&state=DONE");

        // then
        assertThat(all.keySet()).containsSubsequence(first, second);
        assertThat(all.get(first))
                .containsEntry("state", "DONE")
                .containsKey("erasedAt")
                .doesNotContainKey("whom");
        assertThat(all.get(second))
                .containsEntry("state", "WAITING")
                .containsEntry("of", "PARTY")
                .containsEntry("whom", party)
                .containsEntry("orderedBy", accountOf("olivia.officer"));
        assertThat(waiting).containsKey(second).doesNotContainKey(first);
        assertThat(done).containsKey(first).doesNotContainKey(second);
        as("aldo.auditor").get("/v1/erasures?limit=1").then().statusCode(200);
        officer().get("/v1/erasures?state=GONE").then().statusCode(400);
        stranger().get("/v1/erasures").then().statusCode(403);
    }

    /// Every order by its id, read two at a time.
    private static Map<String, Map<String, Object>> listed(String query) {
        var found = new LinkedHashMap<String, Map<String, Object>>();
        var cursor = "";
        do {
            var page = as("ada.admin").get("/v1/erasures?limit=2" + query + cursor);
            page.then().statusCode(200);
            for (var item : page.jsonPath().<Map<String, Object>>getList("items")) {
                found.put((String) item.get("id"), item);
            }
            var next = page.jsonPath().getString("next");
            cursor = next == null ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return found;
    }

    @Test
    void whoSaidYesForSomebodyWhoIsKeptIsKeptAsWell() {
        // given
        var account = accountThatActed();
        var agent = accountThatActed();
        var called = Bodies.subject();
        called.put("accountId", account);
        var person = created(officer(), "/v1/subjects", called);
        var party = created(officer(), "/v1/parties", Bodies.party());
        created(officer(), "/v1/representatives", Bodies.representative(person, "AGENT", agent));
        var estate = Bodies.representative(person, "AGENT", agent);
        estate.remove("accountId");
        estate.put("partyId", party);
        created(officer(), "/v1/representatives", estate);
        var grant = activeGrantOf(person);

        // then
        for (var order :
                List.of(
                        order("ACCOUNT", account),
                        order("ACCOUNT", agent),
                        order("PARTY", party))) {
            post(officer(), "/v1/erasures", order)
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/must-be-kept"))
                    .body("kept.retentionClass", contains("CONSENT_IN_FORCE"));
        }

        // when
        post(officer(), "/v1/grants/" + grant + "/withdrawal", Map.of()).then().statusCode(200);
        var erasure = created(officer(), "/v1/erasures", order("ACCOUNT", agent));
        var holds = "/v1/subjects/" + person + "/holds";
        var hold =
                created(
                        officer(),
                        holds,
                        Map.of("rule", "Order 5 C 9/26", "until", "2099-01-01T00:00:00Z"));

        // then: what was placed after the order holds as well
        var confirmation = "/v1/erasures/" + erasure + "/confirmation";
        post(as("ada.admin"), confirmation, Map.of())
                .then()
                .statusCode(409)
                .body("kept.rule", contains("Order 5 C 9/26"));

        // when
        officer().delete(holds + "/" + hold).then().statusCode(200);

        // then
        post(as("ada.admin"), confirmation, Map.of()).then().statusCode(200);
    }

    @Test
    void whatIsDestroyedIsWrittenDownWhateverIsKeptSince() {
        // given: a crash between the destruction and the answer
        var person = created(officer(), "/v1/subjects", Bodies.subject());
        var party = created(officer(), "/v1/parties", Bodies.party());
        var agency = Bodies.representative(person, "AGENT", "nobody");
        agency.remove("accountId");
        agency.put("partyId", party);
        created(officer(), "/v1/representatives", agency);
        var erasure = created(officer(), "/v1/erasures", order("PARTY", party));
        erasures.destroy(
                        new Destruction(
                                new Organization("demo"),
                                UUID.fromString(party),
                                "NO_LONGER_NEEDED",
                                "account:" + UUID.randomUUID(),
                                Instant.now()))
                .await()
                .indefinitely();

        // when
        created(
                officer(),
                "/v1/subjects/" + person + "/holds",
                Map.of("rule", "Order 5 C 9/26", "until", "2099-01-01T00:00:00Z"));

        // then
        post(as("ada.admin"), "/v1/erasures/" + erasure + "/confirmation", Map.of())
                .then()
                .statusCode(200)
                .body("erasedAt", notNullValue());
    }

    @Test
    void whoGoesIsKeptWhileTheirWordForAnotherIs() {
        // given
        var account = accountThatActed();
        var called = Bodies.subject();
        called.put("accountId", account);
        var guardian = created(officer(), "/v1/subjects", called);
        var other = created(officer(), "/v1/subjects", Bodies.subject());
        created(officer(), "/v1/representatives", Bodies.representative(other, "AGENT", account));
        activeGrantOf(other);

        // then
        post(officer(), "/v1/subjects/" + guardian + "/erasure", REQUEST)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/must-be-kept"))
                .body("kept.retentionClass", contains("CONSENT_IN_FORCE"));
    }

    @Test
    void whatOnlyLooksLikeTheNameOfAnAccountIsNobodys() {
        for (var id : List.of("account:nobody", "account:" + UUID.randomUUID(), "account:")) {
            post(officer(), "/v1/erasures", order("ACCOUNT", id))
                    .then()
                    .statusCode(404)
                    .body("type", equalTo("/problems/unknown-account"))
                    .body("errors.pointer", contains("/id"));
        }
    }

    @Test
    void anErasureSentTwiceWithItsKeyIsAnsweredTwice() { // invariant 14
        // given
        var person = created(officer(), "/v1/subjects", Bodies.subject());
        var party = created(officer(), "/v1/parties", Bodies.party());
        var key = UUID.randomUUID().toString();
        var erasure = "/v1/subjects/" + person + "/erasure";
        var confirmation =
                "/v1/erasures/%s/confirmation"
                        .formatted(created(officer(), "/v1/erasures", order("PARTY", party)));

        // then: what is refused erases nobody
        post(officer().header("Idempotency-Key", "a key"), erasure, REQUEST)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("#Idempotency-Key"));
        post(as("ada.admin").header("Idempotency-Key", "a key"), confirmation, Map.of())
                .then()
                .statusCode(400);
        officer().get("/v1/subjects/" + person).then().body("displayName", equalTo("Ayo Example"));
        officer().get("/v1/parties/" + party).then().body("name", equalTo("Estate of Lou Example"));

        // when
        var first = post(officer().header("Idempotency-Key", key), erasure, REQUEST);
        var second = post(officer().header("Idempotency-Key", key), erasure, REQUEST);
        var confirmed = post(as("ada.admin").header("Idempotency-Key", key), confirmation, "{}");
        var again = post(as("ada.admin").header("Idempotency-Key", key), confirmation, "{}");

        // then
        first.then().statusCode(200);
        assertThat(second.asString()).isEqualTo(first.asString());
        post(officer().header("Idempotency-Key", key), erasure, Map.of("ground", "OBJECTION"))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/idempotency-key-reused"));
        confirmed.then().statusCode(200);
        assertThat(again.asString()).isEqualTo(confirmed.asString());
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

    /// An account that nobody signs in with: the vault knows whose it is, as after a request.
    private String accountThatActed() {
        var account = UUID.randomUUID().toString();
        vault.remember(new Organization("demo"), account).await().indefinitely();
        return account;
    }

    private static Map<String, Object> order(String kind, String id) {
        return Map.of("of", kind, "id", id, "ground", "NO_LONGER_NEEDED");
    }

    private static String withdrawnGrantOf(String person) {
        var grant = activeGrantOf(person);
        post(officer(), "/v1/grants/" + grant + "/withdrawal", Map.of()).then().statusCode(200);
        return grant;
    }

    private static String activeGrantOf(String person) {
        var notice = created(officer(), "/v1/notices", Bodies.notice());
        var grant =
                created(
                        officer(),
                        "/v1/grants",
                        Bodies.grant(person, notice, List.of(Bodies.permit())));
        post(officer(), "/v1/grants/" + grant + "/expression", Bodies.expression())
                .then()
                .statusCode(200);
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
