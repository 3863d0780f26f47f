package dev.candor.c2pa.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever is wrong with a call or a file, it ends in one sentence that says what to do.
class WrongInputTest {
    private static final String CUT = "-----BEGIN CERTIFICATE-----\nMIIB";
    private static final String BROKEN =
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";

    @TempDir Path directory;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void makeFiles() throws IOException {
        var image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(image, "png", file("picture.png").toFile());
        Files.createDirectory(file("folder"));
        Files.writeString(file("empty"), "");
        Files.writeString(file("text"), "hello");
        Files.writeString(file("cut.pem"), CUT);
        Files.writeString(file("broken.pem"), BROKEN);
        Files.write(file("binary"), new byte[] {0x30, (byte) 0x82, 1, 2});
        try (var endless = new RandomAccessFile(file("endless").toFile(), "rw")) {
            endless.setLength(1L << 40); // a hole: nobody reads to its end
        }
    }

    @ParameterizedTest
    @CsvSource({
        "absent, There is no such file.",
        "folder, It is a folder; `batch` judges folders.",
    })
    void fileThatCannotBeJudgedSaysWhy(String name, String words) {
        for (var command : new String[] {"verify", "inspect"}) {
            assertThat(run(command, path(name))).isEqualTo(1);
            assertThat(out.toString()).contains(path(name) + ": Error").contains(words);
            assertThat(err.toString()).isEmpty();
        }
    }

    /// There is a report, and it says where.
    @Test
    void fileThatIsBrokenGetsAReport() {
        assertThat(run("verify", "--json", path("empty"))).isEqualTo(1);

        assertThat(out.toString())
                .contains("\"state\":\"Unsupported\"")
                .contains("\"failures\":[\"general.error\"]");
        assertThat(run("inspect", path("empty"))).isZero();
        assertThat(out.toString()).contains("asset at offset 0");
    }

    @Test
    @Timeout(20)
    void pipeIsNotWaitedFor() throws Exception {
        var made = new ProcessBuilder("mkfifo", path("pipe")).start();
        assumeTrue(made.waitFor(5, TimeUnit.SECONDS) && made.exitValue() == 0);

        assertThat(run("verify", "--json", path("pipe"), path("picture.png"))).isEqualTo(1);

        assertThat(out.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("pipe").contains("\"state\":\"Error\""),
                        line -> assertThat(line).contains("\"state\":\"NoManifest\""));
        assertThat(run("verify", path("pipe"))).isEqualTo(1);
        assertThat(out.toString()).contains("It is no regular file");
        assertThat(run("verify", "--sidecar", path("pipe"), path("picture.png"))).isEqualTo(2);
    }

    @Test
    void fileThatMayNotBeReadSaysSo() throws IOException {
        Files.setPosixFilePermissions(
                file("picture.png"), PosixFilePermissions.fromString("---------"));
        assumeTrue(!Files.isReadable(file("picture.png"))); // root reads all

        assertThat(run("verify", path("picture.png"))).isEqualTo(1);
        assertThat(out.toString()).contains("may not be read");
    }

    @ParameterizedTest
    @CsvSource({
        "--trust, absent, absent does not exist",
        "--trust, folder, it is a folder",
        "--trust, empty, neither certificates in PEM nor a list",
        "--trust, text, neither certificates in PEM nor a list",
        "--trust, endless, larger than 16 MB",
        "--allowed, endless, larger than 16 MB",
        "--eku, endless, larger than 16 MB",
        "--trust, cut.pem, A certificate is cut off",
        "--trust, broken.pem, A certificate cannot be read",
        "--tsa-trust, text, neither certificates in PEM nor a list",
        "--cawg-trust, text, neither certificates in PEM nor a list",
        "--allowed, text, No SHA-256 in base64: hello",
        "--eku, text, No object identifier: hello",
        "--lists, absent, `trust update` fetches them",
        "--time, 2026-13-01, such as 2026-01-31T12:00:00Z",
        "--spec, 3, takes 2.2 or 2.4",
        "--sidecar, absent, There is no such file",
        "--sidecar, folder, It is a folder",
        "--fragment, absent, There is no such file",
    })
    void optionThatCannotBeTakenSaysWhy(String option, String value, String words) {
        var argument = Files.exists(file(value)) || value.equals("absent") ? path(value) : value;

        assertThat(run("verify", option, argument, path("picture.png"))).isEqualTo(2);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains(words).endsWith("."),
                        line ->
                                assertThat(line)
                                        .isEqualTo("`candor-c2pa verify --help` says more."));
    }

    @ParameterizedTest
    @CsvSource({
        "absent, absent does not exist",
        "folder, it is a folder",
        "text, there is no certificate in PEM in it",
        "binary, there is no certificate in PEM in it",
        "endless, larger than 16 MB",
        "cut.pem, A certificate is cut off",
        "broken.pem, A certificate cannot be read",
    })
    void chainThatCannotBeReadSaysWhy(String name, String words) {
        assertThat(run("certs", "check", path(name))).isEqualTo(2);

        assertThat(err.toString()).contains(words).doesNotContain("Usage:");
    }

    @ParameterizedTest
    @CsvSource({
        "absent, absent does not exist",
        "folder, it is a folder",
        "text, is no trust list",
        "endless, larger than 16 MB",
    })
    void listThatCannotBeKeptSaysWhy(String name, String words) {
        int exit = run("trust", "update", "--lists", path("trust"), "--from", path(name));

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("The list for signers stays as it is").contains(words);
        assertThat(file("trust")).doesNotExist();
    }

    @Test
    void useOfAListMayBeWrittenSmall() {
        int exit = run("trust", "update", "--for", "time_stamping", "--from", path("text"));

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("The list for time-stamping authorities stays");
    }

    @Test
    void faultOfTheProgramIsNoStackTrace() {
        int exit =
                CandorC2pa.commandLine(new NoClock())
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true))
                        .execute("verify", path("picture.png"));

        assertThat(exit).isEqualTo(3);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("This is a fault of candor-c2pa")
                .contains("stopped");
    }

    /// A clock that has stopped.
    private static final class NoClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            throw new IllegalStateException("stopped");
        }
    }

    private int run(String... arguments) {
        return CandorC2pa.commandLine(Clock.systemUTC())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    private String path(String name) {
        return file(name).toString();
    }
}
