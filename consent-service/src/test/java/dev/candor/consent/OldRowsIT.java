package dev.candor.consent;

import static dev.candor.consent.Http.accountOf;
import static dev.candor.consent.Http.created;
import static dev.candor.consent.Http.officer;
import static dev.candor.consent.Http.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.candor.consent.vault.Vaults;
import dev.candor.kit.digest.Digests;
import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/// Rows from before everything was sealed.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
class OldRowsIT {
    private static final List<String> TABLES =
            List.of(
                    "subject",
                    "standing_objection",
                    "party",
                    "scope_line",
                    "consent_grant",
                    "idempotency_record");

    private final String mark = "Old" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void rowsFromBeforeAreSealedWhenTheServiceStarts() throws SQLException { // invariant 18
        // given
        var person = created(officer(), "/v1/subjects", Bodies.subject());
        var party = created(officer(), "/v1/parties", Bodies.party());
        var notice = created(officer(), "/v1/notices", Bodies.notice());
        var asked = Bodies.grant(person, notice, List.of(Bodies.permit()));
        asked.put("recipients", List.of("Somebody"));
        var grant = created(officer(), "/v1/grants", asked);
        Map<String, Object> no = Map.of("subjectId", person, "purposes", List.of("none"));
        var objection = created(officer().header("Idempotency-Key", mark), "/v1/objections", no);
        try (var owner = owner()) {
            var sealed = unsealed(owner, person, party, grant, objection);
            assertThat(shown(owner)).isNotEmpty();

            // when
            Vaults.sealOldRows();

            // then
            assertThat(shown(owner)).isEmpty();
            assertThat(
                            texts(
                                    owner,
                                    "select count(*) from pg_constraint where not convalidated and"
                                            + " conname like '%\\_sealed'"))
                    .containsExactly("0");
            assertThat(sealed).isNotEmpty();
        }
        officer().get("/v1/subjects/" + person).then().body("displayName", equalTo(mark + " name"));
        officer().get("/v1/parties/" + party).then().body("contact", equalTo(mark + " contact"));
        officer()
                .get("/v1/grants/" + grant)
                .then()
                .body("scope[0].description", equalTo(mark + " words"))
                .body("recipients", contains(mark + " house"));
        officer()
                .get("/v1/objections/" + objection)
                .then()
                .body("reason", equalTo(mark + " reason"));
        officer()
                .header("Idempotency-Key", mark)
                .body(no)
                .post("/v1/objections")
                .then()
                .statusCode(201)
                .body("reason", equalTo(mark + " answer"));
        var other = Bodies.subject();
        other.put("accountId", mark + " account");
        post(officer(), "/v1/subjects", other).then().statusCode(409);
    }

    @Test
    void aRequestIsKnownByAKeyedDigestAndOneFromBeforeByItsPlainOne() throws SQLException {
        // given
        var person = created(officer(), "/v1/subjects", Bodies.subject());
        Map<String, Object> order = Map.of("rule", "Order 4", "until", "2099-01-01T00:00:00Z");
        var path = "/v1/subjects/%s/holds".formatted(person);
        var hold = path + "/" + created(officer(), path, order);
        var plain = Digests.sha256Hex("{}"); // whoever lifts a hold says nothing
        var kept =
                "select request_digest from idempotency_record where slot = '%s'"
                        .formatted(slot("DELETE " + hold));

        // when
        officer().header("Idempotency-Key", mark).delete(hold).then().statusCode(200);

        // then
        try (var owner = owner()) {
            assertThat(texts(owner, kept))
                    .singleElement()
                    .satisfies(digest -> assertThat(digest).hasSize(64).isNotEqualTo(plain));
            officer().header("Idempotency-Key", mark).delete(hold).then().statusCode(200);

            // when
            run(owner, "alter table idempotency_record disable trigger user");
            run(
                    owner,
                    "update idempotency_record set request_digest = '%s' where slot = '%s'"
                            .formatted(plain, slot("DELETE " + hold)));
            run(owner, "alter table idempotency_record enable trigger user");

            // then
            officer().header("Idempotency-Key", mark).delete(hold).then().statusCode(200);
        }
    }

    @Test
    void aReplicaOfTheVersionBeforeKeepsChecksThatTheirPersonFinds() throws SQLException {
        // given
        var person = created(officer(), "/v1/subjects", Bodies.subject());
        var question = Bodies.question(person);
        question.put("record", true);
        post(officer(), "/v1/consent-checks", question).then().statusCode(200);

        // when: it does not know the column that says whom a check is about
        try (var owner = owner()) {
            run(
                    owner,
                    """
                    insert into consent_check
                        (id, organization, question, answer, decision, actor_id, checked_at)
                    select gen_random_uuid(), organization, question, answer, decision, actor_id, checked_at
                    from consent_check where '%s' = any(subjects)
                    """
                            .formatted(person));
        }

        // then
        officer()
                .get("/v1/consent-checks?subject=" + person)
                .then()
                .statusCode(200)
                .body("items", hasSize(2));
    }

    /// Writes rows as they were, and leaves constraints as a migration does.
    private List<String> unsealed(
            Connection owner, String person, String party, String grant, String objection)
            throws SQLException {
        var rules =
                texts(
                        owner,
                        "select conrelid::regclass || ' add constraint ' || conname || ' ' ||"
                                + " pg_get_constraintdef(oid) from pg_constraint where conname ="
                                + " conrelid::regclass || '_sealed' and conrelid::regclass::text"
                                + " in ('%s')".formatted(String.join("', '", TABLES)));
        for (var table : TABLES) {
            run(owner, "alter table %s drop constraint %s_sealed".formatted(table, table));
            run(owner, "alter table %s disable trigger user".formatted(table));
        }
        run(
                owner,
                """
                update subject set sealed = null, display_name = '%1$s name', account_id = '%1$s account',
                    external_schemes = '{own}', external_values = '{%1$s}' where id = '%2$s'
                """
                        .formatted(mark, person));
        run(
                owner,
                """
                update standing_objection set reason = '%1$s reason', actor_id = '%1$s', salt = '5a' where id = '%2$s'
                """
                        .formatted(mark, objection));
        run(
                owner,
                """
                update party set name = '%1$s name', address = '%1$s', contact = '%1$s contact', email = '%1$s@a.example'
                where id = '%2$s'
                """
                        .formatted(mark, party));
        run(
                owner,
                "update scope_line set description = '%s words' where grant_id = '%s'"
                        .formatted(mark, grant));
        run(
                owner,
                "update consent_grant set recipients = array['%s house'] where id = '%s'"
                        .formatted(mark, grant));
        var told =
                officer()
                        .get("/v1/objections/" + objection)
                        .asString()
                        .replace(mark + " reason", mark + " answer");
        run(
                owner,
                "update idempotency_record set answer = '%s' where slot = '%s'"
                        .formatted(told, slot("POST /v1/objections")));
        for (var table : TABLES) {
            run(owner, "alter table %s enable trigger user".formatted(table));
        }
        for (var rule : rules) {
            run(owner, "alter table %s not valid".formatted(rule));
        }
        return rules;
    }

    private String slot(String operation) {
        return Digests.sha256Hex(
                String.join("\n", "demo", accountOf("olivia.officer"), operation, mark));
    }

    private List<String> shown(Connection owner) throws SQLException {
        var shown = new ArrayList<String>();
        for (var table : TABLES) {
            shown.addAll(
                    texts(
                            owner,
                            "select t::text from %s t where t::text like '%%%s%%'"
                                    .formatted(table, mark)));
        }
        return shown;
    }

    private static Connection owner() throws SQLException {
        var config = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                config.getValue("quarkus.flyway.jdbc-url", String.class),
                config.getValue("quarkus.flyway.username", String.class),
                config.getValue("quarkus.flyway.password", String.class));
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        try (var sql = connection.createStatement();
                var rows = sql.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
