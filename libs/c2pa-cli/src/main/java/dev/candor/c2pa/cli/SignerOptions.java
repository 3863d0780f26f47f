package dev.candor.c2pa.cli;

import dev.candor.c2pa.certificate.Pem;
import dev.candor.c2pa.certificate.Pkcs12;
import dev.candor.c2pa.certificate.SignerCheck;
import dev.candor.c2pa.certificate.SigningIdentity;
import dev.candor.c2pa.net.NetPolicy;
import dev.candor.c2pa.net.Pkcs11Key;
import dev.candor.c2pa.net.Pkcs11Signer;
import dev.candor.c2pa.net.TransitKey;
import dev.candor.c2pa.net.TransitSigner;
import dev.candor.c2pa.port.KeySigner;
import dev.candor.c2pa.port.Signer;
import dev.candor.c2pa.port.SigningAlgorithm;
import dev.candor.c2pa.port.SigningException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Who signs: a key in a file, on a token, or with a key service. Secrets come from files or the
/// environment, never from the command line, which others can read.
final class SignerOptions {
    private static final String VAULT_TOKEN = "VAULT_TOKEN";

    @Option(
            names = "--cert",
            paramLabel = "PEM",
            description =
                    "The signer's certificate and its issuers, the signer first; a root at "
                            + "the end is left out. Belongs to --key, --pkcs11 (if the token has "
                            + "none) and --vault.")
    private @Nullable Path certificates;

    @Option(
            names = "--key",
            paramLabel = "PEM",
            description =
                    "The signer's private key: PKCS#8, SEC 1 or PKCS#1 as OpenSSL writes them.")
    private @Nullable Path key;

    @Option(
            names = "--pkcs12",
            paramLabel = "FILE",
            description = "The signer's key and certificates in one file (.p12, .pfx).")
    private @Nullable Path pkcs12;

    @Option(
            names = "--alias",
            paramLabel = "NAME",
            description = "Which key of the PKCS#12 file, if it has several.")
    private @Nullable String alias;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "The password of --key or --pkcs12, on the file's first line.")
    private @Nullable Path password;

    @Option(
            names = "--pkcs11",
            paramLabel = "URI",
            description =
                    "A key of a PKCS#11 module (RFC 7512), such as "
                        + "'pkcs11:token=Studio;object=signing?module-path=/usr/lib/softhsm/libsofthsm2.so'.")
    private @Nullable String pkcs11;

    @Option(
            names = "--pin-file",
            paramLabel = "FILE",
            description = "The token's PIN, on the file's first line.")
    private @Nullable Path pin;

    @Option(
            names = "--vault",
            paramLabel = "URL",
            description =
                    "A key service with a transit engine (HashiCorp Vault, OpenBao), such as"
                        + " https://vault.example:8200. Its token is in --vault-token-file, or in"
                        + " the environment as VAULT_TOKEN.")
    private @Nullable URI vault;

    @Option(names = "--vault-key", paramLabel = "NAME", description = "The service's key.")
    private @Nullable String vaultKey;

    @Option(
            names = "--vault-mount",
            paramLabel = "PATH",
            defaultValue = "transit",
            description = "Where the engine is mounted: ${DEFAULT-VALUE} if not given.")
    private String vaultMount;

    @Option(
            names = "--vault-version",
            paramLabel = "N",
            description = "The key's version that the certificate is for; the newest if not given.")
    private @Nullable Integer vaultVersion;

    @Option(
            names = "--vault-namespace",
            paramLabel = "PATH",
            description = "The service's namespace.")
    private @Nullable String vaultNamespace;

    @Option(
            names = "--vault-token-file",
            paramLabel = "FILE",
            description = "The service's token, on the file's first line.")
    private @Nullable Path vaultToken;

    @Option(
            names = "--vault-ca",
            paramLabel = "PEM",
            description = "Who vouches for the service (TLS); those of the JDK if not given.")
    private @Nullable Path vaultAuthority;

    @Option(
            names = "--alg",
            paramLabel = "NAME",
            description =
                    "es256, es384, es512, ps256, ps384, ps512 or ed25519; the one C2PA "
                            + "recommends for the key if not given.")
    private @Nullable String algorithm;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the options
    SignerOptions() {}

    /// The signer.
    ///
    /// @throws SigningException if its key cannot be reached
    /// @throws ParameterException if the options name none, or several, or a file cannot be read
    Signer signer() throws SigningException {
        long kinds = Stream.of(key, pkcs12, pkcs11, vault).filter(option -> option != null).count();
        if (kinds != 1) {
            throw wrong("Say who signs: --cert and --key, --pkcs12, --pkcs11 or --vault", null);
        }
        try {
            if (key != null) {
                return signer(keyPair(key));
            }
            if (pkcs12 != null) {
                return signer(
                        Pkcs12.read(SmallFile.bytes(pkcs12), SmallFile.secret(password), alias));
            }
            if (pkcs11 != null) {
                return token(pkcs11);
            }
            return service();
        } catch (IOException e) {
            throw wrong("Cannot read %s".formatted(e.getMessage()), e);
        } catch (IllegalArgumentException e) {
            throw wrong("Cannot use the key and certificates: " + e.getMessage(), e);
        }
    }

    private SigningIdentity keyPair(Path file) throws IOException {
        var text = SmallFile.text(file);
        var secret =
                password == null
                        ? Pem.privateKey(text)
                        : Pem.privateKey(text, SmallFile.secret(password));
        return new SigningIdentity(secret, chain());
    }

    private Signer signer(SigningIdentity identity) {
        return KeySigner.of(
                wanted().orElseGet(
                                () ->
                                        SigningAlgorithm.recommendedFor(identity.key())
                                                .orElseThrow(
                                                        () ->
                                                                new IllegalArgumentException(
                                                                        "C2PA has no algorithm for"
                                                                                + " this key"))),
                identity.key(),
                identity.chain());
    }

    private Signer token(String uri) throws IOException, SigningException {
        var chain = certificates == null ? List.<X509Certificate>of() : chain();
        return Pkcs11Signer.open(
                Pkcs11Key.of(uri), SmallFile.secret(pin), chain, wanted().orElse(null));
    }

    private Signer service() throws IOException {
        if (vault == null || vaultKey == null || vault.getHost() == null) {
            throw wrong("--vault takes an address, and --vault-key the name of a key", null);
        }
        var chain = chain();
        var roots =
                vaultAuthority == null
                        ? List.<X509Certificate>of()
                        : Pem.certificates(SmallFile.text(vaultAuthority));
        var hosts = NetPolicy.only(Set.of(vault.getHost().toLowerCase(Locale.ROOT)));
        var policy = hosts.orInside().believing(roots);
        var token = token();
        return new TransitSigner(
                new TransitKey(vault, vaultMount, vaultKey, vaultVersion, vaultNamespace),
                wanted().or(() -> SigningAlgorithm.recommendedFor(chain.getFirst().getPublicKey()))
                        .orElseThrow(),
                chain,
                () -> token,
                isLoopback(vault) ? policy.orPlain() : policy);
    }

    /// A service on the same machine, such as one for development, may speak plain `http`.
    private static boolean isLoopback(URI address) {
        return Set.of("127.0.0.1", "[::1]", "localhost").contains(address.getHost());
    }

    private String token() throws IOException {
        if (vaultToken != null) {
            return new String(SmallFile.secret(vaultToken));
        }
        return Optional.ofNullable(System.getenv(VAULT_TOKEN))
                .orElseThrow(
                        () ->
                                wrong(
                                        "--vault needs its token: in --vault-token-file, or in the"
                                                + " environment as VAULT_TOKEN",
                                        null));
    }

    private List<X509Certificate> chain() throws IOException {
        if (certificates == null) {
            throw wrong("--cert is missing: the signer's certificate and its issuers", null);
        }
        var chain = Pem.certificates(SmallFile.text(certificates));
        if (chain.isEmpty()) {
            throw wrong("There is no certificate in " + certificates, null);
        }
        return SignerCheck.withoutAnchor(chain);
    }

    private Optional<SigningAlgorithm> wanted() {
        if (algorithm == null) {
            return Optional.empty();
        }
        var name = algorithm.toUpperCase(Locale.ROOT);
        return Optional.of(
                Arrays.stream(SigningAlgorithm.values())
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> wrong("No algorithm " + algorithm, null)));
    }

    private ParameterException wrong(String words, @Nullable Throwable cause) {
        return new ParameterException(spec.commandLine(), words, cause);
    }
}
