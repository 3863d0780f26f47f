package dev.candor.provenance.key;

import dev.candor.c2pa.certificate.SigningIdentity;
import dev.candor.c2pa.port.SigningAlgorithm;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// The identity that signs: an imported one, or that of the development authority.
///
/// Read at start-up, so that a service that could not sign does not start. Everything here blocks.
@Startup
@ApplicationScoped
public class SigningIdentities {
    private static final Logger LOG = Logger.getLogger(SigningIdentities.class);

    private final Supplier<SigningIdentity> source;
    private final Optional<DevelopmentKeys> development;
    private final Optional<Path> developmentFolder;
    private final Optional<X509Certificate> developmentRoot;

    SigningIdentities(KeyConfig config, Clock clock) {
        this.development = development(config, clock);
        this.developmentFolder = development.flatMap(_ -> config.directory());
        this.developmentRoot = development.map(DevelopmentKeys::root);
        this.source = source(config, development);
        LOG.infof(
                "signing identity %s, development authority %s",
                current().id(), developmentRoot.isPresent() ? "in use" : "not in use");
    }

    /// The identity to sign with now.
    public Identity current() {
        return Identity.of(source.get());
    }

    /// The development authority's root, where one is allowed.
    Optional<X509Certificate> developmentRoot() {
        return developmentRoot;
    }

    /// The folder of the development authority, where one is in use.
    public Optional<Path> developmentFolder() {
        return developmentFolder;
    }

    /// A new key with a certificate of the development authority, where one is in use. It is kept
    /// by whoever asks, not here.
    ///
    /// @param organization the signer's organization, which validators show to people
    /// @param name the signer's common name
    public Optional<SigningIdentity> issueForDevelopment(
            String organization, String name, SigningAlgorithm algorithm) {
        return development.map(keys -> keys.issue(organization, name, algorithm));
    }

    private static Supplier<SigningIdentity> source(
            KeyConfig config, Optional<DevelopmentKeys> development) {
        if (config.chain().isPresent() && config.development()) {
            throw new IllegalStateException(
                    "An imported identity (candor.provenance.key.chain) and a development authority"
                        + " (candor.provenance.key.development=true) exclude each other: whoever"
                        + " relies on the one must not be asked to believe the other.");
        }
        if (config.chain().isPresent() && config.privateKey().isPresent()) {
            var imported = ImportedKeys.read(config.chain().get(), config.privateKey().get());
            return () -> imported;
        }
        if (config.chain().isPresent() || config.privateKey().isPresent()) {
            throw new IllegalStateException(
                    "Set both candor.provenance.key.chain and candor.provenance.key.private-key,"
                            + " or neither.");
        }
        return development
                .<Supplier<SigningIdentity>>map(keys -> keys::signer)
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "No signing identity. Import one"
                                            + " (candor.provenance.key.chain and .private-key), or"
                                            + " allow a development authority"
                                            + " (candor.provenance.key.development=true)."));
    }

    private static Optional<DevelopmentKeys> development(KeyConfig config, Clock clock) {
        if (!config.development()) {
            return Optional.empty();
        }
        Path directory =
                config.directory()
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "Set candor.provenance.key.directory: the"
                                                        + " development authority is kept there."));
        return Optional.of(
                new DevelopmentKeys(
                        directory,
                        config.organization(),
                        config.renewBefore(),
                        clock,
                        new SecureRandom()));
    }
}
