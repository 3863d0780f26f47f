package dev.candor.c2pa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.certificate.DevelopmentAuthority;
import dev.candor.c2pa.certificate.Pem;
import dev.candor.c2pa.certificate.SigningIdentity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Live streams by command line.
class LiveCommandTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private static final DevelopmentAuthority AUTHORITY =
            DevelopmentAuthority.create("Example", CLOCK, new SecureRandom());
    private static final SigningIdentity IDENTITY =
            AUTHORITY.issueClaimSigner("Example Press", "Signer");

    @TempDir Path directory;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void makeIdentityAndStream() throws IOException {
        Files.writeString(file("root.pem"), Pem.of(List.of(AUTHORITY.root())));
        Files.writeString(file("chain.pem"), Pem.of(IDENTITY.chain()));
        Files.writeString(file("key.pem"), Pem.of(IDENTITY.key()));
        Files.write(
                file("init.mp4"),
                box("ftyp", "iso6\0\0\0\0iso6".getBytes(StandardCharsets.US_ASCII)));
        append(file("init.mp4"), box("moov", box("free", new byte[4])));
        for (int i = 1; i <= 5; i++) {
            Files.write(
                    file(i + ".m4s"),
                    box("moof", box("mfhd", new byte[] {0, 0, 0, 0, 0, 0, 0, (byte) i})));
            append(file(i + ".m4s"), box("mdat", new byte[] {(byte) i, 1, 2}));
        }
    }

    /// Named on the command line, then, by another process, on the input.
    @ParameterizedTest
    @ValueSource(strings = {"manifests", "keys"})
    void streamIsSignedByOneProcessAfterAnother(String method) {
        // when
        int first = live(method, "", path("1.m4s"), path("2.m4s"));
        int second = live(method, path("3.m4s") + "\n\n" + path("4.m4s") + "\n", "-");

        // then
        assertThat(err.toString()).isEmpty();
        assertThat(first).isZero();
        assertThat(second).isZero();
        assertThat(out.toString())
                .contains("init.mp4: urn:c2pa:")
                .contains("1.m4s: 1")
                .contains("4.m4s: 4");
        assertThat(verify(1, 2, 3, 4)).isZero();
        assertThat(verify(1, 3)).isEqualTo(1);
    }

    @Test
    void segmentThatIsNotTheNextOneStopsTheStream() {
        int exit = live("keys", "", path("1.m4s"), path("3.m4s"), path("4.m4s"));

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("a stream has no gaps");
        assertThat(file("out/1.m4s")).exists();
        assertThat(file("out/3.m4s")).doesNotExist();
        assertThat(live("keys", "", path("2.m4s"))).isZero();
        assertThat(verify(1, 2)).isZero();
    }

    @Test
    void callsThatMeanNothingAreWrong() throws IOException {
        Files.writeString(file("state.json"), "{}");
        assertThat(live("keys", "", path("1.m4s"))).isEqualTo(2);
        assertThat(err.toString()).contains("holds no state of a stream");

        Files.delete(file("state.json"));
        assertThat(live("keys", "", "--key-life", "PT1S")).isEqualTo(2);
        assertThat(err.toString()).contains("good for a minute to a year");
        assertThat(live("magic", "")).isEqualTo(2);
    }

    private int live(String method, String input, String... more) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "live",
                                "--cert",
                                path("chain.pem"),
                                "--key",
                                path("key.pem"),
                                "--source-type",
                                "digitalCapture",
                                "--method",
                                method,
                                "--init",
                                path("init.mp4"),
                                "--state",
                                path("state.json"),
                                "--out",
                                path("out")));
        arguments.addAll(Arrays.asList(more));
        return run(input, arguments.toArray(String[]::new));
    }

    private int verify(int... segments) {
        var arguments = new ArrayList<>(List.of("verify", "--trust", path("root.pem")));
        for (int segment : segments) {
            arguments.addAll(List.of("--fragment", path("out/" + segment + ".m4s")));
        }
        arguments.add(path("out/init.mp4"));
        return run("", arguments.toArray(String[]::new));
    }

    private int run(String input, String... arguments) {
        return CandorC2pa.commandLine(
                        CLOCK, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private static byte[] box(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .putInt(8 + content.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
    }

    private static void append(Path file, byte[] more) throws IOException {
        Files.write(file, more, StandardOpenOption.APPEND);
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    private String path(String name) {
        return file(name).toString();
    }
}
