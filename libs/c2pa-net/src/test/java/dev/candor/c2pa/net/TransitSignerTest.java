package dev.candor.c2pa.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.certificate.Pem;
import dev.candor.c2pa.port.SigningAlgorithm;
import dev.candor.c2pa.port.SigningException;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Signs with a key service that runs in a process of its own.
class TransitSignerTest {
    private static final String TOKEN = "hvs.token-of-the-test";
    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.US_ASCII);
    private static final NetPolicy HOME = NetPolicy.only(Set.of("127.0.0.1")).orPlain().orInside();

    @TempDir static Path certificates;

    private static Process service;
    private static URI address;

    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init") // JUnit starts the service
    TransitSignerTest() {}

    @BeforeAll
    static void start() throws IOException {
        service = service(certificates);
        address = URI.create("http://127.0.0.1:" + port(service));
    }

    @AfterAll
    static void stop() {
        service.destroy();
    }

    private static Process service(Path folder, String... more) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                TransitServer.class.getName(),
                                folder.toString(),
                                TOKEN));
        command.addAll(List.of(more));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static int port(Process process) throws IOException {
        BufferedReader words = process.inputReader(StandardCharsets.US_ASCII);
        return Integer.parseInt(String.valueOf(words.readLine()));
    }

    @ParameterizedTest
    @EnumSource
    void keyOfTheServiceSignsWhatVerifies(SigningAlgorithm algorithm) throws Exception {
        SignedPicture.requireTrusted(folder, signer(algorithm), root(certificates));
    }

    @Test
    void versionIsAskedForAndHeld() throws Exception {
        var key = key(SigningAlgorithm.ES256);

        assertThat(signer(key.version(1), TOKEN).sign(MESSAGE)).hasSize(64);
        assertRefused(
                key.version(2),
                TOKEN,
                "The key service at 127.0.0.1, asked to sign with the key es256, answers 400:"
                        + " cannot sign: version is too new");
    }

    /// The service repeats the token, the error does not.
    @Test
    void refusalSaysWhatTheServiceSaysWithoutTheToken() {
        assertRefused(
                key(SigningAlgorithm.ES256),
                "hvs.wrong",
                "The key service at 127.0.0.1, asked to sign with the key es256, answers 403:"
                        + " permission denied for ***");
    }

    @Test
    void unknownKeyIsNamedOnOneLine() {
        assertRefused(
                TransitKey.of(address, "lost"),
                TOKEN,
                "The key service at 127.0.0.1, asked to sign with the key lost, answers 400:"
                        + " signing key not found");
    }

    @Test
    void answerOfAnotherFormIsRefused() {
        assertRefused(
                new TransitKey(address, "other", "es256", null, null),
                TOKEN,
                "The key service at 127.0.0.1, asked to sign with the key es256, answers without a"
                        + " signature");
    }

    @ParameterizedTest
    @CsvSource({"long, gave no answer to be used", "silent, took too long"})
    void answerIsBounded(String mount, String words) {
        var key = new TransitKey(address, mount, "es256", null, null);
        var signer =
                new TransitSigner(
                        key,
                        SigningAlgorithm.ES256,
                        chain(SigningAlgorithm.ES256),
                        () -> TOKEN,
                        HOME.within(Duration.ofSeconds(2)));

        assertThatThrownBy(() -> signer.sign(MESSAGE))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining(words);
    }

    @Test
    void hostThatIsNotAllowedIsNotAsked() {
        var signer =
                new TransitSigner(
                        key(SigningAlgorithm.ES256),
                        SigningAlgorithm.ES256,
                        chain(SigningAlgorithm.ES256),
                        () -> TOKEN,
                        NetPolicy.only(Set.of("vault.example")).orPlain().orInside());

        assertThatThrownBy(() -> signer.sign(MESSAGE))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("is not on the list of hosts");
    }

    @Test
    void serviceIsBelievedThatItsAuthorityVouchesFor() throws Exception {
        var store = keyStore();
        var pem = certificate(store);
        var secure = service(folder, store.toString(), "changeit");
        try {
            var server = URI.create("https://127.0.0.1:" + port(secure));
            var key = TransitKey.of(server, "es256");
            var chain = Pem.certificates(Files.readString(folder.resolve("es256.pem")));
            var believing = NetPolicy.only(Set.of("127.0.0.1")).orInside().believing(pem);
            var signer =
                    new TransitSigner(key, SigningAlgorithm.ES256, chain, () -> TOKEN, believing);
            var stranger =
                    new TransitSigner(
                            key,
                            SigningAlgorithm.ES256,
                            chain,
                            () -> TOKEN,
                            NetPolicy.only(Set.of("127.0.0.1")).orInside());

            assertThat(signer.sign(MESSAGE)).hasSize(64);
            assertThatThrownBy(() -> stranger.sign(MESSAGE)).isInstanceOf(SigningException.class);
        } finally {
            secure.destroy();
        }
    }

    private Path keyStore() throws IOException, InterruptedException {
        var store = folder.resolve("tls.p12");
        keytool(
                "-genkeypair",
                "-alias",
                "tls",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit");
        return store;
    }

    private List<X509Certificate> certificate(Path store) throws Exception {
        var pem = folder.resolve("tls.pem");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "tls",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit",
                "-file",
                pem.toString());
        return Pem.certificates(Files.readString(pem));
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static void assertRefused(TransitKey key, String token, String words) {
        assertThatThrownBy(() -> signer(key, token).sign(MESSAGE))
                .isInstanceOf(SigningException.class)
                .hasMessage(words)
                .extracting(refused -> ((SigningException) refused).reason())
                .isEqualTo(SigningException.Reason.SIGNER);
    }

    private static TransitSigner signer(SigningAlgorithm algorithm) {
        return new TransitSigner(key(algorithm), algorithm, chain(algorithm), () -> TOKEN, HOME);
    }

    private static TransitSigner signer(TransitKey key, String token) {
        return new TransitSigner(
                key, SigningAlgorithm.ES256, chain(SigningAlgorithm.ES256), () -> token, HOME);
    }

    private static TransitKey key(SigningAlgorithm algorithm) {
        return TransitKey.of(address, algorithm.name().toLowerCase(Locale.ROOT));
    }

    private static List<X509Certificate> chain(SigningAlgorithm algorithm) {
        return read(certificates, algorithm.name().toLowerCase(Locale.ROOT));
    }

    private static X509Certificate root(Path folder) {
        return read(folder, "root").getFirst();
    }

    private static List<X509Certificate> read(Path folder, String name) {
        try {
            return Pem.certificates(Files.readString(folder.resolve(name + ".pem")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
