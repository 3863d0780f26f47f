package dev.candor.kit.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/// The keys of actor assertions, read once.
@ApplicationScoped
public class ActorKeys {
    private final Optional<PublicKey> publicKey;
    private final Optional<PrivateKey> privateKey;

    ActorKeys(IdentityConfig config) {
        publicKey = config.publicKey().map(ActorKeys::readPublic);
        privateKey = config.privateKey().map(ActorKeys::readPrivate);
    }

    Optional<PublicKey> publicKey() {
        return publicKey;
    }

    /// The key that signs; only the gateway has one.
    public Optional<PrivateKey> privateKey() {
        return privateKey;
    }

    private static PublicKey readPublic(Path file) {
        try {
            return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der(file)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "candor.actor.public-key is not a PEM public key on P-256", e);
        }
    }

    private static PrivateKey readPrivate(Path file) {
        try {
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der(file)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "candor.actor.private-key is not a PEM PKCS#8 key on P-256", e);
        }
    }

    private static byte[] der(Path file) {
        try {
            var base64 = Files.readString(file).replaceAll("-----[^-]+-----", "");
            return Base64.getMimeDecoder().decode(base64);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
