package dev.candor.kit.identity;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

/// For whom the gateway speaks: a JWS (RFC 7515, ES256) that lives for a minute.
///
/// A publication is admitted with a user's token; its later steps run under the gateway's service
/// account, which sends this beside its own token. User tokens are never stored.
public final class ActorAssertion {
    /// The request header that carries it.
    public static final String HEADER = "Candor-Actor";

    static final Duration LIFETIME = Duration.ofSeconds(60);
    private static final String ISSUER = "candor-gateway";
    private static final String AUDIENCE = "candor-services";
    private static final int CLOCK_SKEW_SECONDS = 5;

    private ActorAssertion() {}

    /// @param key P-256 private key
    /// @throws IllegalStateException when the key cannot sign
    public static String sign(Actor actor, PrivateKey key, Clock clock) {
        var now = clock.instant();
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setSubject(actor.id());
        claims.setIssuedAt(NumericDate.fromMilliseconds(now.toEpochMilli()));
        claims.setExpirationTime(NumericDate.fromMilliseconds(now.plus(LIFETIME).toEpochMilli()));
        claims.setGeneratedJwtId();
        claims.setStringClaim("org", actor.organization().slug());
        claims.setStringClaim("name", actor.name());
        claims.setStringListClaim("roles", List.copyOf(actor.roles()));
        var jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        jws.setKey(key);
        jws.setPayload(claims.toJson());
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("the actor key cannot sign", e);
        }
    }

    /// @throws InvalidAssertionException when signature, issuer, audience, time or a claim is wrong
    static Actor verify(String assertion, PublicKey key, Clock clock)
            throws InvalidAssertionException {
        var consumer =
                new JwtConsumerBuilder()
                        .setJwsAlgorithmConstraints(
                                new AlgorithmConstraints(
                                        ConstraintType.PERMIT,
                                        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256))
                        .setVerificationKey(key)
                        .setExpectedIssuer(ISSUER)
                        .setExpectedAudience(AUDIENCE)
                        .setRequireSubject()
                        .setRequireExpirationTime()
                        .setRequireIssuedAt()
                        .setMaxFutureValidityInMinutes(2)
                        .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                        .setEvaluationTime(
                                NumericDate.fromMilliseconds(clock.instant().toEpochMilli()))
                        .build();
        try {
            var claims = consumer.processToClaims(assertion);
            return new Actor(
                    new Organization(claims.getStringClaimValue("org")),
                    claims.getSubject(),
                    claims.getStringClaimValue("name"),
                    Set.copyOf(claims.getStringListClaimValue("roles")),
                    true);
        } catch (InvalidJwtException
                | MalformedClaimException
                | IllegalArgumentException
                | NullPointerException e) {
            throw new InvalidAssertionException(e);
        }
    }

    static final class InvalidAssertionException extends Exception {
        private static final long serialVersionUID = 1L;

        InvalidAssertionException(Throwable cause) {
            super("the actor assertion does not verify", cause);
        }
    }
}
