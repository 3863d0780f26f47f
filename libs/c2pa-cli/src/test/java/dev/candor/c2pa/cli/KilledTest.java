package dev.candor.c2pa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Signing in a process of its own that is killed in the middle.
class KilledTest extends CommandKit {
    private static final int LONG = 1_000_000_000;
    private static final int SHORT = 1_000;

    @Test
    void halfAFileDoesNotAppearAndTheNextAttemptClearsAway() throws Exception {
        // given
        sound("long.wav", LONG);
        Files.writeString(file("signed.wav"), "what was there before");
        var process = start(List.of(), arguments("long.wav"));

        // when
        while (!isHalf()) {
            assertThat(process.waitFor(1, TimeUnit.MILLISECONDS)).as("ended early").isFalse();
        }
        process.destroyForcibly();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();

        // then
        assertThat(file("signed.wav")).hasContent("what was there before");
        assertThat(part()).exists();

        // and
        sound("short.wav", SHORT);
        assertThat(run(arguments(file("short.wav").toString()))).as(err::toString).isZero();
        assertThat(part()).doesNotExist();
        assertThat(Files.size(file("signed.wav"))).isGreaterThan(SHORT);
    }

    private boolean isHalf() throws IOException {
        if (!Files.exists(part())) {
            return false;
        }
        var size = Files.size(part());
        return size > 0 && size < LONG;
    }

    private Path part() {
        return file(".signed.wav.part");
    }

    private String[] arguments(String asset) {
        return new String[] {
            "sign",
            "--cert",
            file("chain.pem").toString(),
            "--key",
            file("key.pem").toString(),
            "--out",
            file("signed.wav").toString(),
            asset
        };
    }
}
