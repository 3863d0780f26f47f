package dev.candor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Whatever is sent to any operation of the suite's document, the answer is never that the suite
/// broke, and every refusal is a problem document.
///
/// Has a suite of its own: what is only half wrong is stored. `candor.hostile.seconds` bounds its
/// time (45 by default), `candor.hostile.seed` repeats a run.
class HostileRequestsIT {
    private static final Duration TIME =
            Duration.ofSeconds(Integer.getInteger("candor.hostile.seconds", 45));
    private static final long SEED = Long.getLong("candor.hostile.seed", System.nanoTime());
    private static final int LEAST = 3;

    private static final CandorCommand CANDOR = CandorCommand.inFreshHome("hostile");

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        var up = CANDOR.run("up");
        assertThat(up.status()).as(up.output()).isZero();
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        CANDOR.run("stop");
    }

    @Test
    void everyWrongRequestIsRefusedByAProblem() throws IOException, InterruptedException {
        // given
        var status = new ObjectMapper().readTree(CANDOR.run("status", "--json").output());
        var hostility = new Hostility(status.path("gateway").asText(), HostileRequestsIT::signedIn);

        // when
        hostility.send(LEAST, Instant.now().plus(TIME), SEED);

        // then
        assertThat(hostility.complaints()).as("seed %d", SEED).isEmpty();
        assertThat(hostility.asked())
                .hasSizeGreaterThan(150)
                .allSatisfy((_, times) -> assertThat(times).isGreaterThanOrEqualTo(LEAST));
    }

    private static String signedIn(String name) {
        try {
            return CANDOR.run("token", name).output().strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
