package dev.candor.provenance.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctJwkGenerator;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class DecisionTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String ASSET = "ab".repeat(32);
    private static final String CHECK = "0194f0c4-5a7e-7a43-9a3e-0c6f3f6b8a11";
    private static final List<String> GRANTS = List.of("cd".repeat(32));
    private static final Actor PUBLISHER = actor("demo", false);
    private static final Claimed CLAIMED =
            new Claimed(CHECK, "ALLOW", GRANTS, 7, "editorial", Set.of(ASSET));

    @TempDir Path folder;
    private PublicJsonWebKey registry;

    @BeforeEach
    void registryHasAKey() throws JoseException {
        registry = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        registry.setKeyId("r1");
    }

    @Test
    void theRegistrysWordIsTaken() throws Exception {
        var token = token(_ -> {});

        assertThatCode(() -> tokens(NOW).require(PUBLISHER, CLAIMED, token))
                .doesNotThrowAnyException();
    }

    @Test
    void soItIsWithEdDsa() throws Exception {
        // given
        registry = OkpJwkGenerator.generateJwk("Ed25519");
        registry.setKeyId("r1");
        var token = signed(claims(), registry, AlgorithmIdentifiers.EDDSA);

        // then
        assertThatCode(() -> tokens(NOW).require(PUBLISHER, CLAIMED, token))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "org|other|It has another organization.",
                "check|0194f0c4-5a7e-7a43-9a3e-0c6f3f6b8a12|It has another check.",
                "decision|DENY|It has another decision.",
                "purpose|advertising|It has another purpose.",
                "asset|0000|It is about another asset.",
                "iss|https://elsewhere.example|Another registry issued it.",
                "aud|candor-gateway|It was made out to somebody else than candor-provenance."
            })
    void anotherClaimIsRefused(String claim, String value, String why) throws Exception {
        // given
        var token = token(claims -> claims.setClaim(claim, value));

        // then
        refused(token, why);
    }

    @Test
    void anotherPlaceInTheLedgerIsRefused() throws Exception {
        refused(token(claims -> claims.setClaim("ledgerSeq", 8L)), "It has another ledgerSeq.");
    }

    @Test
    void otherGrantsAreRefused() throws Exception {
        refused(
                token(claims -> claims.setStringListClaim("grants", "ef".repeat(32))),
                "It has another grants.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"org", "check", "decision", "grants", "ledgerSeq"})
    void aMissingClaimIsRefused(String claim) throws Exception {
        refused(token(claims -> claims.unsetClaim(claim)), "");
    }

    @Test
    void aTokenForEverythingIsRefused() throws Exception {
        refused(
                token(
                        claims -> {
                            claims.unsetClaim("asset");
                            claims.unsetClaim("purpose");
                        }),
                "It is bound to no asset and no purpose.");
    }

    @Test
    void anExpiredTokenIsRefused() throws Exception {
        // given
        var token = token(_ -> {});

        // then
        assertThatThrownBy(
                        () ->
                                tokens(NOW.plus(Duration.ofHours(2)))
                                        .require(PUBLISHER, CLAIMED, token))
                .hasMessageContaining("It has expired.");
    }

    @Test
    void aTokenThatNeverExpiresIsRefused() throws Exception {
        refused(token(claims -> claims.unsetClaim("exp")), "expire within a day");
        refused(
                token(
                        claims ->
                                claims.setExpirationTime(
                                        NumericDate.fromSeconds(
                                                NOW.plus(Duration.ofDays(3)).getEpochSecond()))),
                "expire within a day");
    }

    @Test
    void aForgersKeyIsRefused() throws Exception {
        // given
        var forger = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        forger.setKeyId("r1");

        // then
        refused(
                signed(claims(), forger, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256),
                "Its signature is not the registry's.");
    }

    @Test
    void anUnknownKeyIsRefused() throws Exception {
        // given
        var other = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        other.setKeyId("r2");

        // then
        refused(
                signed(claims(), other, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256),
                "It cannot be verified with the registry's keys.");
    }

    @Test
    void aSharedSecretIsNoSignature() throws Exception {
        // given
        var secret = OctJwkGenerator.generateJwk(256);
        secret.setKeyId("r1");
        var jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        jws.setKeyIdHeaderValue("r1");
        jws.setKey(secret.getKey());
        jws.setPayload(claims().toJson());

        // then
        refused(jws.getCompactSerialization(), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "..", "eyJhbGciOiJub25lIn0.e30."})
    void whatIsNoTokenIsRefused(String token) throws Exception {
        refused(token, "");
    }

    @Test
    void withoutARegistryNoTokenIsTaken() throws Exception {
        // given
        var token = token(_ -> {});

        // then
        assertThatThrownBy(() -> tokens(Map.of(), NOW).require(PUBLISHER, CLAIMED, token))
                .isInstanceOfSatisfying(
                        Declined.class, e -> is(e, ConsentProblem.DECISION_TOKENS_NOT_TAKEN));
    }

    @Test
    void whereARegistryIsBelievedOnlyTheGatewayNeedsNoToken() throws IOException {
        assertThatThrownBy(() -> tokens(NOW).require(PUBLISHER, CLAIMED, null))
                .isInstanceOfSatisfying(
                        Declined.class, e -> is(e, ConsentProblem.DECISION_TOKEN_MISSING));
        assertThatCode(() -> tokens(NOW).require(actor("demo", true), CLAIMED, null))
                .doesNotThrowAnyException();
    }

    @Test
    void withoutKeysNothingIsTaken() throws Exception {
        // given
        var token = token(_ -> {});
        var tokens =
                tokens(
                        Map.of(
                                "candor.provenance.consent.issuer",
                                "https://consent.example",
                                "candor.provenance.consent.keys-file",
                                folder.resolve("nothing").toString()),
                        NOW);

        // then
        assertThatThrownBy(() -> tokens.require(PUBLISHER, CLAIMED, token))
                .isInstanceOfSatisfying(
                        Declined.class, e -> is(e, ConsentProblem.REGISTRY_KEYS_UNAVAILABLE));
    }

    private void refused(String token, String why) throws IOException {
        var tokens = tokens(NOW);
        assertThatThrownBy(() -> tokens.require(PUBLISHER, CLAIMED, token))
                .isInstanceOfSatisfying(
                        Declined.class, e -> is(e, ConsentProblem.DECISION_TOKEN_REFUSED))
                .hasMessageContaining(why);
    }

    private static void is(Declined declined, ConsentProblem problem) {
        assertThat(declined.type()).isEqualTo(problem);
        assertThat(declined.pointer().isPresent()).isEqualTo(problem.status() == 422);
    }

    private String token(Consumer<JwtClaims> change) throws JoseException {
        var claims = claims();
        change.accept(claims);
        return signed(claims, registry, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
    }

    private static JwtClaims claims() {
        var claims = new JwtClaims();
        claims.setIssuer("https://consent.example");
        claims.setAudience(DecisionTokens.AUDIENCE);
        claims.setIssuedAt(NumericDate.fromSeconds(NOW.minusSeconds(10).getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(NOW.plusSeconds(600).getEpochSecond()));
        claims.setClaim("org", "demo");
        claims.setClaim("check", CHECK);
        claims.setClaim("decision", "ALLOW");
        claims.setStringListClaim("grants", GRANTS);
        claims.setClaim("ledgerSeq", 7L);
        claims.setClaim("asset", ASSET);
        claims.setClaim("purpose", "editorial");
        return claims;
    }

    private static String signed(JwtClaims claims, PublicJsonWebKey key, String algorithm)
            throws JoseException {
        var jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(algorithm);
        jws.setKeyIdHeaderValue(key.getKeyId());
        jws.setKey(key.getPrivateKey());
        jws.setPayload(claims.toJson());
        return jws.getCompactSerialization();
    }

    private DecisionTokens tokens(Instant now) throws IOException {
        var keys = folder.resolve("keys.json");
        Files.writeString(keys, new JsonWebKeySet(registry).toJson());
        return tokens(
                Map.of(
                        "candor.provenance.consent.issuer",
                        "https://consent.example",
                        "candor.provenance.consent.keys-file",
                        keys.toString()),
                now);
    }

    private static DecisionTokens tokens(Map<String, String> settings, Instant now) {
        var config =
                new SmallRyeConfigBuilder()
                        .withMapping(DecisionConfig.class)
                        .withDefaultValues(new HashMap<>(settings))
                        .build()
                        .getConfigMapping(DecisionConfig.class);
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        return new DecisionTokens(config, new RegistryKeys(config, clock), clock);
    }

    private static Actor actor(String organization, boolean viaGateway) {
        return new Actor(
                new Organization(organization), "user-1", "Petra", Set.of("publisher"), viaGateway);
    }
}
