package dev.candor.gateway.inbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import dev.candor.gateway.Neighbourhood;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_gateway"))
@WithTestResource(Neighbourhood.Addresses.class)
@SuppressWarnings("NullAway.Init") // Quarkus fills the field
class InboxIT {
    @Inject AgroalDataSource database;

    @Test
    void whatIsToldTwiceIsStoredOnce() throws SQLException {
        // given
        var subject = "grants/" + UUID.randomUUID();
        var first = event(subject, "dev.candor.consent.grant-requested");
        var second = event(subject, "dev.candor.consent.grant-withdrawn");

        // when
        deliver(List.of(first)).statusCode(204);
        deliver(List.of(first, second)).statusCode(204);
        deliver(List.of(second, second)).statusCode(204);

        // then
        assertThat(types(subject))
                .containsExactly(
                        "dev.candor.consent.grant-requested", "dev.candor.consent.grant-withdrawn");
    }

    @Test
    void oneEventThatIsNoneKeepsTheWholeBatchOut() throws SQLException {
        // given
        var subject = "grants/" + UUID.randomUUID();
        var broken = event(subject, "Not A Type");

        // then
        deliver(List.of(event(subject, "dev.candor.x"), broken))
                .statusCode(400)
                .body("errors.pointer", hasItem("/1/type"));
        assertThat(types(subject)).isEmpty();
    }

    @Test
    void onlyServicesDeliver() {
        var batch = List.of(event("grants/x", "dev.candor.x"));
        given().contentType(ContentType.JSON)
                .body(batch)
                .post("/internal/events")
                .then()
                .statusCode(401);
        for (var token :
                List.of(
                        Tokens.of("ada.admin"),
                        Tokens.ofClient("demo-integrator"),
                        Tokens.ofClient("candor-gateway"))) {
            given().auth()
                    .oauth2(token)
                    .contentType(ContentType.JSON)
                    .body(batch)
                    .post("/internal/events")
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void aServiceTellsOfItselfAlone() throws SQLException {
        // given
        var subject = "verdicts/" + UUID.randomUUID();
        var own = new HashMap<>(event(subject, "dev.candor.label.verdict-changed"));
        own.put("source", "/label-service");

        // when
        deliver("candor-label", List.of(own)).statusCode(204);
        deliver("candor-label", List.of(own, event(subject, "dev.candor.consent.grant-withdrawn")))
                .statusCode(403)
                .body("errors.pointer", hasItem("/1/source"));

        // then
        assertThat(types(subject)).containsExactly("dev.candor.label.verdict-changed");
    }

    private static ValidatableResponse deliver(List<Map<String, Object>> batch) {
        return deliver("candor-consent", batch);
    }

    private static ValidatableResponse deliver(String client, List<Map<String, Object>> batch) {
        return given().auth()
                .oauth2(Tokens.ofClient(client))
                .contentType(ContentType.JSON)
                .body(batch)
                .post("/internal/events")
                .then();
    }

    private static Map<String, Object> event(String subject, String type) {
        var event = new HashMap<String, Object>();
        event.put("specversion", "1.0");
        event.put("id", UUID.randomUUID().toString());
        event.put("source", "/consent-service");
        event.put("type", type);
        event.put("subject", subject);
        event.put("time", "2026-07-01T12:00:00.123456Z");
        event.put("organization", "demo");
        event.put("datacontenttype", "application/json");
        event.put("data", Map.of("ledgerSeq", 1));
        return event;
    }

    private List<String> types(String subject) throws SQLException {
        try (var connection = database.getConnection();
                var sql =
                        connection.prepareStatement(
                                "select type from inbox_event where subject = ? order by"
                                        + " position")) {
            sql.setString(1, subject);
            try (var rows = sql.executeQuery()) {
                var types = new ArrayList<String>();
                while (rows.next()) {
                    types.add(rows.getString(1));
                }
                return types;
            }
        }
    }
}
