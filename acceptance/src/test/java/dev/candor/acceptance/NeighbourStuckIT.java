package dev.candor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A service that does not answer ends the publication cleanly: 503 with its name, nothing half
/// published, and the next one goes through when it is back.
@ExtendWith(RunningSuite.class)
class NeighbourStuckIT {

    @ParameterizedTest
    @CsvSource({"label-service, DECIDE", "provenance-service, INSPECT"})
    void stuckServiceIsNamed(String service, String step) throws Exception {
        // given
        var before = Publishing.listed();
        signal("STOP", service);
        try {
            // then
            Publishing.by("demo-integrator")
                    .publish()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .body("type", is("/problems/service-unavailable"))
                    .body("service", is(service))
                    .body("step", is(step));
        } finally {
            signal("CONT", service);
        }
        assertThat(Publishing.listed()).isEqualTo(before);
        Publishing.by("demo-integrator").publish().statusCode(201);
    }

    @Test
    void idempotentRetryAfterAFailureIsAnsweredOnce() throws Exception {
        // given
        var key = "retry-" + System.nanoTime();
        signal("STOP", "label-service");
        try {
            Publishing.by("demo-integrator").key(key).publish().statusCode(503);
        } finally {
            signal("CONT", "label-service");
        }

        // when
        String first =
                Publishing.by("demo-integrator")
                        .key(key)
                        .publish()
                        .statusCode(201)
                        .extract()
                        .path("id");

        // then
        Publishing.by("demo-integrator").key(key).publish().statusCode(201).body("id", is(first));
    }

    private static void signal(String name, String service)
            throws IOException, InterruptedException {
        var kill =
                new ProcessBuilder(
                                "kill", "-" + name, Long.toString(RunningSuite.processId(service)))
                        .inheritIO()
                        .start();
        assertThat(kill.waitFor()).isZero();
    }
}
