package dev.candor.provenance.identity;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.secret.InstallationSecret;
import dev.candor.provenance.identity.KeyFolder.LostKeyException;
import dev.candor.provenance.key.SigningIdentities;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.security.PrivateKey;
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
                        .map(
                                file ->
                                        InstallationSecret.read(
                                                file, "candor.provenance.keystore.secret-file"))
                        .or(
                                () ->
                                        development.map(
                                                path ->
                                                        InstallationSecret.made(
                                                                path.resolve("keys.secret"))));
        if (config.directory().isPresent() && secret.isEmpty()) {
            throw new IllegalStateException(
                    "Set candor.provenance.keystore.secret-file: keys are kept encrypted only.");
        }
        return directory.flatMap(path -> secret.map(bytes -> new KeyFolder(path, bytes)));
    }
}
