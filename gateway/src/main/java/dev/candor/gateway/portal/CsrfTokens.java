package dev.candor.gateway.portal;

import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Tokens that only a page of ours has: a form without one, or with another person's, is refused.
/// Nothing is stored.
@ApplicationScoped
class CsrfTokens {
    static final String FIELD = "csrf";
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    CsrfTokens(
            @ConfigProperty(name = "quarkus.oidc.portal.token-state-manager.encryption-secret")
                    String secret) {
        key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    String of(Actor actor) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            var about = "csrf\n%s\n%s".formatted(actor.organization().slug(), actor.id());
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(about.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /// @throws Declined when the token is not this person's
    void check(Actor actor, String given) {
        var expected = of(actor).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.US_ASCII))) {
            throw new Declined(
                    CommonProblem.FORBIDDEN, "The form is out of date. Open the page again.");
        }
    }
}
