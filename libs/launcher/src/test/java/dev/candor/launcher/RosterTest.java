package dev.candor.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.embedded.CandorHome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RosterTest {

    @TempDir Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init") // started before each test
    private Process sleeper;

    @BeforeEach
    void start() throws IOException {
        sleeper = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void stop() {
        sleeper.destroyForcibly();
    }

    @Test
    void whatAKilledRunLeftIsEnded() throws Exception {
        // given
        var roster =
                roster(Roster.Entry.of("gateway", sleeper.toHandle(), "http://localhost:1", null));

        // when
        var count = roster.end(Duration.ofSeconds(5));

        // then
        assertThat(count).isEqualTo(1);
        assertThat(sleeper.waitFor(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aStrangerWithTheSameNumberIsLeftAlone() {
        // given
        var entry = Roster.Entry.of("gateway", sleeper.toHandle(), null, null);
        var earlier =
                new Roster.Entry("gateway", entry.pid(), entry.started() - 60_000, null, null);

        // when
        var count = roster(earlier).end(Duration.ofSeconds(1));

        // then
        assertThat(count).isZero();
        assertThat(sleeper.isAlive()).isTrue();
    }

    @Test
    void theListIsReadAsItWasWritten() {
        // given
        var home = new CandorHome(folder);
        var roster =
                roster(
                        Roster.Entry.of(
                                "gateway",
                                sleeper.toHandle(),
                                "http://localhost:1",
                                folder.resolve("log")));

        // when
        roster.write(home);

        // then
        assertThat(Roster.read(home)).contains(roster);
        assertThat(Roster.ofRunning(home)).contains(roster);
    }

    @Test
    void aSuiteWhoseLauncherIsGoneDoesNotRun() throws Exception {
        // given
        var home = new CandorHome(folder);
        var gone = new ProcessBuilder("sleep", "600").start();
        var entry = Roster.Entry.of("candor", gone.toHandle(), null, null);
        new Roster("http://localhost:8080", "http://localhost:8180/realms/candor", entry, List.of())
                .write(home);

        // when
        gone.destroyForcibly().waitFor();

        // then
        assertThat(Roster.ofRunning(home)).isEmpty();
        assertThat(Status.of(home).running()).isFalse();
    }

    @Test
    void statusNamesEachProcessWithItsAddress() {
        // given
        var home = new CandorHome(folder);
        roster(Roster.Entry.of("gateway", sleeper.toHandle(), "http://localhost:8080", null))
                .write(home);

        // when
        var status = new ObjectMapper().valueToTree(Status.of(home));

        // then
        assertThat(status.path("running").asBoolean()).isTrue();
        assertThat(status.path("gateway").asText()).isEqualTo("http://localhost:8080");
        var process = status.path("processes").path(0);
        assertThat(process.path("name").asText()).isEqualTo("gateway");
        assertThat(process.path("address").asText()).isEqualTo("http://localhost:8080");
        assertThat(process.path("pid").asLong()).isEqualTo(sleeper.pid());
        assertThat(process.path("alive").asBoolean()).isTrue();
    }

    private static Roster roster(Roster.Entry process) {
        return new Roster(
                "http://localhost:8080",
                "http://localhost:8180/realms/candor",
                Roster.Entry.of("candor", ProcessHandle.current(), null, null),
                List.of(process));
    }
}
