package dev.candor.provenance.identity;

import dev.candor.c2pa.certificate.Pem;
import dev.candor.c2pa.net.NetPolicy;
import dev.candor.c2pa.net.Pkcs11Key;
import dev.candor.c2pa.net.Pkcs11Signer;
import dev.candor.c2pa.net.TransitKey;
import dev.candor.c2pa.net.TransitSigner;
import dev.candor.c2pa.port.Signer;
import dev.candor.c2pa.port.SigningAlgorithm;
import dev.candor.c2pa.port.SigningException;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import dev.candor.provenance.identity.KeyStoreConfig.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keys that stay with a token or a key service, by the names the operator gave them. Everything
/// here blocks.
@ApplicationScoped
class KeyReferences {
    private final KeyStoreConfig config;

    KeyReferences(KeyStoreConfig config) {
        this.config = config;
    }

    /// A signer with the key of a reference. Another organization's reference does not exist.
    ///
    /// @param chain the signer's certificates; those on the token if empty
    /// @param algorithm the one C2PA recommends for the key if null
    /// @throws Declined `UNKNOWN_KEY_REFERENCE`, or `UNREADABLE_CERTIFICATES` without a chain
    /// @throws SigningException if token or service cannot be reached
    Signer open(
            Organization organization,
            String name,
            List<X509Certificate> chain,
            @Nullable SigningAlgorithm algorithm)
            throws SigningException {
        var reference =
                Optional.ofNullable(config.references().get(name))
                        .filter(found -> found.organization().equals(organization.slug()))
                        .orElseThrow(KeyReferences::unknown);
        return reference.pkcs11().isPresent()
                ? Pkcs11Signer.open(
                        Pkcs11Key.of(reference.pkcs11().get()),
                        secret(reference.pinFile()).toCharArray(),
                        chain,
                        algorithm)
                : transit(name, reference, chain, algorithm);
    }

    private static Signer transit(
            String name,
            Reference reference,
            List<X509Certificate> chain,
            @Nullable SigningAlgorithm algorithm) {
        if (chain.isEmpty()) {
            throw new Declined(
                            IdentityProblem.UNREADABLE_CERTIFICATES,
                            "A key service has no certificates: send them along.")
                    .at("/chainPem");
        }
        var server = set(name, "vault", reference.vault());
        var key =
                new TransitKey(
                        server,
                        reference.vaultMount(),
                        set(name, "vault-key", reference.vaultKey()),
                        reference.vaultVersion().isPresent()
                                ? reference.vaultVersion().getAsInt()
                                : null,
                        reference.vaultNamespace().orElse(null));
        return new TransitSigner(
                key,
                algorithm == null
                        ? SigningAlgorithm.recommendedFor(chain.getFirst().getPublicKey())
                                .orElseThrow(KeyReferences::unfit)
                        : algorithm,
                chain,
                () -> secret(reference.vaultTokenFile()),
                policy(server, reference));
    }

    private static NetPolicy policy(URI server, Reference reference) {
        var host = server.getHost().toLowerCase(Locale.ROOT);
        var roots = reference.vaultAuthority().map(KeyReferences::certificates).orElse(List.of());
        var policy = NetPolicy.only(Set.of(host)).orInside().believing(roots);
        // A service on the same machine, such as an agent of the real one, may speak plain http.
        return Set.of("127.0.0.1", "[::1]", "localhost").contains(host) ? policy.orPlain() : policy;
    }

    private static List<X509Certificate> certificates(Path file) {
        try {
            return Pem.certificates(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("candor.provenance.keystore.references", e);
        }
    }

    private static String secret(Optional<Path> file) {
        try {
            return file.isEmpty()
                    ? ""
                    : Files.readString(file.get()).lines().findFirst().orElse("").strip();
        } catch (IOException e) {
            throw new UncheckedIOException("candor.provenance.keystore.references", e);
        }
    }

    private static <T> T set(String name, String member, Optional<T> value) {
        return value.orElseThrow(
                () ->
                        new IllegalStateException(
                                "candor.provenance.keystore.references.%s.%s is not set"
                                        .formatted(name, member)));
    }

    private static Declined unknown() {
        return new Declined(
                        IdentityProblem.UNKNOWN_KEY_REFERENCE,
                        "The operator has named no such key for your organization.")
                .at("/reference");
    }

    private static Declined unfit() {
        return new Declined(
                        IdentityProblem.CREDENTIAL_REFUSED,
                        "C2PA has no algorithm for the key of the first certificate.")
                .at("/chainPem");
    }
}
