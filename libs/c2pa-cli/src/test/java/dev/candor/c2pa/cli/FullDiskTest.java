package dev.candor.c2pa.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.candor.c2pa.certificate.DevelopmentAuthority;
import dev.candor.c2pa.certificate.Pem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Signing in a process of its own that may write no more than a few kilobytes to a file.
class FullDiskTest {
    private static final Path SHELL = Path.of("/bin/bash");

    @TempDir Path folder;

    @Test
    void halfAFileIsNotLeft() throws Exception {
        assumeThat(SHELL).as("a shell that can set limits").exists();
        var identity =
                DevelopmentAuthority.create("Example", Clock.systemUTC(), new SecureRandom())
                        .issueClaimSigner("Example Press", "Signer");
        Files.writeString(folder.resolve("chain.pem"), Pem.of(identity.chain()));
        Files.writeString(folder.resolve("key.pem"), Pem.of(identity.key()));
        Files.write(folder.resolve("sound.wav"), wav(1 << 16));
        var before = names();

        var process = sign();

        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).contains("there is no room left where it is written");
        assertThat(process.exitValue()).isOne();
        assertThat(names()).isEqualTo(before);
    }

    private Process sign() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var classes =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        SHELL.toString(),
                        "-c",
                        "ulimit -f 8; exec \"$@\"",
                        "limited",
                        java.toString(),
                        "-XX:-UsePerfData",
                        "-cp",
                        classes,
                        "dev.candor.c2pa.cli.CandorC2pa",
                        "sign",
                        "--cert",
                        "chain.pem",
                        "--key",
                        "key.pem",
                        "--out",
                        "signed.wav",
                        "sound.wav")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static byte[] wav(int length) {
        var bytes = ByteBuffer.allocate(44 + length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + length);
        bytes.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        bytes.putShort((short) 1).putShort((short) 1).putInt(8000).putInt(8000);
        bytes.putShort((short) 1).putShort((short) 8);
        bytes.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(length);
        for (int i = 0; i < length; i++) {
            bytes.put((byte) i);
        }
        return bytes.array();
    }
}
