package dev.candor.gateway.publication;

import static dev.candor.gateway.Neighbourhood.json;
import static dev.candor.gateway.Neighbourhood.problem;
import static dev.candor.gateway.publication.Out.as;
import static dev.candor.gateway.publication.Out.event;
import static dev.candor.gateway.publication.Out.happens;
import static dev.candor.gateway.publication.Out.published;
import static dev.candor.gateway.publication.Out.publishing;
import static dev.candor.gateway.publication.Out.retract;
import static dev.candor.gateway.publication.Out.token;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.candor.gateway.Neighbourhood;
import dev.candor.kit.spool.Spool;
import dev.candor.testkit.SuiteResource;
import dev.candor.testkit.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of publications after they are out.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_gateway"))
@WithTestResource(Neighbourhood.Addresses.class)
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields
class AdjustmentIT {
    private static final String NOTE = "Only the background was generated.";

    private static final String STATEMENT =
            """
            {"assetSha256":"%s","state":"IN_FORCE","meaning":"All agreed.","exemptions":[],
             "ledgerSeq":7}\
            """;

    private static final String LEGAL_MINIMUM =
            """
            {"type":"/problems/legal-minimum","title":"The law asks for more","status":409,
             "detail":"Row 3."}\
            """;

    @Inject Spool spool;
    @Inject AgroalDataSource database;

    /// Of this test's own, so that no other test's publication stands on it.
    private final String grant = UUID.randomUUID().toString();
    private final String verdict = UUID.randomUUID().toString();

    @BeforeEach
    void neighboursAnswer() {
        Suite.answers(spool);
        Neighbourhood.of("consent")
                .on(
                        "POST /v1/consent-checks",
                        json(200, Suite.check("ALLOW", "permitted").replace(Suite.GRANT, grant)));
        Neighbourhood.of("label")
                .on(
                        "POST /v1/verdicts",
                        json(201, Suite.verdict().replace(Suite.VERDICT, verdict)));
    }

    @AfterEach
    void neighboursStop() {
        Neighbourhood.stopAll();
    }

    @Test
    void correctedLabelIsKeptWithItsNoteAndTheTimeItTook() throws SQLException {
        // given
        var id = published();
        Neighbourhood.of("label").on("POST " + corrections(), json(201, applied(2)));
        var known = Instant.now().minus(1, ChronoUnit.HOURS);
        age(id);

        // when
        var made =
                correct(
                        id,
                        """
                        {"class":"AI_MODIFIED","note":"%s","knownSince":"%s"}\
                        """
                                .formatted(NOTE, known));

        // then
        made.statusCode(201)
                .header("Location", containsString(id + "/adjustments"))
                .body("kind", is("CORRECTION"))
                .body("state", is("MADE"))
                .body("class", is("AI_MODIFIED"))
                .body("verdictVersion", is(2))
                .body("note", is(NOTE))
                .body("secondsToAdjust.toDouble()", closeTo(3600, 60));
        publication(id).body("state", is("CORRECTED"));
        adjustments(id).body("items.note", contains(NOTE));
        assertThat(told(id)).containsExactly("CORRECTION");
        var asked = Neighbourhood.of("label").last();
        assertThat(asked.body()).contains("AI_MODIFIED", NOTE);
        assertThat(asked.header("Authorization")).isEqualTo("Bearer " + token("edgar.editor"));
    }

    @Test
    void correctionIsKeptOnceWhoeverTellsOfItFirst() throws SQLException {
        // given
        var id = published();
        Neighbourhood.of("label").on("POST " + corrections(), json(201, applied(2)));

        // when
        happens("candor-label", verdictChanged(2));
        correct(id, correction()).statusCode(201);
        correct(id, correction()).statusCode(201);
        happens("candor-label", verdictChanged(2));

        // then
        adjustments(id)
                .body("items.verdictVersion", contains(2))
                .body("items.note", contains(NOTE));
        assertThat(told(id)).containsExactly("CORRECTION");
    }

    @Test
    void correctionThatNeedsAnotherPersonIsMadeWhenTheVerdictChanges() throws SQLException {
        // given
        var id = published();
        Neighbourhood.of("label")
                .on(
                        "POST " + corrections(),
                        json(
                                201,
                                "{\"id\":\"%s\",\"state\":\"NEEDS_SECOND_PERSON\"}"
                                        .formatted(UUID.randomUUID())));
        correct(id, correction())
                .statusCode(201)
                .body("state", is("NEEDS_SECOND_PERSON"))
                .body("madeAt", nullValue())
                .body("secondsToAdjust", nullValue());
        publication(id).body("state", is("PUBLISHED"));
        assertThat(told(id)).isEmpty();

        // when
        happens("candor-label", verdictChanged(2));

        // then
        adjustments(id)
                .body("items.state", contains("MADE"))
                .body("items.note", contains(NOTE))
                .body("items.verdictVersion", contains(2));
        publication(id).body("state", is("CORRECTED"));
        assertThat(told(id)).containsExactly("CORRECTION");
    }

    @Test
    void whatLabelServiceDeclinesIsDeclinedAndNotKept() {
        // given
        var id = published();
        Neighbourhood.of("label").on("POST " + corrections(), problem(409, LEGAL_MINIMUM));

        // then
        correct(id, correction()).statusCode(409).body("type", is("/problems/legal-minimum"));
        adjustments(id).body("items", empty());
        publication(id).body("state", is("PUBLISHED"));
    }

    @Test
    void retractedAssetIsGoneWithTheNote() throws SQLException {
        // given
        var id = published();
        var note = "{\"note\":\"Please do not use it.\"}";

        // when
        retract(id, note).statusCode(201).body("state", is("MADE"));

        // then
        as("petra.publisher")
                .get("/v1/publications/%s/asset".formatted(id))
                .then()
                .statusCode(410)
                .body("type", is("/problems/asset-retracted"))
                .body("detail", is("Please do not use it."));
        publication(id).body("state", is("RETRACTED"));
        as("petra.publisher")
                .get("/v1/publications?limit=1")
                .then()
                .body("items.state", contains("RETRACTED"));
        assertThat(told(id)).containsExactly("RETRACTION");
        retract(id, note).statusCode(201);
        retract(id, "{\"note\":\"Another.\"}")
                .statusCode(409)
                .body("type", is("/problems/already-retracted"));
        adjustments(id).body("items.kind", contains("RETRACTION"));
    }

    @Test
    void everybodyIsToldOnThePageOfTheAsset() {
        // given
        var id = published();
        String sha256 = publication(id).extract().path("asset.sha256");
        Neighbourhood.of("consent")
                .on(
                        "GET /v1/assets/%s/consent-statement".formatted(sha256),
                        json(200, STATEMENT.formatted(sha256)));
        Neighbourhood.of("label").on("POST " + corrections(), json(201, applied(2)));

        // when
        correct(id, correction()).statusCode(201);
        retract(id, "{\"note\":\"Please do not use <it>.\"}").statusCode(201);
        happens("candor-consent", event("consent", "grants/" + grant, "grant-withdrawn"));

        // then
        given().get("/assets/" + sha256)
                .then()
                .statusCode(200)
                .body(containsString(NOTE))
                .body(containsString("Please do not use &lt;it&gt;."))
                .body(containsString("AI modified now"))
                .body(containsString("class=\"result fair\""))
                .body(containsString("class=\"result bad\""))
                .body(not(containsString("withdrawn")));
        given().get("/assets/%s?organization=other".formatted(sha256))
                .then()
                .body(not(containsString(NOTE)));
    }

    @ParameterizedTest
    @CsvSource({
        "grant-withdrawn, CONSENT_ENDED",
        "grant-revoked, CONSENT_ENDED",
        "grant-expired, CONSENT_ENDED",
        "grant-invalidated, CONSENT_ENDED",
        "grant-suspended, CONSENT_SUSPENDED"
    })
    void consentThatEndsReachesThePublication(String what, String standing) throws SQLException {
        // given
        var id = published();
        var event = event("consent", "grants/" + grant, what);

        // when
        happens("candor-consent", event);
        happens("candor-consent", event);

        // then
        publication(id).body("state", is(standing));
        adjustments(id)
                .body("items.kind", contains(standing))
                .body("items.cause", contains("dev.candor.consent." + what))
                .body("items.knownSince", contains(event.get("time")));
        assertThat(told(id)).containsExactly(standing);
    }

    @Test
    void consentThatHoldsAgainLeavesThePublicationAsItWas() {
        var id = published();

        happens("candor-consent", event("consent", "grants/" + grant, "grant-suspended"));
        happens("candor-consent", event("consent", "grants/" + grant, "grant-resumed"));

        publication(id).body("state", is("PUBLISHED"));
        retract(id, "{\"note\":\"x\"}").statusCode(201);
        adjustments(id)
                .body("items.kind", contains("CONSENT_SUSPENDED", "CONSENT_RESUMED", "RETRACTION"));
    }

    /// Of two suspensions one was lifted.
    @Test
    void consentThatIsStillSuspendedStaysSo() {
        var id = published();
        var resumed = event("consent", "grants/" + grant, "grant-resumed");
        resumed.put("data", Map.of("leaf", Map.of("grant", grant, "state", "SUSPENDED")));

        happens("candor-consent", event("consent", "grants/" + grant, "grant-suspended"));
        happens("candor-consent", event("consent", "grants/" + grant, "grant-suspended"));
        happens("candor-consent", resumed);

        publication(id).body("state", is("CONSENT_SUSPENDED"));
        happens("candor-consent", event("consent", "grants/" + grant, "grant-resumed"));
        publication(id).body("state", is("PUBLISHED"));
    }

    /// Whoever repeats the request is not told that all is as it was.
    @Test
    void repeatedRequestIsAnsweredWithWhatBecameOfIt() {
        var key = UUID.randomUUID().toString();
        var id = published(key);
        retract(id, "{\"note\":\"x\"}").statusCode(201);

        publishing(key).statusCode(201).body("id", is(id)).body("state", is("RETRACTED"));
    }

    @Test
    void anotherGrantAndAnotherOrganizationChangeNothing() {
        // given
        var id = published();
        var foreign = event("consent", "grants/" + grant, "grant-withdrawn");
        foreign.put("organization", "other");

        // when
        happens("candor-consent", foreign);
        happens(
                "candor-consent",
                event("consent", "grants/" + UUID.randomUUID(), "grant-withdrawn"));

        // then
        adjustments(id).body("items", empty());
    }

    /// Withdrawn after the check, which was in January, and before the publication was stored.
    @Test
    void consentThatEndedOnTheWayIsNotMissed() {
        // given
        happens("candor-consent", event("consent", "grants/" + grant, "grant-withdrawn"));

        // when
        var id = published();

        // then
        publication(id).body("state", is("CONSENT_ENDED"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"class":"AI_MODIFIED","note":" "}                                             | /note
                    {"class":"AI_MODIFIED"}                                                        | /note
                    {"note":"x"}                                                                   | /class
                    {"class":"ai/../modified","note":"x"}                                          | /class
                    {"class":"AI_MODIFIED","note":"x","knownSince":"2999-01-01T00:00:00Z"}         | /knownSince
                    {"class":"AI_MODIFIED","note":"x","knownSince":"2001-01-01T00:00:00Z"}         | /knownSince
                    {"class":"AI_MODIFIED","note":"x","knownSince":"-999999999-01-01T00:00:00Z"}   | /knownSince
                    """)
    void wrongMemberIsNamed(String body, String pointer) {
        correct(published(), body).statusCode(400).body("errors.pointer", contains(pointer));
    }

    @Test
    void publicationOfAnotherOrganizationDoesNotExist() {
        // given
        var id = published();
        var other = given().header("Authorization", "Bearer " + Tokens.ofOtherOrganization());

        // then
        other.get("/v1/publications/%s/adjustments".formatted(id)).then().statusCode(404);
        retract(UUID.randomUUID().toString(), "{\"note\":\"x\"}").statusCode(404);
        correct(UUID.randomUUID().toString(), correction()).statusCode(404);
    }

    /// So that something can have been known for a while.
    private void age(String id) throws SQLException {
        try (var connection = database.getConnection();
                var change =
                        connection.prepareStatement(
                                "update publication set document = replace(document,"
                                        + " (document::json ->> 'createdAt'),"
                                        + " '2026-01-01T00:00:00Z') where id = ?::uuid")) {
            change.setString(1, id);
            assertThat(change.executeUpdate()).isOne();
        }
    }

    /// The kinds that subscribers are told of, in order.
    private List<String> told(String id) throws SQLException {
        try (var connection = database.getConnection();
                var sql =
                        connection.prepareStatement(
                                "select body::json #>> '{data,kind}' from (select body, created_at"
                                    + " from outbox_event union all select body, received_at from"
                                    + " inbox_event) told where body::json ->> 'type' ="
                                    + " 'dev.candor.gateway.publication-adjusted' and body::json"
                                    + " ->> 'subject' = ? group by body::json ->> 'id', 1 order by"
                                    + " 1")) {
            sql.setString(1, "publications/" + id);
            var kinds = new ArrayList<String>();
            try (var rows = sql.executeQuery()) {
                while (rows.next()) {
                    kinds.add(rows.getString(1));
                }
            }
            return kinds;
        }
    }

    private ValidatableResponse correct(String id, String body) {
        return as("edgar.editor")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/publications/%s/corrections".formatted(id))
                .then();
    }

    private static ValidatableResponse publication(String id) {
        return as("petra.publisher").get("/v1/publications/" + id).then().statusCode(200);
    }

    private static ValidatableResponse adjustments(String id) {
        return as("petra.publisher")
                .get("/v1/publications/%s/adjustments".formatted(id))
                .then()
                .statusCode(200);
    }

    private static String correction() {
        return "{\"class\":\"AI_MODIFIED\",\"note\":\"%s\"}".formatted(NOTE);
    }

    private String corrections() {
        return "/v1/verdicts/%s/corrections".formatted(verdict);
    }

    private static String applied(int version) {
        return """
        {"id":"%s","state":"APPLIED","class":"AI_MODIFIED","verdict":{"version":%d}}\
        """
                .formatted(UUID.randomUUID(), version);
    }

    private Map<String, Object> verdictChanged(int version) {
        var event = event("label", "verdicts/" + verdict, "verdict-changed");
        event.put(
                "data",
                Map.of("verdictId", verdict, "version", version, "labelClass", "AI_MODIFIED"));
        return event;
    }
}
