package dev.candor.provenance.manifest;

import static dev.candor.provenance.Calls.bearer;
import static dev.candor.provenance.Calls.gateway;
import static dev.candor.provenance.Calls.gatewayFor;
import static dev.candor.provenance.Calls.publisher;
import static dev.candor.provenance.Calls.sign;
import static dev.candor.provenance.Calls.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.candor.kit.digest.Digests;
import dev.candor.kit.identity.Organization;
import dev.candor.provenance.Pictures;
import dev.candor.testkit.SuiteResource;
import dev.candor.testkit.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What became of media after it was signed.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_provenance"))
@SuppressWarnings("NullAway.Init") // Quarkus and each test fill the fields
class StandingIT {
    private static final String SINCE = "2026-11-23T09:30:00Z";

    @Inject AgroalDataSource database;

    private byte[] media;
    private String manifest;

    @BeforeEach
    void somethingIsSigned() {
        var signed = sign(Pictures.jpeg(), "{\"title\": \"Harbour\"}");
        media = signed.asByteArray();
        manifest = signed.header("Candor-Manifest");
    }

    @Test
    void consentThatEndedIsToldBesideTheManifestAndInTheList() {
        // when
        told("CONSENT_ENDED", 1).statusCode(200).body("standing", equalTo("CONSENT_ENDED"));

        // then
        for (var type : List.of("application/c2pa", "application/json")) {
            publisher()
                    .accept(type)
                    .get("/v1/manifests/" + manifest)
                    .then()
                    .statusCode(200)
                    .contentType(type)
                    .header("Candor-Standing", equalTo("CONSENT_ENDED"));
        }
        listed().body("items.standing", contains("CONSENT_ENDED"))
                .body("items.standingSince", contains(SINCE));
        verify(media).then().body("state", equalTo("Trusted")); // the signature is what it was
    }

    @Test
    void nothingWasToldAtFirst() {
        listed().body("items.standing", contains("PUBLISHED"))
                .body("items[0].standingSince", nullValue());
        standing(publisher())
                .statusCode(200)
                .body("standing", equalTo("PUBLISHED"))
                .body("revision", equalTo(0))
                .body("history", empty());
    }

    @Test
    void whatIsToldTwiceOrTooLateChangesNothing() throws SQLException {
        // given
        told("CONSENT_SUSPENDED", 2).statusCode(200);

        // when
        told("CONSENT_SUSPENDED", 2).statusCode(200);
        told("PUBLISHED", 1).statusCode(200).body("standing", equalTo("CONSENT_SUSPENDED"));
        told("RETRACTED", 3).statusCode(200);
        told("RETRACTED", 4).statusCode(200);

        // then
        standing(publisher())
                .body("revision", equalTo(4))
                .body("history.standing", contains("RETRACTED", "RETRACTED", "CONSENT_SUSPENDED"));
        assertThat(events())
                .satisfiesExactly(
                        first -> assertThat(first).contains("\"CONSENT_SUSPENDED\""),
                        second ->
                                assertThat(second)
                                        .contains(
                                                "\"RETRACTED\"",
                                                "\"organization\":\"demo\"",
                                                "\"manifest\":\"" + manifest + "\""));
    }

    @Test
    void anotherOrganizationsManifestDoesNotExist() {
        standing(bearer(Tokens.ofOtherOrganization())).statusCode(404);
        gatewayFor(new Organization("other"))
                .contentType(ContentType.JSON)
                .body(request("RETRACTED", 1))
                .put(path())
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-manifest"));
    }

    @Test
    void whatIsMissingIsNamed() {
        gateway()
                .contentType(ContentType.JSON)
                .body(Map.of("standing", "RETRACTED", "revision", 0))
                .put(path())
                .then()
                .statusCode(400)
                .body("errors", hasSize(2));
    }

    private ValidatableResponse told(String standing, int revision) {
        return gateway()
                .contentType(ContentType.JSON)
                .body(request(standing, revision))
                .put(path())
                .then();
    }

    private ValidatableResponse standing(RequestSpecification caller) {
        return caller.get(path()).then();
    }

    private ValidatableResponse listed() {
        return publisher()
                .get("/v1/manifests?asset=" + Digests.sha256Hex(media))
                .then()
                .statusCode(200);
    }

    private String path() {
        return "/v1/manifests/%s/standing".formatted(manifest);
    }

    private static Map<String, Object> request(String standing, int revision) {
        return Map.of("standing", standing, "revision", revision, "since", SINCE);
    }

    private List<String> events() throws SQLException {
        try (var connection = database.getConnection();
                var query =
                        connection.prepareStatement(
                                "select body from outbox_event where body::json->>'subject' = ? and"
                                    + " body like '%standing-changed%' order by created_at, id")) {
            query.setString(1, "manifests/" + manifest);
            try (var rows = query.executeQuery()) {
                var bodies = new ArrayList<String>();
                while (rows.next()) {
                    bodies.add(rows.getString(1));
                }
                return bodies;
            }
        }
    }
}
