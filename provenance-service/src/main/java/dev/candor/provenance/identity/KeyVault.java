package dev.candor.provenance.identity;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import dev.candor.provenance.identity.KeyFolder.LostKeyException;
import dev.candor.provenance.key.SigningIdentities;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/// The keys this installation keeps for its organizations, if it keeps any. Everything here blocks.
@Startup
@ApplicationScoped
class KeyVault {
    private final Optional<KeyFolder> folder;

    KeyVault(KeyStoreConfig config, SigningIdentities installation) {
        this.folder = folder(config, installation.developmentFolder());
    }

    /// @throws Declined `KEY_STORE_CLOSED`
    void keep(IdentityId id, Organization organization, PrivateKey key) {
        require().keep(id, organization, key);
    }

    /// @throws Declined `KEY_NOT_IN_STORE`, or `KEY_STORE_CLOSED`
    PrivateKey open(IdentityId id, Organization organization) {
        try {
            return require().open(id, organization);
        } catch (LostKeyException e) {
            throw new Declined(
                    IdentityProblem.KEY_NOT_IN_STORE,
                    "The key of this identity cannot be used: %s.".formatted(e.getMessage()));
        }
    }

    void destroy(IdentityId id) {
        folder.ifPresent(keys -> keys.destroy(id));
    }

    /// @throws Declined `KEY_STORE_CLOSED`
    void requireOpen() {
        require();
    }

    private KeyFolder require() {
        return folder.orElseThrow(
                () ->
                        new Declined(
                                IdentityProblem.KEY_STORE_CLOSED,
                                "The operator has to set candor.provenance.keystore.directory and"
                                        + " .secret-file first; or refer to a key that stays"
                                        + " elsewhere."));
    }

    private static Optional<KeyFolder> folder(KeyStoreConfig config, Optional<Path> development) {
        var directory = config.directory().or(() -> development.map(path -> path.resolve("keys")));
        var secret =
                config.secretFile()
                        .map(KeyVault::read)
                        .or(() -> development.map(KeyVault::developmentSecret));
        if (config.directory().isPresent() && secret.isEmpty()) {
            throw new IllegalStateException(
                    "Set candor.provenance.keystore.secret-file: keys are kept encrypted only.");
        }
        return directory.flatMap(path -> secret.map(bytes -> new KeyFolder(path, bytes)));
    }

    private static byte[] read(Path file) {
        try {
            return Base64.getDecoder().decode(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("candor.provenance.keystore.secret-file", e);
        } catch (IllegalArgumentException e) {
            // The message of the decoder would show some of it.
            throw new IllegalStateException(
                    "candor.provenance.keystore.secret-file has no 32 bytes in Base64");
        }
    }

    /// Made once, by whichever replica comes first.
    private static byte[] developmentSecret(Path directory) {
        var file = directory.resolve("keys.secret");
        var secret = new byte[KeyFolder.SECRET_LENGTH];
        new SecureRandom().nextBytes(secret);
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            var draft = Files.createTempFile(directory, ".secret", ".draft", ownerOnly);
            Files.writeString(
                    draft, Base64.getEncoder().encodeToString(secret), StandardOpenOption.SYNC);
            try {
                Files.createLink(file, draft); // unlike a move, never replaces another's
            } catch (FileAlreadyExistsException e) {
                // another start made it
            } finally {
                Files.delete(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read(file);
    }
}
