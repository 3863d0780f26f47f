package dev.candor.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/// The P-256 key pair by which services know that an assertion about a user came from the gateway.
///
/// @param publicKey PEM, SubjectPublicKeyInfo
/// @param privateKey PEM, PKCS#8; only its owner reads it
public record ActorKeyPair(Path publicKey, Path privateKey) {

    /// The pair in `folder`, made when it is not there yet.
    public static ActorKeyPair in(Path folder) {
        var pair =
                new ActorKeyPair(
                        folder.resolve("actor-public.pem"), folder.resolve("actor-private.pem"));
        if (!Files.exists(pair.publicKey)) {
            pair.make(folder);
        }
        return pair;
    }

    private void make(Path folder) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var keys = generator.generateKeyPair();
            Files.createDirectories(folder);
            Files.deleteIfExists(privateKey);
            Files.createFile(
                    privateKey,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    privateKey,
                    pem("PRIVATE KEY", keys.getPrivate().getEncoded()),
                    StandardOpenOption.WRITE);
            // Last, since its presence says that both are there.
            Files.writeString(publicKey, pem("PUBLIC KEY", keys.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no P-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the actor keys in " + folder, e);
        }
    }

    private static String pem(String what, byte[] content) {
        var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(what, base64);
    }
}
