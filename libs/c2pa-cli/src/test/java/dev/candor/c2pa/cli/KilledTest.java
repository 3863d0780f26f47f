package dev.candor.c2pa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
        while (part().isEmpty() || Files.size(part().get()) == 0) {
            assertThat(process.waitFor(1, TimeUnit.MILLISECONDS)).as("ended early").isFalse();
        }
        process.destroyForcibly();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();

        // then
        assertThat(file("signed.wav")).hasContent("what was there before");
        assertThat(part()).isPresent();
        assertThat(Files.size(part().get())).isLessThan(LONG);

        // and
        var quiet = CLOCK.instant().minus(Duration.ofMinutes(11));
        Files.setLastModifiedTime(part().get(), FileTime.from(quiet));
        sound("short.wav", SHORT);
        assertThat(run(arguments(file("short.wav").toString()))).as(err::toString).isZero();
        assertThat(part()).isEmpty();
        assertThat(Files.size(file("signed.wav"))).isGreaterThan(SHORT);
    }

    /// What is written before it is signed.wav.
    private Optional<Path> part() throws IOException {
        return names().stream()
                .filter(name -> name.endsWith(".c2pa-part"))
                .findFirst()
                .map(this::file);
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
