package dev.candor.c2pa.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Signing in a process of its own that may write no more than a few kilobytes to a file.
class FullDiskTest extends CommandKit {
    private static final Path SHELL = Path.of("/bin/bash");

    @Test
    void halfAFileIsNotLeft() throws Exception {
        assumeThat(SHELL).as("a shell that can set limits").exists();
        sound("sound.wav", 1 << 16);
        var before = names();

        var process =
                start(
                        List.of(SHELL.toString(), "-c", "ulimit -f 8; exec \"$@\"", "limited"),
                        "sign",
                        "--cert",
                        "chain.pem",
                        "--key",
                        "key.pem",
                        "--out",
                        "signed.wav",
                        "sound.wav");

        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).contains("there is no room left where it is written");
        assertThat(process.exitValue()).isOne();
        assertThat(names()).isEqualTo(before);
    }
}
