package dev.candor.consent;

import static dev.candor.consent.Http.created;
import static dev.candor.consent.Http.integrator;
import static dev.candor.consent.Http.officer;
import static dev.candor.consent.Http.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

import dev.candor.kit.digest.Digests;
import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;

/// A decision token as provenance-service verifies it: by the keys that this service publishes,
/// with the claims that docs/signing-service.md fixes.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
class DecisionTokenIT {
    private static final String HASH = "ef".repeat(32);

    @Test
    void anAllowanceIsSignedForWhoVerifiesIt() throws Exception {
        // given
        var sam = created(officer(), "/v1/subjects", Bodies.subject());
        var notice = created(officer(), "/v1/notices", Bodies.notice());
        var grant =
                created(
                        officer(),
                        "/v1/grants",
                        Bodies.grant(sam, notice, List.of(Bodies.permit())));
        post(officer(), "/v1/grants/" + grant + "/expression", Bodies.expression())
                .then()
                .statusCode(200);
        var question = Bodies.question(sam);
        question.putAll(Map.of("assetSha256", HASH, "token", true));

        // when
        var answer = post(integrator(), "/v1/consent-checks", question).then().statusCode(200);

        // then
        var claims = verified(answer.extract().path("token"));
        assertThat(claims.getStringClaimValue("org")).isEqualTo("demo");
        assertThat(claims.getStringClaimValue("check"))
                .isEqualTo(answer.extract().<String>path("id"));
        assertThat(claims.getStringClaimValue("decision")).isEqualTo("ALLOW");
        assertThat(claims.getStringClaimValue("asset")).isEqualTo(HASH);
        assertThat(claims.getStringClaimValue("purpose")).isEqualTo("awareness-campaign");
        assertThat(claims.getClaimValue("ledgerSeq", Long.class))
                .isEqualTo(answer.extract().<Integer>path("ledgerSeq").longValue());
        assertThat(claims.getStringListClaimValue("grants"))
                .containsExactly(salted(answer.extract().path("grantSalt"), grant));
    }

    @Test
    void nothingElseIsSigned() {
        // given
        var question = Bodies.question(created(officer(), "/v1/subjects", Bodies.subject()));
        question.put("token", true);

        // then
        post(integrator(), "/v1/consent-checks", question)
                .then()
                .statusCode(200)
                .body("token", nullValue(), "grantSalt", nullValue());
    }

    private static JwtClaims verified(String token) throws Exception {
        var keys = given().get("/v1/ledger/keys?organization=demo").then().statusCode(200);
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(
                        new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA))
                .setVerificationKeyResolver(
                        new JwksVerificationKeyResolver(
                                new JsonWebKeySet(keys.extract().asString()).getJsonWebKeys()))
                .setExpectedIssuer("candor.invalid/registry")
                .setExpectedAudience("candor-provenance")
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setMaxFutureValidityInMinutes(24 * 60)
                .build()
                .processToClaims(token);
    }

    private static String salted(String salt, String grant) {
        var digest = Digests.sha256();
        digest.update(HexFormat.of().parseHex(salt));
        digest.update(grant.getBytes(StandardCharsets.US_ASCII));
        return Digests.hex(digest);
    }
}
