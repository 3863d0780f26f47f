package dev.candor.gateway.publication;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import dev.candor.gateway.Neighbourhood;
import dev.candor.kit.spool.Spool;
import dev.candor.testkit.SuiteFiles;
import dev.candor.testkit.SuiteResource;
import dev.candor.testkit.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// `kill -9` of the gateway in the middle of every step: the next replica goes on, and what comes
/// of it is one publication, whole.
@QuarkusTest
@TestProfile(KilledGatewayIT.Idle.class)
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_gateway"))
@WithTestResource(Neighbourhood.Addresses.class)
@SuppressWarnings("NullAway.Init") // Quarkus fills the field
class KilledGatewayIT {
    private static final String PNG = "not really a picture";
    private static final Duration SOON = Duration.ofSeconds(60);

    /// The calls in whose middle it dies, in their order; at the last one the file is released and
    /// the publication not yet stored.
    private static final Map<String, String> CALLS =
            Map.of(
                    "POST /v1/inspections", "provenance",
                    "POST /v1/consent-checks", "consent",
                    "POST /v1/verdicts", "label",
                    "POST /v1/plans", "label",
                    "POST /v1/renderings", "label",
                    "POST /v1/marks", "provenance",
                    "POST /v1/signatures", "provenance",
                    "POST /v1/verifications", "provenance",
                    "POST /v1/asset-links", "consent");

    @Inject Spool spool;

    /// The gateway of the test itself works on nothing.
    public static final class Idle implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("candor.gateway.job.look-every", "P1D");
        }
    }

    @AfterEach
    void neighboursGo() {
        Neighbourhood.stopAll();
    }

    @Test
    void publicationOutlivesAKillInTheMiddleOfEveryStep() throws Exception {
        // given
        var token = Tokens.of("petra.publisher");
        var reached = new LinkedBlockingQueue<String>();
        var gone = new Semaphore(0);
        eachCallIsOnceAnsweredToNobody(reached, gone);
        var replica = Replica.start();
        try {
            String job =
                    as(token, replica)
                            .header("Prefer", "respond-async")
                            .header("Idempotency-Key", "killed")
                            .multiPart("declaration", declaration(), "application/json")
                            .multiPart("asset", "a.png", bytes(PNG), "image/png")
                            .post("/v1/publications")
                            .then()
                            .statusCode(202)
                            .extract()
                            .header("Location");

            // when
            for (int deaths = 0; deaths < CALLS.size(); deaths++) {
                var alive = replica;
                assertThat(reached.poll(SOON.toSeconds(), TimeUnit.SECONDS))
                        .as(() -> "a call to die in; " + as(token, alive).get(job).asString())
                        .isNotNull();
                replica.kill();
                gone.release();
                replica = Replica.start();
            }
            var survivor = replica;
            await().atMost(SOON)
                    .until(
                            () -> as(token, survivor).get(job).path("finishedAt"),
                            finished -> finished != null);

            // then
            String result =
                    as(token, replica)
                            .get(job)
                            .then()
                            .body("state", is("DONE"))
                            .extract()
                            .path("result.href");
            assertThat(as(token, replica).get(result + "/asset").asString())
                    .isEqualTo(PNG + " labelled marked signed");
            as(token, replica).get("/v1/publications").then().body("items.size()", is(1));
            assertThat(media()).hasSize(1);
            await().atMost(SOON).untilAsserted(() -> assertThat(spooled()).isEmpty());
            eachStepWasAskedForUnderOneKey();
        } finally {
            replica.close();
        }
    }

    /// @param reached is told of each call
    /// @param gone lets the call end, once the caller is
    private void eachCallIsOnceAnsweredToNobody(
            LinkedBlockingQueue<String> reached, Semaphore gone) {
        Suite.answers(spool);
        Set<String> begun = ConcurrentHashMap.newKeySet();
        CALLS.forEach(
                (call, neighbour) ->
                        Neighbourhood.of(neighbour)
                                .before(
                                        call,
                                        () -> {
                                            if (begun.add(call)) {
                                                reached.add(call);
                                                gone.acquireUninterruptibly();
                                                throw new IOException("nobody waits any more");
                                            }
                                        }));
    }

    private static void eachStepWasAskedForUnderOneKey() {
        Map<String, List<Neighbourhood.Seen>> asked =
                CALLS.values().stream()
                        .distinct()
                        .flatMap(neighbour -> Neighbourhood.of(neighbour).seen().stream())
                        .collect(Collectors.groupingBy(Neighbourhood.Seen::path));
        assertThat(asked).hasSize(CALLS.size());
        assertThat(asked.values())
                .allSatisfy(
                        calls -> {
                            assertThat(calls).hasSizeGreaterThan(1);
                            assertThat(values(calls, it -> it.header("Idempotency-Key")))
                                    .hasSize(1)
                                    .doesNotContain("");
                            assertThat(values(calls, Neighbourhood.Seen::body)).hasSize(1);
                        });
    }

    private static Set<String> values(
            List<Neighbourhood.Seen> calls, Function<Neighbourhood.Seen, String> what) {
        return calls.stream().map(what).collect(Collectors.toSet());
    }

    private static List<Path> media() throws IOException {
        try (var files = Files.walk(SuiteFiles.spool().resolveSibling("media"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static List<Path> spooled() throws IOException {
        try (var files = Files.list(SuiteFiles.spool())) {
            return files.toList();
        }
    }

    private static RequestSpecification as(String token, Replica replica) {
        return given().baseUri(replica.address()).header("Authorization", "Bearer " + token);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String declaration() {
        return """
        {"title":"A street at night","digitalSourceType":"trainedAlgorithmicMedia",
         "subjects":["%s"],"purpose":"awareness-campaign","channel":"web","markets":["EU"],
         "languages":["en"]}\
        """
                .formatted(Suite.SUBJECT);
    }
}
