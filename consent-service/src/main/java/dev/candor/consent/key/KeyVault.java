package dev.candor.consent.key;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.secret.InstallationSecret;
import dev.candor.kit.secret.SealedFolder;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.Optional;

/// The registry's private keys, if this installation keeps any. Everything here blocks.
@Startup // a secret that cannot be read is a reason not to start
@ApplicationScoped
class KeyVault {
    private static final String SECRET_FILE = "candor.consent.registry.secret-file";

    private final Optional<SealedFolder> folder;

    KeyVault(RegistryConfig config) {
        this.folder =
                config.keyDirectory()
                        .map(directory -> new SealedFolder(directory, secret(config, directory)));
    }

    /// @throws Declined `REGISTRY_KEYS_CLOSED`
    void keep(Organization organization, String kid, PrivateKey key) {
        require().keep(kid, organization.slug(), key.getEncoded());
    }

    /// @throws Declined `REGISTRY_KEY_LOST` or `REGISTRY_KEYS_CLOSED`
    PrivateKey open(RegistryKey key) {
        try {
            return Ed25519.privateKey(require().open(key.kid(), key.organization().slug()));
        } catch (SealedFolder.LostException e) {
            throw lost(key, e.why());
        } catch (IllegalArgumentException e) {
            throw lost(key, "its file is broken");
        }
    }

    private static Declined lost(RegistryKey key, String why) {
        return new Declined(
                KeyProblem.REGISTRY_KEY_LOST,
                "Key %s cannot be used: %s.".formatted(key.kid(), why));
    }

    void destroy(String kid) {
        folder.ifPresent(keys -> keys.destroy(kid));
    }

    boolean isOpen() {
        return folder.isPresent();
    }

    private SealedFolder require() {
        return folder.orElseThrow(
                () ->
                        new Declined(
                                KeyProblem.REGISTRY_KEYS_CLOSED,
                                "The operator has to set candor.consent.registry.key-directory and"
                                        + " .secret-file first."));
    }

    private static byte[] secret(RegistryConfig config, Path directory) {
        if (config.secretFile().isPresent()) {
            return InstallationSecret.read(config.secretFile().get(), SECRET_FILE);
        }
        if (config.development()) {
            return InstallationSecret.made(directory.resolve("registry.secret"));
        }
        throw new IllegalStateException("Set %s: keys are kept encrypted.".formatted(SECRET_FILE));
    }
}
