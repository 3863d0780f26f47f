package dev.candor.provenance.consent;

import static dev.candor.provenance.consent.ConsentProblem.DECISION_TOKENS_NOT_TAKEN;
import static dev.candor.provenance.consent.ConsentProblem.DECISION_TOKEN_MISSING;
import static dev.candor.provenance.consent.ConsentProblem.DECISION_TOKEN_REFUSED;

import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/// Verifies decision tokens: the consent registry's signed word that a check had an answer (compact
/// JWS, RFC 7515; ES256 or EdDSA).
///
/// Its claims are `iss`, `aud` (`candor-provenance`), `org`, `iat`, `exp`, `check`, `decision`,
/// `grants`, `ledgerSeq`, and `asset` (SHA-256), `purpose` or both: a token that is bound to
/// neither would fit everything. Everything here blocks.
@ApplicationScoped
public class DecisionTokens {
    static final String AUDIENCE = "candor-provenance";

    private static final int CLOCK_SKEW_SECONDS = 5;
    private static final int LONGEST_LIFE_MINUTES = 24 * 60;
    private static final AlgorithmConstraints ALGORITHMS =
            new AlgorithmConstraints(
                    ConstraintType.PERMIT,
                    AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
                    AlgorithmIdentifiers.EDDSA);

    private final DecisionConfig config;
    private final RegistryKeys keys;
    private final Clock clock;

    DecisionTokens(DecisionConfig config, RegistryKeys keys, Clock clock) {
        this.config = config;
        this.keys = keys;
        this.clock = clock;
    }

    /// Lets pass what the registry said, and nothing else. The gateway asks the registry itself, so
    /// its word needs no token; anybody else's does where a registry is believed.
    ///
    /// @param token null if there is none
    /// @throws Declined that says what is wrong with it
    public void require(Actor actor, Claimed claimed, @Nullable String token) {
        if (token == null) {
            requireNone(actor);
        } else if (keys.areKnown()) {
            compare(actor, claimed, verified(actor.organization(), token));
        } else {
            throw new Declined(
                            DECISION_TOKENS_NOT_TAKEN,
                            "The operator has to set candor.provenance.consent.issuer and .keys"
                                    + " first.")
                    .at("/consent/token");
        }
    }

    private void requireNone(Actor actor) {
        if (keys.areKnown() && !actor.viaGateway()) {
            throw new Declined(
                            DECISION_TOKEN_MISSING,
                            "Ask the consent check for a decision token, and send it along.")
                    .at("/consent/token");
        }
    }

    private JwtClaims verified(Organization organization, String token) {
        var consumer =
                new JwtConsumerBuilder()
                        .setJwsAlgorithmConstraints(ALGORITHMS)
                        .setVerificationKeyResolver(
                                new JwksVerificationKeyResolver(known(organization, token)))
                        .setExpectedIssuer(config.issuer().orElseThrow())
                        .setExpectedAudience(AUDIENCE)
                        .setRequireExpirationTime()
                        .setRequireIssuedAt()
                        .setMaxFutureValidityInMinutes(LONGEST_LIFE_MINUTES)
                        .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                        .setEvaluationTime(
                                NumericDate.fromMilliseconds(clock.instant().toEpochMilli()))
                        .build();
        try {
            return consumer.processToClaims(token);
        } catch (InvalidJwtException e) {
            throw refused(why(e));
        }
    }

    private List<JsonWebKey> known(Organization organization, String token) {
        try {
            var jws = new JsonWebSignature();
            jws.setCompactSerialization(token);
            return keys.current(organization, jws.getKeyIdHeaderValue());
        } catch (JoseException e) {
            throw refused("It is no compact JWS.");
        }
    }

    private static String why(InvalidJwtException e) {
        if (e.hasExpired()) {
            return "It has expired.";
        }
        if (e.hasErrorCode(ErrorCodes.SIGNATURE_INVALID)) {
            return "Its signature is not the registry's.";
        }
        if (e.hasErrorCode(ErrorCodes.ISSUER_INVALID)
                || e.hasErrorCode(ErrorCodes.ISSUER_MISSING)) {
            return "Another registry issued it.";
        }
        if (e.hasErrorCode(ErrorCodes.AUDIENCE_INVALID)
                || e.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) {
            return "It was made out to somebody else than " + AUDIENCE + ".";
        }
        if (e.hasErrorCode(ErrorCodes.EXPIRATION_TOO_FAR_IN_FUTURE)
                || e.hasErrorCode(ErrorCodes.EXPIRATION_MISSING)
                || e.hasErrorCode(ErrorCodes.ISSUED_AT_MISSING)) {
            return "It has to say when it was issued, and to expire within a day.";
        }
        return "It cannot be verified with the registry's keys.";
    }

    private static void compare(Actor actor, Claimed claimed, JwtClaims claims) {
        try {
            requireSame("organization", actor.organization().slug(), text(claims, "org"));
            requireSame("check", claimed.check(), text(claims, "check"));
            requireSame("decision", claimed.decision(), text(claims, "decision"));
            requireSame("ledgerSeq", claimed.ledgerSeq(), claims.getClaimValue("ledgerSeq"));
            requireSame(
                    "grants",
                    new HashSet<>(claimed.grants()),
                    new HashSet<>(claims.getStringListClaimValue("grants")));
            bound(claimed, text(claims, "asset"), text(claims, "purpose"));
        } catch (MalformedClaimException | NullPointerException e) {
            throw refused("A claim in it is missing or of another kind.");
        }
    }

    private static void bound(Claimed claimed, @Nullable String asset, @Nullable String purpose) {
        if (asset == null && purpose == null) {
            throw refused("It is bound to no asset and no purpose.");
        }
        if (asset != null && !claimed.assets().contains(asset)) {
            throw refused("It is about another asset.");
        }
        if (purpose != null) {
            requireSame("purpose", claimed.purpose(), purpose);
        }
    }

    private static @Nullable String text(JwtClaims claims, String name)
            throws MalformedClaimException {
        return claims.getStringClaimValue(name);
    }

    private static void requireSame(String name, @Nullable Object claimed, @Nullable Object token) {
        if (!Objects.equals(claimed, token)) {
            throw refused("It has another %s.".formatted(name));
        }
    }

    private static Declined refused(String why) {
        return new Declined(DECISION_TOKEN_REFUSED, why).at("/consent/token");
    }
}
