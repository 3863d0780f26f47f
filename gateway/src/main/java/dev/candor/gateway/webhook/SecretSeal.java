package dev.candor.gateway.webhook;

import static dev.candor.gateway.webhook.WebhookProblem.WEBHOOKS_NOT_SET_UP;

import dev.candor.kit.problem.Declined;
import dev.candor.kit.secret.InstallationSecret;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Keeps signing secrets from whoever reads the database: AES-256-GCM under the installation's
/// secret, bound to organization and webhook.
@ApplicationScoped
class SecretSeal {
    private static final String PROPERTY = "candor.webhooks.secret-file";
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;

    private final Optional<SecretKey> secret;
    private final SecureRandom random = new SecureRandom();

    SecretSeal(WebhookConfig config) {
        secret =
                config.secretFile()
                        .map(
                                file ->
                                        config.development() && !Files.exists(file)
                                                ? InstallationSecret.made(file)
                                                : InstallationSecret.read(file, PROPERTY))
                        .map(bytes -> new SecretKeySpec(bytes, "AES"));
    }

    /// A secret nobody has seen.
    SigningSecret fresh() {
        return SigningSecret.random(random);
    }

    /// @throws Declined `WEBHOOKS_NOT_SET_UP`
    byte[] close(String organization, UUID webhook, SigningSecret opened) {
        var nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        var sealed = crypt(Cipher.ENCRYPT_MODE, nonce, bound(organization, webhook), opened.key());
        return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    }

    /// @throws Declined `WEBHOOKS_NOT_SET_UP`
    /// @throws IllegalStateException when it was sealed under another secret, or for another
    /// webhook
    SigningSecret open(String organization, UUID webhook, byte[] sealed) {
        var in = ByteBuffer.wrap(sealed);
        var nonce = new byte[NONCE_LENGTH];
        in.get(nonce);
        var rest = new byte[in.remaining()];
        in.get(rest);
        return new SigningSecret(
                crypt(Cipher.DECRYPT_MODE, nonce, bound(organization, webhook), rest));
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] bound, byte[] bytes) {
        var key =
                secret.orElseThrow(
                        () ->
                                new Declined(
                                        WEBHOOKS_NOT_SET_UP,
                                        "An operator has to set %s.".formatted(PROPERTY)));
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bound);
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a webhook's secret is of another installation", e);
        }
    }

    private static byte[] bound(String organization, UUID webhook) {
        return "webhook/%s/%s".formatted(organization, webhook).getBytes(StandardCharsets.UTF_8);
    }
}
