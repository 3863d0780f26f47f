package dev.candor.c2pa.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.candor.c2pa.certificate.DevelopmentAuthority;
import dev.candor.c2pa.certificate.Pem;
import dev.candor.c2pa.certificate.RefusedCredentialException;
import dev.candor.c2pa.certificate.SigningIdentity;
import dev.candor.c2pa.port.SigningAlgorithm;
import dev.candor.c2pa.port.SigningException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Signs with SoftHSM2: real tokens, made here. `SOFTHSM2_CONF` says where its configuration lies.
class Pkcs11SignerTest {
    private static final List<Path> LIBRARIES =
            List.of(
                    Path.of("/usr/lib/softhsm/libsofthsm2.so"),
                    Path.of("/usr/lib64/softhsm/libsofthsm2.so"),
                    Path.of("/usr/local/lib/softhsm/libsofthsm2.so"),
                    Path.of("/opt/homebrew/lib/softhsm/libsofthsm2.so"));
    private static final String TOKEN = "Candor Test";
    private static final char[] PIN = "246810".toCharArray();
    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.US_ASCII);
    private static final DevelopmentAuthority AUTHORITY =
            DevelopmentAuthority.create("Test", Clock.systemUTC(), new SecureRandom());

    private static final Map<SigningAlgorithm, SigningIdentity> IDENTITIES =
            new EnumMap<>(SigningAlgorithm.class);

    private static Path library = Path.of("");

    @TempDir Path folder;

    @BeforeAll
    static void makeToken() throws Exception {
        var found = LIBRARIES.stream().filter(Files::exists).findFirst();
        assumeTrue(found.isPresent(), "SoftHSM2 is not installed (apt install softhsm2)");
        library = found.orElseThrow();
        var configuration = System.getenv("SOFTHSM2_CONF");
        assumeTrue(configuration != null, "SOFTHSM2_CONF is not set");
        var tokens = Path.of(configuration).resolveSibling("softhsm2-tokens");
        clear(tokens);
        Files.createDirectories(tokens);
        Files.writeString(
                Path.of(configuration),
                "directories.tokendir = %s%nobjectstore.backend = file%nlog.level = ERROR%n"
                        .formatted(tokens));
        // whoever is logged in to a token once is so for the whole process
        tool("--init-token", "--free", "--label", "Shut", "--so-pin", "1357", "--pin", pin());
        tool("--init-token", "--free", "--label", TOKEN, "--so-pin", "1357", "--pin", pin());
        int number = 0;
        for (var algorithm : SigningAlgorithm.values()) {
            var identity = AUTHORITY.issueClaimSigner("Test", "Signer " + algorithm, algorithm);
            IDENTITIES.put(algorithm, identity);
            number++;
            importKey(tokens, identity, algorithm.name(), "a%d".formatted(number));
        }
    }

    private static void importKey(Path folder, SigningIdentity identity, String label, String id)
            throws IOException, InterruptedException {
        var file = Files.writeString(folder.resolveSibling("key.pem"), Pem.of(identity.key()));
        try {
            tool(
                    "--import",
                    file.toString(),
                    "--token",
                    TOKEN,
                    "--label",
                    label,
                    "--id",
                    id,
                    "--pin",
                    pin());
        } finally {
            Files.delete(file);
        }
    }

    private static String pin() {
        return new String(PIN);
    }

    private static void tool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add("softhsm2-util");
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void keyOnATokenSignsWhatVerifies(SigningAlgorithm algorithm) throws Exception {
        try (var signer = open(algorithm)) {
            SignedPicture.requireTrusted(folder, signer, AUTHORITY.root());
        }
    }

    @Test
    void keyIsFoundByItsIdentifier() throws Exception {
        var key = Pkcs11Key.of("pkcs11:token=Candor%20Test;id=%a1?module-path=" + library);

        try (var signer = Pkcs11Signer.open(key, PIN, chain(SigningAlgorithm.ES256), null)) {
            assertThat(verifies(signer)).isTrue();
        }
    }

    @Test
    void keyIsFoundBySlot() throws Exception {
        long slot = slot();
        var key =
                Pkcs11Key.of(
                        "pkcs11:slot-id=%d;object=ES256?module-path=%s".formatted(slot, library));

        try (var signer = Pkcs11Signer.open(key, PIN, chain(SigningAlgorithm.ES256), null)) {
            assertThat(verifies(signer)).isTrue();
        }
    }

    private static long slot() throws CryptokiException {
        var module = Cryptoki.of(library);
        for (long slot : module.slots()) {
            if (module.tokenLabel(slot).equals(TOKEN)) {
                return slot;
            }
        }
        throw new IllegalStateException("No token " + TOKEN);
    }

    @Test
    void certificatesOfTheTokenAreTaken() throws Exception {
        var identity = AUTHORITY.issueClaimSigner("Test", "On the token", SigningAlgorithm.ES256);
        putWithCertificates(identity, "complete");

        var key =
                new Pkcs11Key(
                        library,
                        new Pkcs11Key.Token.Labelled(TOKEN),
                        new Pkcs11Key.Name.Identified("complete"));
        try (var signer = Pkcs11Signer.open(key, PIN)) {
            assertThat(signer.chain()).containsExactly(identity.certificate());
            SignedPicture.requireTrusted(folder, signer, AUTHORITY.root());
        }
    }

    /// The JDK's provider stands for any other program that fills a token.
    private static void putWithCertificates(SigningIdentity identity, String id)
            throws GeneralSecurityException, IOException, CryptokiException {
        var provider =
                Security.getProvider("SunPKCS11")
                        .configure("--name=Test\nlibrary=%s\nslot=%d\n".formatted(library, slot()));
        var store = KeyStore.getInstance("PKCS11", provider);
        store.load(null, PIN);
        store.setKeyEntry(
                id,
                identity.key(),
                null,
                new X509Certificate[] {identity.certificate(), AUTHORITY.root()});
    }

    @Test
    void threadsSignSideBySide() throws Exception {
        try (var signer = open(SigningAlgorithm.ES256);
                var threads = Executors.newFixedThreadPool(4)) {
            Callable<Boolean> one = () -> verifies(signer);
            var results = threads.invokeAll(Collections.nCopies(40, one));
            for (var result : results) {
                assertThat(result.get()).isTrue();
            }
        }
    }

    @Test
    void wrongPinIsSaidAndNotRepeated() {
        assertRefused(
                "pkcs11:token=Shut;object=ES256?module-path=" + library,
                "999999",
                "The key ES256 of the token Shut cannot be used: the PIN is wrong (C_Login"
                        + " returns 0xA0)");
    }

    @Test
    void unknownTokenIsNamedBesideThoseThere() {
        assertThatThrownBy(
                        () ->
                                Pkcs11Signer.open(
                                        Pkcs11Key.of(
                                                "pkcs11:token=Other;object=ES256?module-path="
                                                        + library),
                                        PIN))
                .isInstanceOf(SigningException.class)
                .hasMessageStartingWith("The module has no token Other; there are [")
                .hasMessageContaining(TOKEN);
    }

    @Test
    void unknownKeyIsNamed() {
        assertRefused(
                "pkcs11:token=Candor%20Test;object=lost?module-path=" + library,
                pin(),
                "There is no private key lost of the token Candor Test");
    }

    @Test
    void keyWithoutACertificateNeedsAChain() {
        assertRefused(
                "pkcs11:token=Candor%20Test;object=ES384?module-path=" + library,
                pin(),
                "The token has no certificate for the key ES384 of the token Candor Test: give the"
                        + " chain in a file");
    }

    @Test
    void moduleThatIsNoneIsNamed() {
        assertRefused(
                "pkcs11:token=Candor%20Test;object=ES384?module-path=/nowhere/lib.so",
                pin(), "The PKCS#11 module /nowhere/lib.so cannot be loaded");
    }

    @Test
    void certificateOfAnotherKeyIsRefused() throws Exception {
        try (var signer =
                Pkcs11Signer.open(
                        key("ES256"),
                        PIN,
                        AUTHORITY.issueClaimSigner("Test", "Other", SigningAlgorithm.ES256).chain(),
                        null)) {
            assertThatThrownBy(() -> SignedPicture.sign(folder, signer, AUTHORITY.root()))
                    .isInstanceOf(RefusedCredentialException.class)
                    .hasMessageContaining("the private key is that of the certificate");
        }
    }

    @Test
    void algorithmThatTheKeyCannotDoIsSaid() throws Exception {
        try (var signer =
                Pkcs11Signer.open(
                        key("PS256"), PIN, chain(SigningAlgorithm.PS256), SigningAlgorithm.ES256)) {
            assertThatThrownBy(() -> signer.sign(MESSAGE))
                    .isInstanceOf(SigningException.class)
                    .hasMessageStartingWith(
                            "The key PS256 of the token Candor Test does not sign with ES256: ");
        }
    }

    private static void assertRefused(String uri, String pin, String words) {
        assertThatThrownBy(() -> Pkcs11Signer.open(Pkcs11Key.of(uri), pin.toCharArray()))
                .isInstanceOf(SigningException.class)
                .hasMessage(words)
                .extracting(refused -> ((SigningException) refused).reason())
                .isEqualTo(SigningException.Reason.SIGNER);
    }

    private static Pkcs11Signer open(SigningAlgorithm algorithm) throws SigningException {
        return Pkcs11Signer.open(key(algorithm.name()), PIN, chain(algorithm), algorithm);
    }

    private static Pkcs11Key key(String label) {
        return new Pkcs11Key(
                library, new Pkcs11Key.Token.Labelled(TOKEN), new Pkcs11Key.Name.Labelled(label));
    }

    private static List<X509Certificate> chain(SigningAlgorithm algorithm) {
        return Optional.ofNullable(IDENTITIES.get(algorithm)).orElseThrow().chain();
    }

    private static boolean verifies(Pkcs11Signer signer)
            throws GeneralSecurityException, SigningException {
        var signature = signer.algorithm().signature();
        signature.initVerify(signer.chain().getFirst().getPublicKey());
        signature.update(MESSAGE);
        return signature.verify(signer.sign(MESSAGE));
    }
}
