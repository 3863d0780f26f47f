package dev.candor.provenance.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Where the keys of organizations are: in a folder here, or with a token or a key service.
@ConfigMapping(prefix = "candor.provenance.keystore")
// Public because what validates configuration does not reach the map otherwise.
public interface KeyStoreConfig {
    /// Folder of keys, shared by all replicas. Beside the development authority's where one is in
    /// use; elsewhere no key is kept until it is set.
    Optional<Path> directory();

    /// File with the secret that the keys are encrypted under: 32 bytes in Base64. Made beside the
    /// development authority where one is in use.
    Optional<Path> secretFile();

    /// Keys that stay elsewhere, by the name organizations refer to them with.
    Map<String, Reference> references();

    /// A key of a PKCS#11 module, or of a key service in the shape of Vault's transit engine.
    interface Reference {
        /// The one organization that may refer to it.
        String organization();

        /// The key as a URI (RFC 7512), such as
        /// `pkcs11:token=Studio;object=signing?module-path=/usr/lib/softhsm/libsofthsm2.so`.
        Optional<String> pkcs11();

        /// File with the token's PIN in its first line.
        Optional<Path> pinFile();

        /// The key service, such as `https://vault.example:8200`.
        Optional<URI> vault();

        @WithDefault("transit")
        String vaultMount();

        Optional<String> vaultKey();

        /// Certificates belong to one version of a key, so it is best to name it.
        OptionalInt vaultVersion();

        Optional<String> vaultNamespace();

        /// File with the service's token in its first line; read anew for each signature.
        Optional<Path> vaultTokenFile();

        /// PEM file with those who vouch for the service (TLS); those of the JDK when not set.
        Optional<Path> vaultAuthority();
    }
}
