package dev.candor.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ProgressTest {

    @Test
    void aLongStepShowsThatItLivesUntilItIsDone() throws Exception {
        // given
        var said = new PipedInputStream();
        var out = new PrintStream(new PipedOutputStream(said), true, StandardCharsets.UTF_8);
        var lines = new BufferedReader(new InputStreamReader(said, StandardCharsets.UTF_8));
        var progress = new Progress(out, Duration.ofMillis(20));

        // when
        var step = progress.begin("Keycloak");
        var first = lines.readLine();
        step.done("http://localhost:8180");
        progress.say("end");

        // then
        assertThat(first).contains("waiting for Keycloak (0 s)");
        var rest = lines.lines().takeWhile(line -> !line.equals("end")).toList();
        assertThat(rest.getLast()).contains("Keycloak").contains("http://localhost:8180");
    }
}
