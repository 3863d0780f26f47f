package dev.candor.gateway.publication;

import static dev.candor.gateway.Neighbourhood.json;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.candor.gateway.Neighbourhood;
import dev.candor.gateway.job.Jobs;
import dev.candor.kit.digest.Digests;
import dev.candor.kit.spool.Spool;
import dev.candor.testkit.SuiteFiles;
import dev.candor.testkit.SuiteResource;
import dev.candor.testkit.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Publications that are asked for with respond-async.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_gateway"))
@WithTestResource(Neighbourhood.Addresses.class)
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields
class PublicationJobIT {
    private static final String PNG = "not really a picture";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Pattern EVENT_ID = Pattern.compile("(?m)^id: ?(\\d+)$");

    @Inject Spool spool;
    @Inject AgroalDataSource database;
    @Inject Jobs jobs;

    private String token = "";

    @BeforeEach
    void neighboursAnswer() {
        Suite.answers(spool);
        token = Tokens.of("petra.publisher");
    }

    @AfterEach
    void nothingLiesInTheSpool() {
        await().atMost(SOON).untilAsserted(() -> assertThat(spooled()).isEmpty());
        Neighbourhood.stopAll();
    }

    @Test
    void requestIsAnsweredAtOnceAndThePublicationComesMeanwhile() {
        // when
        var taken = publish(UUID.randomUUID().toString());

        // then
        taken.statusCode(202)
                .header("Location", startsWith("/v1/jobs/"))
                .header("Preference-Applied", "respond-async")
                .body("state", is("QUEUED"))
                .body("progress", is(0f));
        String result =
                finished(taken)
                        .body("state", is("DONE"))
                        .body("progress", is(1f))
                        .body(
                                "steps.step",
                                contains(
                                        "INSPECT", "CONSENT", "DECIDE", "RENDER", "BIND", "SIGN",
                                        "PROVE", "RECORD"))
                        .extract()
                        .path("result.href");
        as(token)
                .get(result)
                .then()
                .statusCode(200)
                .body("label.rendered", is(true))
                .body("consent.decision", is("ALLOW"))
                .body("asset.sha256", is(Digests.sha256Hex(PNG + " labelled marked signed")));
        assertThat(as(token).get(result + "/asset").asString())
                .isEqualTo(PNG + " labelled marked signed");
    }

    @Test
    void openJobSaysWhenToLookAgainAndWhetherItChanged() {
        // given
        var go = new CountDownLatch(1);
        holdUp("label", "POST /v1/verdicts", go, json(201, Suite.verdict()));
        String path = publish(UUID.randomUUID().toString()).extract().header("Location");
        awaitStep(path, "DECIDE");

        // when
        var open = as(token).get(path).then();
        var again =
                as(token).header("If-None-Match", open.extract().header("ETag")).get(path).then();
        go.countDown();

        // then
        open.statusCode(200)
                .header("Retry-After", is("1"))
                .body("state", is("RUNNING"))
                .body("progress", is(0.25f));
        again.statusCode(304);
        assertThat(finished(path).extract().header("Retry-After")).isNull();
    }

    @Test
    void eventsTellEachStepOnceAndGoOnWhereSomebodyWasCutOff() {
        // given
        String path = publish(UUID.randomUUID().toString()).extract().header("Location");

        // when
        var whole = events(path, "");
        var ids = EVENT_ID.matcher(whole).results().map(it -> it.group(1)).toList();
        var rest = events(path, ids.get(ids.size() - 2));
        var nothing = events(path, ids.getLast());

        // then
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(1);
        assertThat(whole).contains("\"DONE\"", "/v1/publications/");
        assertThat(EVENT_ID.matcher(rest).results().map(it -> it.group(1)))
                .containsExactly(ids.getLast());
        assertThat(nothing).doesNotContain("data:");
        as(token)
                .header("Last-Event-ID", "yesterday")
                .get(path + "/events")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("#Last-Event-ID"));
    }

    @Test
    void refusedStepFailsTheJobWithItsProblem() {
        // given
        Neighbourhood.of("consent")
                .on("POST /v1/consent-checks", json(200, Suite.check("DENY", "withdrawn")));

        // when
        var ended = finished(publish(UUID.randomUUID().toString()));

        // then
        ended.body("state", is("FAILED"))
                .body("step", is("CONSENT"))
                .body("problem.type", is("/problems/consent-denied"))
                .body("problem.step", is("CONSENT"))
                .body("problem.reasons", contains("withdrawn"));
        assertThat(Neighbourhood.of("label").seen()).isEmpty();
    }

    @Test
    void keyOfAFailedJobIsFreeAgain() {
        // given
        var key = UUID.randomUUID().toString();
        Neighbourhood.of("consent")
                .on("POST /v1/consent-checks", json(200, Suite.check("DENY", "expired")));
        finished(publish(key)).body("state", is("FAILED"));
        await().atMost(SOON).until(() -> spooled().isEmpty());
        Suite.answers(spool);

        // when
        var second = await().atMost(SOON).until(() -> publish(key), it -> status(it) == 202);

        // then
        finished(second).body("state", is("DONE"));
    }

    @Test
    void sameKeyAndRequestLeadToTheSameJob() {
        // given
        var key = UUID.randomUUID().toString();

        // when
        var first = publish(key).statusCode(202).extract();
        var second = publish(key).statusCode(202).extract();
        var other =
                request(key)
                        .multiPart("declaration", declaration(), "application/json")
                        .multiPart("asset", "a.png", bytes("another picture"), "image/png")
                        .post("/v1/publications")
                        .then();

        // then
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        other.statusCode(422).body("type", is("/problems/idempotency-key-reused"));
        String result = finished(first.header("Location")).extract().path("result.href");
        // one who would rather wait gets what came of it
        given().header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .multiPart("declaration", declaration(), "application/json")
                .multiPart("asset", "a.png", bytes(PNG), "image/png")
                .post("/v1/publications")
                .then()
                .statusCode(201)
                .header("Location", containsString(result));
        assertThat(signatures()).hasSize(1);
    }

    @Test
    void serviceThatIsDownIsWaitedFor() {
        // given
        Neighbourhood.of("label").stop();
        String path = publish(UUID.randomUUID().toString()).extract().header("Location");
        await().atMost(SOON)
                .until(() -> as(token).get(path).then().extract().<Integer>path("attempts") > 1);

        // when
        Suite.answers(spool);

        // then
        finished(path).body("state", is("DONE"));
        assertThat(
                        Neighbourhood.of("provenance").seen().stream()
                                .filter(it -> it.path().equals("/v1/inspections")))
                .as("what was done is not done again")
                .hasSize(1);
    }

    @Test
    void answerThatWasCutOffIsAskedForUnderTheSameKey() {
        // given: the signature is made, and its answer gets lost
        var times = new AtomicInteger();
        Neighbourhood.of("provenance")
                .on(
                        "POST /v1/signatures",
                        exchange -> {
                            if (times.incrementAndGet() > 1) {
                                Suite.signing(spool).to(exchange);
                            }
                        });

        // when
        finished(publish(UUID.randomUUID().toString())).body("state", is("DONE"));

        // then
        assertThat(signatures().stream().map(it -> it.header("Idempotency-Key")))
                .hasSize(2)
                .doesNotContain("")
                .containsOnly(signatures().getFirst().header("Idempotency-Key"));
    }

    @Test
    void marksOfThePlanAreWrittenAfterAPause() {
        // given: the plan is made, and what would write its marks is away for a moment
        var times = new AtomicInteger();
        Neighbourhood.of("provenance")
                .before(
                        "POST /v1/marks",
                        () -> {
                            if (times.incrementAndGet() == 1) {
                                throw new IOException("away");
                            }
                        });

        // when
        var ended = finished(publish(UUID.randomUUID().toString()));

        // then
        ended.body("state", is("DONE")).body("steps.find { it.step == 'BIND' }.state", is("DONE"));
        String result = ended.extract().path("result.href");
        assertThat(as(token).get(result + "/asset").asString())
                .isEqualTo(PNG + " labelled marked signed");
    }

    @Test
    void cancelledJobPublishesNothingAndLeavesNothing() {
        // given
        var go = new CountDownLatch(1);
        holdUp("label", "POST /v1/verdicts", go, json(201, Suite.verdict()));
        String path = publish(UUID.randomUUID().toString()).extract().header("Location");
        awaitStep(path, "DECIDE");

        // when
        var cancelled = as(token).delete(path).then();
        var again = as(token).delete(path).then();

        // then
        cancelled.statusCode(200).body("state", is("CANCELLED"));
        again.statusCode(200).body("state", is("CANCELLED"));
        await().atMost(SOON).until(() -> spooled().isEmpty());
        go.countDown();
        assertThat(signatures()).isEmpty();
        as(token).get(path).then().body("state", is("CANCELLED"));
        assertThat(events(path, "")).contains("\"CANCELLED\"");
    }

    /// As after a release was taken back: whoever knows the kind finds it free.
    @Test
    void jobOfAKindThatNobodyKnowsIsPutOffAndNotHeld() throws SQLException {
        // given
        String path = publish(UUID.randomUUID().toString()).extract().header("Location");
        finished(path).body("state", is("DONE"));
        var id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        await().atMost(SOON).until(() -> spooled().isEmpty());

        // when
        change(
                id,
                "update job set kind = 'unheard-of', state = 'RUNNING', finished_at = null,"
                        + " cleared = false, attempts = 0, lease_until = null where id = ?");

        // then
        await().atMost(SOON)
                .until(() -> as(token).get(path).then().extract().<Integer>path("attempts") > 1);
        change(id, "delete from job where id = ?");
    }

    @Test
    void jobIsForgottenLongAfterItsEndAndItsPublicationIsNot() throws Throwable {
        // given
        var key = UUID.randomUUID().toString();
        String old = publish(key).extract().header("Location");
        String young = publish(UUID.randomUUID().toString()).extract().header("Location");
        String result = finished(old).body("state", is("DONE")).extract().path("result.href");
        finished(young).body("state", is("DONE"));
        await().atMost(SOON).until(() -> spooled().isEmpty());
        change(id(old), "update job set finished_at = now() - interval '31 days' where id = ?");
        change(id(young), "update job set finished_at = now() - interval '29 days' where id = ?");

        // when
        VertxContextSupport.subscribeAndAwait(
                () -> jobs.forget(Instant.now().minus(Duration.ofDays(30))));

        // then
        as(token).get(old).then().statusCode(404).body("type", is("/problems/unknown-job"));
        as(token).get(young).then().statusCode(200);
        as(token).get(result).then().statusCode(200);
        publish(key).statusCode(201).body("id", is(result.substring(result.lastIndexOf('/') + 1)));
    }

    private static UUID id(String path) {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }

    private void change(UUID job, String statement) throws SQLException {
        try (var connection = database.getConnection();
                var change = connection.prepareStatement(statement)) {
            change.setObject(1, job);
            change.executeUpdate();
        }
    }

    @Test
    void finishedJobIsNotCancelled() {
        // given
        String path = publish(UUID.randomUUID().toString()).extract().header("Location");
        finished(path).body("state", is("DONE"));

        // when
        var cancelled = as(token).delete(path).then();

        // then
        cancelled.statusCode(409).body("type", is("/problems/job-finished"));
    }

    @Test
    void anotherOrganizationSeesNoJob() {
        // given
        String path = publish(UUID.randomUUID().toString()).extract().header("Location");
        var stranger = Tokens.ofOtherOrganization();

        // then
        as(stranger).get(path).then().statusCode(404).body("type", is("/problems/unknown-job"));
        as(stranger).get(path + "/events").then().statusCode(404);
        as(stranger).delete(path).then().statusCode(404);
        as(stranger).get("/v1/jobs").then().statusCode(200).body("items", empty());
        finished(path);
    }

    private static List<Neighbourhood.Seen> signatures() {
        return Neighbourhood.of("provenance").seen().stream()
                .filter(it -> it.path().equals("/v1/signatures"))
                .toList();
    }

    private static void holdUp(
            String neighbour, String call, CountDownLatch go, Neighbourhood.Answer then) {
        Neighbourhood.of(neighbour)
                .on(
                        call,
                        exchange -> {
                            try {
                                go.await(30, TimeUnit.SECONDS);
                            } catch (InterruptedException e) {
                                throw new IOException(e);
                            }
                            then.to(exchange);
                        });
    }

    private void awaitStep(String path, String step) {
        await().atMost(SOON)
                .until(() -> as(token).get(path).then().extract().path("step").equals(step));
    }

    private String events(String path, String last) {
        return as(token).header("Last-Event-ID", last).get(path + "/events").asString();
    }

    private ValidatableResponse finished(ValidatableResponse taken) {
        return finished(taken.extract().header("Location"));
    }

    private ValidatableResponse finished(String path) {
        return await().atMost(SOON)
                .until(
                        () -> as(token).get(path).then(),
                        it -> it.extract().path("finishedAt") != null);
    }

    private ValidatableResponse publish(String key) {
        return request(key)
                .multiPart("declaration", declaration(), "application/json")
                .multiPart("asset", "a.png", bytes(PNG), "image/png")
                .post("/v1/publications")
                .then();
    }

    private RequestSpecification request(String key) {
        return as(token).header("Prefer", "respond-async, wait=10").header("Idempotency-Key", key);
    }

    private static int status(ValidatableResponse response) {
        return response.extract().statusCode();
    }

    private static List<String> spooled() throws IOException {
        try (var files = Files.list(SuiteFiles.spool())) {
            return files.map(it -> it.getFileName().toString()).toList();
        }
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token);
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
