package dev.candor.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LeashTest {

    @TempDir Path folder = Path.of("");

    @Test
    void aServerDiesWithItsKilledParentAndItsDataOpensAgain() throws Exception {
        try (var scratch = Scratch.in(CandorHome.find())) {
            // given
            var parent =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    "-Dcandor.home=" + CandorHome.find().root(),
                                    Holder.class.getName(),
                                    scratch.folder().toString())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            var server = process(parent.inputReader(StandardCharsets.UTF_8).readLine());
            assertThat(server.isAlive()).isTrue();

            // when
            parent.destroyForcibly();

            // then
            server.onExit().get(20, TimeUnit.SECONDS);
            var secrets = Secrets.in(scratch.folder().resolve("secrets.json"));
            try (var again =
                    Database.kept(
                            CandorHome.find(),
                            scratch.folder().resolve("kept"),
                            Ports.free(),
                            secrets)) {
                assertThat(again.leash().isAlive()).isTrue();
            }
        }
    }

    @Test
    void whoDoesNotListenIsKilled() throws Exception {
        // given
        var log = folder.resolve("log");
        var leash = hold(log, "trap '' TERM; echo deaf; while :; do sleep 1; done");
        awaitLine(log, "deaf");
        var deaf = leash.process();
        assertThat(deaf.parent())
                .hasValueSatisfying(
                        parent -> assertThat(parent.parent()).contains(ProcessHandle.current()));

        // when
        leash.close();

        // then
        deaf.onExit().get(10, TimeUnit.SECONDS);
    }

    @Test
    void anEndOfItsOwnIsSeenAndItsWordsAreKept() {
        // given
        var leash = hold(folder.resolve("log"), "echo 'no such port'; exit 3");

        // then
        assertThatThrownBy(
                        () ->
                                Patience.until(
                                        "The server", Duration.ofSeconds(10), leash, () -> false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("The server ended at its start")
                .hasMessageContaining("no such port");
    }

    private static Leash hold(Path log, String script) {
        return Leash.hold(
                "test",
                List.of("sh", "-c", script),
                Map.of(),
                log,
                Leash.Farewell.TERM,
                Duration.ofSeconds(1));
    }

    private static void awaitLine(Path log, String line) {
        var unending = hold(log.resolveSibling("unending"), "while :; do sleep 1; done");
        try (unending) {
            Patience.until(
                    "a line", Duration.ofSeconds(10), unending, () -> text(log).contains(line));
        }
    }

    private static String text(Path log) {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ProcessHandle process(String pid) {
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }
}
