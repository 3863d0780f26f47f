package dev.candor.consent;

import static dev.candor.consent.Http.as;
import static dev.candor.consent.Http.latestEntries;
import static dev.candor.consent.Http.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

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
    private static final String ROTATION = "/v1/ledger/keys/rotation";

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
        var rotated = post(admin(), ROTATION, Map.of()).then().statusCode(201).extract();

        // then
        var now = published();
        assertThat(now.getFirst().getKeyId())
                .isEqualTo(rotated.path("kid"))
                .isNotEqualTo(old.getKeyId());
        assertThat(now.get(1).getKeyId()).isEqualTo(old.getKeyId());
        assertThat(verifies(before, now.get(1))).isTrue();
        assertThat(verifies(signed("demo"), now.getFirst())).isTrue();
        assertThat(verifies(rotated.path("endorsement"), old)).isTrue();
        assertThat(statement(rotated.path("endorsement")).getJsonObject("jwk").getString("x"))
                .isEqualTo(rotated.path("x"));
    }

    @Test
    void aRotationIsAnEntryOfTheLedger() {
        // when
        var kid = post(admin(), ROTATION, Map.of()).then().statusCode(201).extract().path("kid");

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
        var first = rotatedBy(key);

        // then
        assertThat(rotatedBy(key)).isEqualTo(first);
        assertThat(rotatedBy(UUID.randomUUID().toString())).isNotEqualTo(first);
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

    private static String rotatedBy(String key) {
        return admin().header(Idempotency.HEADER, key)
                .post(ROTATION)
                .then()
                .statusCode(201)
                .extract()
                .path("kid");
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
