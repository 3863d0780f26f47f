package dev.candor.consent;

import static dev.candor.consent.Http.as;
import static dev.candor.consent.Http.created;
import static dev.candor.consent.Http.integrator;
import static dev.candor.consent.Http.latestEntries;
import static dev.candor.consent.Http.officer;
import static dev.candor.consent.Http.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.candor.consent.key.RegistryKeys;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Organization;
import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

/// Keys of the registry, verified by a JOSE library that did not make them.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
@SuppressWarnings("NullAway.Init") // Quarkus fills the field
class RegistryKeysIT {
    private static final String ROTATIONS = "/v1/ledger/keys/rotations";

    @Inject RegistryKeys keys;

    @Test
    void anybodyVerifiesWhatTheRegistrySigned() throws JoseException {
        // when
        var jws = signed("demo");

        // then
        var token = new JsonWebSignature();
        token.setCompactSerialization(jws);
        assertThat(verifies(jws, published().getFirst())).isTrue();
        assertThat(token.getKeyIdHeaderValue()).isEqualTo(published().getFirst().getKeyId());
        assertThat(token.getHeader("typ")).isEqualTo("test+jwt");
        assertThat(token.getUnverifiedPayload()).isEqualTo("{\"a\":1}");
    }

    @Test
    void eachOrganizationHasKeysOfItsOwn() throws JoseException {
        for (var key : published()) {
            assertThat(verifies(signed("other"), key)).isFalse();
        }
    }

    @Test
    void theOldKeyVouchesForTheNewAndStaysPublished() throws JoseException {
        // given
        var before = signed("demo");
        var old = published().getFirst();

        // when
        var rotated = rotated();

        // then
        var now = published();
        var endorsement = now.getFirst().getOtherParameterValue("endorsement", String.class);
        assertThat(now.getFirst().getKeyId()).isEqualTo(rotated).isNotEqualTo(old.getKeyId());
        assertThat(now.get(1).getKeyId()).isEqualTo(old.getKeyId());
        assertThat(verifies(before, now.get(1))).isTrue();
        assertThat(verifies(signed("demo"), now.getFirst())).isTrue();
        assertThat(verifies(endorsement, old)).isTrue();
        assertThat(statement(endorsement).getJsonObject("jwk").getString("x"))
                .isEqualTo(given().get("/v1/ledger/keys").jsonPath().getString("keys[0].x"));
    }

    @Test
    void nobodyMakesAKeyAlone() throws JoseException {
        // given
        var before = published().getFirst().getKeyId();
        post(integrator(), ROTATIONS, Map.of()).then().statusCode(403);

        // when
        var order = created(officer(), ROTATIONS, Map.of());

        // then: an order alone changes nothing, and who gave it does not confirm it
        post(officer(), confirmation(order), Map.of()).then().statusCode(403);
        assertThat(published().getFirst().getKeyId()).isEqualTo(before);
        as("aldo.auditor")
                .get(ROTATIONS + "?limit=200")
                .then()
                .statusCode(200)
                .body("items.find { it.id == '%s' }.replaces".formatted(order), equalTo(before))
                .body("items.find { it.id == '%s' }.kid".formatted(order), nullValue());
        post(admin(), confirmation(UUID.randomUUID().toString()), Map.of())
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-rotation"));
    }

    @Test
    void anOrderIsGoodForTheKeyThatSignedThen() {
        // given
        var late = created(officer(), ROTATIONS, Map.of());
        var kid = rotated();

        // then
        post(admin(), confirmation(late), Map.of())
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/registry-key-overtaken"))
                .body("detail", containsString(kid));
    }

    @Test
    void aRotationIsAnEntryOfTheLedger() {
        // when
        var kid = rotated();

        // then
        List<String> bodies =
                latestEntries(5).path("items.findAll { it.kind == 'REGISTRY_KEY_ROTATED' }.body");
        assertThat(bodies)
                .anySatisfy(
                        body -> assertThat(new JsonObject(body).getString("kid")).isEqualTo(kid));
    }

    @Test
    void aRotationThatIsSentAgainIsOne() { // invariant 14
        // given
        var key = UUID.randomUUID().toString();
        var order = orderedBy(key);
        var first = confirmedBy(key, order);

        // then
        assertThat(orderedBy(key)).isEqualTo(order);
        assertThat(orderedBy(UUID.randomUUID().toString())).isNotEqualTo(order);
        assertThat(confirmedBy(key, order)).isEqualTo(first);
        assertThat(confirmedBy(UUID.randomUUID().toString(), order)).isEqualTo(first);
    }

    @Test
    void privateKeysAreReadByTheirOwnerOnly() throws IOException {
        // given
        signed("demo");

        // then
        try (var files = Files.list(folder())) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(
                            file ->
                                    assertThat(
                                                    PosixFilePermissions.toString(
                                                            Files.getPosixFilePermissions(file)))
                                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void anOrganizationThatIsNotOpenShowsNothing() {
        given().get("/v1/ledger/keys?organization=nobody")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-organization"));
    }

    private static String rotated() {
        return confirmedBy(UUID.randomUUID().toString(), created(officer(), ROTATIONS, Map.of()));
    }

    private static String orderedBy(String key) {
        return created(officer().header(Idempotency.HEADER, key), ROTATIONS, Map.of());
    }

    private static String confirmedBy(String key, String order) {
        return post(admin().header(Idempotency.HEADER, key), confirmation(order), Map.of())
                .then()
                .statusCode(200)
                .extract()
                .path("kid");
    }

    private static String confirmation(String order) {
        return ROTATIONS + "/" + order + "/confirmation";
    }

    private static io.restassured.specification.RequestSpecification admin() {
        return as("ada.admin");
    }

    private String signed(String organization) {
        return keys.jws(new Organization(organization), "test+jwt", "{\"a\":1}")
                .await()
                .indefinitely();
    }

    private static List<JsonWebKey> published() throws JoseException {
        return new JsonWebKeySet(
                        given().get("/v1/ledger/keys").then().statusCode(200).extract().asString())
                .getJsonWebKeys();
    }

    private static boolean verifies(String jws, JsonWebKey key) throws JoseException {
        var token = new JsonWebSignature();
        token.setAlgorithmConstraints(
                new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA));
        token.setCompactSerialization(jws);
        token.setKey(key.getKey());
        return token.verifySignature();
    }

    private static JsonObject statement(String jws) throws JoseException {
        var token = new JsonWebSignature();
        token.setCompactSerialization(jws);
        return new JsonObject(token.getUnverifiedPayload());
    }

    private static Path folder() {
        return Path.of(
                ConfigProvider.getConfig()
                        .getValue("candor.consent.registry.key-directory", String.class));
    }
}
