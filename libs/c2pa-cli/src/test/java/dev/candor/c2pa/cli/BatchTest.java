package dev.candor.c2pa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.certificate.DevelopmentAuthority;
import dev.candor.c2pa.certificate.Pem;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole folders at once.
class BatchTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    @TempDir Path directory;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void makeFolders() throws IOException {
        var authority = DevelopmentAuthority.create("Example", CLOCK, new SecureRandom());
        var identity = authority.issueClaimSigner("Example Press", "Signer");
        Files.writeString(directory.resolve("root.pem"), Pem.of(List.of(authority.root())));
        Files.writeString(directory.resolve("chain.pem"), Pem.of(identity.chain()));
        Files.writeString(directory.resolve("key.pem"), Pem.of(identity.key()));
        Files.createDirectories(directory.resolve("in/.hidden"));
        Files.createDirectories(directory.resolve("in/deep"));
        var plain = directory.resolve("in/b.png");
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", plain.toFile());
        run(
                "sign",
                "--cert",
                path("chain.pem"),
                "--key",
                path("key.pem"),
                "--source-type",
                "digitalCreation",
                "--out",
                path("in/deep/c.png"),
                plain.toString());
        Files.copy(plain, directory.resolve("in/.hidden/d.png"));
        out.getBuffer().setLength(0);
    }

    @Test
    void everyFileIsJudgedInOrderAndCounted() {
        int exit = run("batch", "--trust", path("root.pem"), path("in"));

        assertThat(exit).isZero();
        assertThat(out.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("NoManifest").endsWith("b.png"),
                        line -> assertThat(line).startsWith("Trusted").endsWith("c.png"),
                        line -> assertThat(line).isEqualTo("2 files: 1 Trusted, 1 NoManifest"),
                        line -> assertThat(line).startsWith("Believing 1 anchor for signers"));
    }

    @Test
    void brokenFileIsNamedAndFailsTheRun() throws IOException {
        var whole = Files.readAllBytes(directory.resolve("in/b.png"));
        Files.write(directory.resolve("in/a.png"), Arrays.copyOf(whole, 20));

        int exit = run("batch", "--failures", path("in"));

        assertThat(exit).isEqualTo(1);
        assertThat(out.toString()).contains("a.png").contains("3 files").doesNotContain("c.png");
    }

    @Test
    void jsonHasNothingButLines() {
        int exit = run("batch", "--json", "--jobs", "1", path("in"));

        assertThat(exit).isZero();
        assertThat(out.toString().lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("{\"file\""));
    }

    @Test
    void sidecarIsNoFileOfItsOwn() throws IOException {
        Files.write(directory.resolve("in/b.c2pa"), new byte[] {1, 2, 3});

        run("batch", path("in"));

        assertThat(out.toString()).contains("Invalid").contains("2 files").doesNotContain("b.c2pa");
    }

    @Test
    void absentFolderIsAWrongCall() {
        assertThat(run("batch", path("absent"))).isEqualTo(2);
        assertThat(err.toString()).contains("Cannot read the folder");
        assertThat(run("batch", "--jobs", "0", path("in"))).isEqualTo(2);
    }

    @Test
    void timeAndEditionAreChecked() {
        assertThat(run("verify", "--time", "noon", path("in/b.png"))).isEqualTo(2);
        assertThat(err.toString()).contains("2026-01-31T12:00:00Z");
        assertThat(run("verify", "--spec", "1.0", path("in/b.png"))).isEqualTo(2);
        assertThat(err.toString()).contains("2.2 or 2.4");
    }

    @Test
    void fileIsJudgedAtTheTimeGiven() {
        int then = run("verify", "--json", "--time", "2019-01-01T00:00:00Z", path("in/deep/c.png"));

        assertThat(then).isEqualTo(1);
        assertThat(out.toString()).contains("claimSignature.outsideValidity");
    }

    @Test
    void progressShowsHowFarItIs() {
        var progress = Progress.shownOn(new PrintWriter(err, true), 2);

        progress.step();
        progress.step();
        progress.finish();

        assertThat(err.toString()).contains("1 of 2").contains("2 of 2").endsWith("\r\033[K");
    }

    private int run(String... arguments) {
        return CandorC2pa.commandLine(CLOCK)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }
}
