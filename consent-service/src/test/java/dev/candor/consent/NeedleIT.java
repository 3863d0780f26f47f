package dev.candor.consent;

import static dev.candor.consent.Http.accountOf;
import static dev.candor.consent.Http.as;
import static dev.candor.consent.Http.created;
import static dev.candor.consent.Http.officer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.candor.kit.digest.Digests;
import dev.candor.testkit.SuiteResource;
import dev.candor.transparency.audit.Anchors;
import dev.candor.transparency.audit.DatabaseAudit;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/// What is said about a person lies nowhere in the clear, and after an erasure nobody tells it.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields
class NeedleIT {
    /// What an organization publishes, or asks the registry without being kept; rows, which a test
    /// of their own plants; and what must name somebody who is there.
    private static final Set<String> WITHOUT =
            Set.of(
                    "/v1/agreements",
                    "/v1/notices",
                    "/v1/policies",
                    "/v1/policies/{id}/versions",
                    "/v1/policies/{id}/retirement",
                    "/v1/tool-cards",
                    "/v1/consent-checks",
                    "/v1/consent-checks/batch",
                    "/v1/erasures");

    private static final String SCRIPT = "0a".repeat(32);

    @Inject AgroalDataSource database;

    @Inject
    @DataSource("keys")
    AgroalDataSource keys;

    private final String mark = "Needle" + UUID.randomUUID().toString().substring(0, 8);

    /// A life: what it left, and where a caller reads of it.
    private record Life(String person, List<String> readAt, List<String> keys) {}

    @Test
    void whatIsSaidOfAPersonLiesNowhereInTheClearAndGoesWithTheirKey() // invariant 18
            throws SQLException, IOException {
        // given
        var needles = new Needles(mark);

        // when
        var life = life(needles);

        // then
        assertThat(needles.missed(WITHOUT)).isEmpty();
        var classes = PersonalData.classes();
        assertThat(columnsThatShow(database, mark))
                .allMatch(column -> Set.of("PUBLISHED", "MATCHED").contains(classes.get(column)));
        assertThat(columnsThatShow(keys, mark)).isEmpty();
        assertThat(columnsThatShow(database, accountOf("olivia.officer"))).isEmpty();
        assertThat(life.readAt()).anyMatch(path -> officer().get(path).asString().contains(mark));

        var terms = terms();

        // when
        needles.post(
                        officer(),
                        "/v1/subjects/{subject}/erasure",
                        "/v1/subjects/" + life.person() + "/erasure",
                        Map.of("ground", "CONSENT_WITHDRAWN"))
                .then()
                .statusCode(200);

        // then
        for (var path : life.readAt()) {
            assertThat(needlesIn(withoutSummaries(officer().get(path).asString())))
                    .as(path)
                    .isSubsetOf(terms);
        }
        officer()
                .header("Idempotency-Key", mark)
                .body(Map.of())
                .post("/v1/grants/" + life.keys().getFirst() + "/withdrawal")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/person-erased"));
        assertThat(Files.readString(destructions())).doesNotContain(mark);
        assertThat(audited()).isEmpty();
    }

    @Test
    void rowsOfAnImportWaitAndAreRefusedUnderAKey() throws SQLException {
        // when
        var rows =
                "{\"kind\": \"%1$s kind\"}\n{\"kind\": \"LIVING_ADULT\", \"displayName\": \"%1$s\"}"
                        .formatted(mark);
        var id =
                officer()
                        .contentType("application/x-ndjson")
                        .body(rows.getBytes(StandardCharsets.UTF_8))
                        .post("/v1/imports?kind=SUBJECTS")
                        .then()
                        .statusCode(202)
                        .extract()
                        .path("id")
                        .toString();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> "DONE".equals(officer().get("/v1/imports/" + id).path("state")));

        // then
        officer().get("/v1/imports/" + id + "/problems").then().body("items.size()", equalTo(2));
        assertThat(columnsThatShow(database, mark)).isEmpty();
    }

    private Life life(Needles needles) {
        var paths = new ArrayList<String>();
        var party = Bodies.party();
        party.put("email", mark + "@example.org");
        party.put("url", "https://example.org/" + mark);
        id(needles.post(officer(), "/v1/parties", "/v1/parties", party));
        var person = Bodies.subject();
        person.put("externalIds", List.of(Map.of("scheme", "own", "value", "1")));
        var sam = id(needles.post(officer(), "/v1/subjects", "/v1/subjects", person));
        paths.add("/v1/subjects/" + sam);
        paths.add("/v1/subjects/" + sam + "/retention");
        paths.add("/v1/subjects/" + sam + "/verifications");
        for (var list : List.of("representatives", "replicas", "objections", "grants")) {
            paths.add("/v1/" + list + "?subject=" + sam);
        }
        about(needles, sam);
        var notice = created(officer(), "/v1/notices", Bodies.notice());
        var grants = grants(needles, sam, notice);
        for (var grant : grants) {
            paths.add("/v1/grants/" + grant);
            paths.add("/v1/grants/" + grant + "/history");
            paths.add("/v1/grants/" + grant + "/receipt");
            paths.add("/v1/grants/" + grant + "/approvals");
        }
        paths.add("/v1/exemptions/" + exempted(needles, sam));
        ruled(needles);
        return new Life(sam, paths, grants);
    }

    private void about(Needles needles, String sam) {
        var subject = "/v1/subjects/" + sam;
        needles.post(
                officer(),
                "/v1/subjects/{subject}/verifications",
                subject + "/verifications",
                Bodies.verification("DOCUMENT"));
        var agent = Bodies.representative(sam, "AGENT", "agent");
        id(needles.post(officer(), "/v1/representatives", "/v1/representatives", agent));
        var replica =
                id(needles.post(officer(), "/v1/replicas", "/v1/replicas", Bodies.replica(sam)));
        needles.post(
                officer(),
                "/v1/replicas/{id}/status",
                "/v1/replicas/" + replica + "/status",
                Map.of("status", "DESTROYED", "proof", Bodies.deed("protocol")));
        needles.post(
                officer(),
                "/v1/subjects/{id}/quorum",
                subject + "/quorum",
                Map.of("quorum", "ALL"));
        needles.post(
                officer(),
                "/v1/subjects/{id}/death-notice",
                subject + "/death-notice",
                Bodies.death());
        needles.post(
                officer(),
                "/v1/subjects/{id}/correction",
                subject + "/correction",
                Map.of("kind", "LIVING_ADULT", "reason", "x"));
        var hold =
                id(
                        needles.post(
                                officer(),
                                "/v1/subjects/{subject}/holds",
                                subject + "/holds",
                                Map.of("rule", "Order", "until", "2099-01-01T00:00:00Z")));
        officer().delete(subject + "/holds/" + hold).then().statusCode(200);
        var rita = Bodies.representative(sam, "AGENT", accountOf("rita.representative"));
        created(officer(), "/v1/representatives", rita);
        var no = Map.<String, Object>of("subjectId", sam, "purposes", List.of("none"));
        var objection = id(needles.post(officer(), "/v1/objections", "/v1/objections", no));
        needles.post(
                as("rita.representative"),
                "/v1/objections/{id}/lifting",
                "/v1/objections/" + objection + "/lifting",
                Map.of());
    }

    private List<String> grants(Needles needles, String sam, String notice) {
        var line = Bodies.permit();
        line.put("approval", "PER_USE");
        line.put("disclosure", Map.of("labelClass", "synthetic"));
        var asked = Bodies.grant(sam, notice, List.of(line));
        var grants = new ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            grants.add(id(needles.post(officer(), "/v1/grants", "/v1/grants", asked)));
        }
        var signed = Bodies.expression();
        signed.put(
                "signature",
                Map.of(
                        "provider", "signing-house",
                        "reference", "1",
                        "signedAt", "2026-01-01T00:00:00Z"));
        act(needles, grants.get(0), "expression", signed);
        approve(needles, grants.get(0));
        act(
                needles,
                grants.get(0),
                "suspension",
                Map.of("cause", "DISPUTE", "scope", Map.of("actions", List.of("EDIT"))));
        act(needles, grants.get(0), "resumption", Map.of());
        needles.post(
                officer(),
                "/v1/grants/suspensions",
                "/v1/grants/suspensions",
                Map.of(
                        "licensee", "Nobody",
                        "cause", "STRIKE",
                        "scope", Map.of("actions", List.of("EDIT"))));
        needles.post(
                officer(),
                "/v1/grants/resumptions",
                "/v1/grants/resumptions",
                Map.of("licensee", "Nobody", "cause", "STRIKE"));
        grants.add(renewed(needles, grants.get(0)));
        officer()
                .header("Idempotency-Key", mark)
                .body(Map.of())
                .post("/v1/grants/" + grants.get(0) + "/withdrawal")
                .then()
                .statusCode(200);
        act(needles, grants.get(1), "deferral", Map.of());
        act(needles, grants.get(1), "refusal", Map.of());
        spoken(needles, grants.get(2));
        act(needles, grants.get(2), "revocation", Map.of("reason", "x"));
        attested(needles, grants.get(3), notice);
        act(needles, grants.get(3), "invalidation", Map.of("reason", "x"));
        act(needles, grants.get(4), "withdrawal", Map.of());
        act(needles, grants.get(5), "withdrawal", Map.of());
        return grants;
    }

    private void approve(Needles needles, String grant) {
        var use =
                Map.<String, Object>of(
                        "useKind", "SCRIPT", "useSha256", SCRIPT, "description", "x");
        var path = "/v1/grants/" + grant + "/approvals";
        var approval = id(needles.post(officer(), "/v1/grants/{grant}/approvals", path, use));
        needles.post(
                officer(),
                "/v1/grants/{grant}/approvals/{id}/decision",
                path + "/" + approval + "/decision",
                Map.of("verdict", "APPROVE"));
    }

    private String renewed(Needles needles, String grant) {
        var line = Bodies.permit();
        line.put("disclosure", Map.of("labelClass", "synthetic"));
        return id(
                needles.post(
                        officer(),
                        "/v1/grants/{id}/renewal",
                        "/v1/grants/" + grant + "/renewal",
                        new HashMap<>(Map.of("scope", List.of(line)))));
    }

    private static void spoken(Needles needles, String grant) {
        var challenge =
                needles.post(
                        officer(),
                        "/v1/grants/{id}/challenges",
                        "/v1/grants/" + grant + "/challenges",
                        Map.of("language", "en"));
        var said = new HashMap<String, Object>(Map.of("method", "SPOKEN_PHRASE", "language", "en"));
        said.put(
                "challenge",
                Map.of("id", challenge.path("id"), "phrase", challenge.path("phrase")));
        said.put("evidence", List.of(Bodies.deed("recording")));
        act(needles, grant, "expression", said);
    }

    private static void attested(Needles needles, String grant, String notice) {
        var text = officer().get("/v1/notices/" + notice).path("text").toString();
        var said = new HashMap<String, Object>(Map.of("method", "API_ATTESTED", "language", "en"));
        said.put("evidence", List.of(Bodies.deed("attestation")));
        said.put(
                "capture",
                Map.of(
                        "by",
                        "partner",
                        "at",
                        "2026-01-01T00:00:00Z",
                        "noticeTextSha256",
                        Digests.sha256Hex(text),
                        "attestationSha256",
                        "ab".repeat(32)));
        act(needles, grant, "expression", said);
    }

    private static String exempted(Needles needles, String sam) {
        var claim = Bodies.exemption(sam);
        claim.put("useSha256", "%064x".formatted(System.nanoTime()));
        var id = id(needles.post(officer(), "/v1/exemptions", "/v1/exemptions", claim));
        needles.post(
                as("paul.policy"),
                "/v1/exemptions/{id}/reviews",
                "/v1/exemptions/" + id + "/reviews",
                Map.of("verdict", "REJECT", "summary", "x"));
        return id;
    }

    private static void act(Needles needles, String grant, String act, Map<String, Object> body) {
        needles.post(
                        officer(),
                        "/v1/grants/{id}/" + act,
                        "/v1/grants/" + grant + "/" + act,
                        new HashMap<>(body))
                .then()
                .statusCode(200);
    }

    /// What is decided about a use and about no person: under the organization's key.
    private static void ruled(Needles needles) {
        var policy = created(as("paul.policy"), "/v1/policies", Bodies.policy());
        needles.post(
                as("stella.standards"),
                "/v1/policy-approvals",
                "/v1/policy-approvals",
                Bodies.approval(policy));
    }

    /// An answer without what reviewers say in words that name nobody, for others to go by.
    private static String withoutSummaries(String answer) {
        return answer.replaceAll("\"summary\":\"[^\"]*\"", "");
    }

    /// What was planted in codes and names of organizations, which stay.
    private Set<String> terms() throws SQLException {
        var terms = new TreeSet<String>();
        for (var column : columnsThatShow(database, mark)) {
            var parts = column.split("\\.", 2);
            texts(
                            database,
                            "select t.\"%s\"::text from %s t where t.\"%s\"::text like '%%%s%%'"
                                    .formatted(parts[1], parts[0], parts[1], mark))
                    .forEach(text -> terms.addAll(needlesIn(text)));
        }
        return terms;
    }

    private Set<String> needlesIn(String text) {
        return Pattern.compile(mark + "(-[0-9]{3})?")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static String id(Response answer) {
        return answer.path("id").toString();
    }

    private static List<?> audited() throws SQLException {
        var config = ConfigProvider.getConfig();
        try (var connection =
                DriverManager.getConnection(
                        config.getValue("quarkus.flyway.jdbc-url", String.class),
                        config.getValue("quarkus.flyway.username", String.class),
                        config.getValue("quarkus.flyway.password", String.class))) {
            return DatabaseAudit.run(
                            connection, "demo", Anchors.NONE, Duration.ofMinutes(5), _ -> {})
                    .findings();
        }
    }

    private static Path destructions() {
        return Path.of(
                ConfigProvider.getConfig()
                        .getValue("candor.consent.vault.destruction-log", String.class));
    }

    private static Set<String> columnsThatShow(AgroalDataSource database, String text)
            throws SQLException {
        var shown = new TreeSet<String>();
        var hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        for (var column :
                texts(
                        database,
                        "select table_name || '.' || column_name from information_schema.columns"
                            + " where table_schema = current_schema() and (data_type in ('text',"
                            + " 'character varying', 'bytea', 'json', 'jsonb', 'ARRAY'))")) {
            var parts = column.split("\\.", 2);
            var found =
                    texts(
                            database,
                            "select 1 from %s t where t.\"%s\"::text like '%%%s%%' or t.\"%s\"::text like '%%%s%%' limit 1"
                                    .formatted(parts[0], parts[1], text, parts[1], hex));
            if (!found.isEmpty()) {
                shown.add(column);
            }
        }
        return shown;
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
