package dev.candor.label;

import static dev.candor.label.Http.integrator;
import static dev.candor.label.Http.plannedLabel;
import static dev.candor.label.Http.stranger;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.candor.kit.digest.Digests;
import dev.candor.kit.digest.ReprDigest;
import dev.candor.kit.id.Ids;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.spool.Spool;
import dev.candor.kit.spool.SpoolEntry;
import dev.candor.label.rendering.SweepJobs;
import dev.candor.label.rendering.image.Pictures;
import dev.candor.testkit.SuiteFiles;
import dev.candor.testkit.SuiteResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_label"))
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields
class RenderLaterIT {
    private static final byte[] PHOTO = Pictures.jpeg(Pictures.busy(800, 600));
    private static final String JOBS = "/v1/renderings/jobs/";

    @Inject AgroalDataSource database;
    @Inject Spool spool;
    @Inject SweepJobs sweeping;

    @Test
    void whoeverDoesNotWaitFollowsTheRendering() {
        // when
        var taken = later(plannedLabel(), PHOTO);

        // then
        taken.then()
                .statusCode(202)
                .header("Preference-Applied", equalTo("respond-async"))
                .header("Location", endsWith(JOBS + taken.path("id")))
                .body("state", equalTo("QUEUED"));
        var finished = finished(taken.path("id"));
        finished.then()
                .body("state", equalTo("RENDERED"))
                .body("attempts", equalTo(1))
                .body("progress", equalTo(1.0f))
                .body("asset.expiresAt", notNullValue());
        var asset = integrator().get(finished.<String>path("asset.href"));
        asset.then().statusCode(200).contentType("image/jpeg");
        assertThat(ReprDigest.parse(asset.header(ReprDigest.HEADER)))
                .contains(Digests.sha256Hex(asset.asByteArray()));
        integrator()
                .header("If-None-Match", asset.header("ETag"))
                .get(finished.<String>path("asset.href"))
                .then()
                .statusCode(304);
        var part =
                integrator().header("Range", "bytes=-2").get(finished.<String>path("asset.href"));
        part.then().statusCode(206).contentType("image/jpeg");
        assertThat(part.asByteArray()).containsExactly(0xFF, 0xD9); // JPEG's end of image
        integrator()
                .get("/v1/renderings/" + finished.path("rendering"))
                .then()
                .statusCode(200)
                .body("rendered", equalTo(true))
                .body("variant", equalTo("all"))
                .body("resultSha256", equalTo(Digests.sha256Hex(asset.asByteArray())));
        integrator()
                .get("/v1/renderings/jobs?limit=200")
                .then()
                .body("items.id", hasItem(taken.<String>path("id")));
    }

    @Test
    void anotherOrganizationsRenderingIsNotThere() {
        // given
        var id = later(plannedLabel(), PHOTO).<String>path("id");

        // then
        stranger().get(JOBS + id).then().statusCode(404);
        stranger().get(JOBS + id + "/asset").then().statusCode(404);
        stranger().post(JOBS + id + "/cancellation").then().statusCode(404);
        finished(id).then().body("state", equalTo("RENDERED"));
    }

    @Test
    void eventsEndWithTheRendering() {
        // given
        var id = later(plannedLabel(), PHOTO).<String>path("id");

        // when
        var events = integrator().accept("text/event-stream").get(JOBS + id + "/events");

        // then
        events.then().statusCode(200).contentType(containsString("text/event-stream"));
        assertThat(events.asString().strip().lines().filter(line -> line.startsWith("data:")))
                .last()
                .asString()
                .contains("\"state\":\"RENDERED\"");
        integrator()
                .accept("text/event-stream, application/problem+json")
                .get(JOBS + UUID.randomUUID() + "/events")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-rendering"));
    }

    @Test
    void aKeyMakesOneRenderingAndLeavesNoMediaBehind() throws IOException {
        // given
        var plan = plannedLabel();
        var key = UUID.randomUUID().toString();

        // when
        var first = keyed(plan, key);
        var kept = SpoolFiles.names();
        var second = keyed(plan, key);

        // then
        second.then().statusCode(202).body("id", equalTo(first.path("id")));
        finished(first.path("id")).then().body("state", equalTo("RENDERED"));
        assertThat(SpoolFiles.names().size()).isLessThanOrEqualTo(kept.size() + 2);
    }

    @Test
    void whatCannotBeLabelledFailsAndReleasesNothing() throws SQLException {
        // given
        var broken = java.util.Arrays.copyOf(PHOTO, 4000);

        // when
        var id = later(plannedLabel(), broken).<String>path("id");

        // then
        finished(id)
                .then()
                .body("state", equalTo("FAILED"))
                .body("problem.type", equalTo("/problems/unreadable-media"));
        integrator()
                .get(JOBS + id + "/asset")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/rendering-not-released"));
        assertThat(told("rendering-jobs/" + id, "dev.candor.label.rendering-failed")).isEqualTo(1);
    }

    @Test
    void aPlanThatIsNotThereIsRefusedAtOnce() throws IOException {
        // given
        var before = SpoolFiles.names();

        // then
        later(UUID.randomUUID().toString(), PHOTO)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-plan"));
        await().untilAsserted(() -> assertThat(before).containsAll(SpoolFiles.names()));
    }

    @Test
    void workOfAReplicaThatDiedIsTakenOver() throws Exception {
        // given
        var source = spooled();

        // when
        var id = begun(source, plannedLabel(), 1, "now() - interval '1 second'");

        // then
        finished(id.toString())
                .then()
                .body("state", equalTo("RENDERED"))
                .body("attempts", equalTo(2));
        assertThat(told("rendering-jobs/" + id, "dev.candor.label.rendering-finished"))
                .isEqualTo(1);
    }

    @Test
    void whatKillsEveryReplicaIsGivenUp() throws Exception {
        var id = begun(spooled(), plannedLabel(), 3, "now() - interval '1 second'");

        finished(id.toString())
                .then()
                .body("state", equalTo("FAILED"))
                .body("problem.type", equalTo("/problems/rendering-interrupted"));
    }

    /// A fault of ours is not called a stop of the service, and is tried no longer than need be.
    @Test
    void whatGoesWrongOnOurSideSaysSoUnderANumber() {
        // when
        var id = later(plannedLabel(), "\u0001stumble".getBytes(US_ASCII)).<String>path("id");

        // then
        finished(id)
                .then()
                .body("state", equalTo("FAILED"))
                .body("attempts", equalTo(3))
                .body("problem.type", equalTo("/problems/internal"))
                .body("problem.incident", notNullValue());
    }

    /// What was taken in with a 202 does not fail because others keep all threads busy.
    @Test
    void whatFindsNoThreadWaitsAndSpendsNoAttempt() {
        // when
        var id = later(plannedLabel(), "\u0001crowded".getBytes(US_ASCII)).<String>path("id");

        // then
        finished(id).then().body("state", equalTo("RENDERED")).body("attempts", equalTo(1));
    }

    /// Jobs are kept for thirty days; what came of them stays.
    @Test
    void whatWasFinishedLongAgoIsForgotten() throws Throwable {
        // given
        var old = later(plannedLabel(), PHOTO).<String>path("id");
        var rendering = finished(old).<String>path("rendering");
        var young = later(plannedLabel(), PHOTO).<String>path("id");
        finished(young);
        aged(old, 31);
        aged(young, 29);

        // when
        VertxContextSupport.subscribeAndAwait(sweeping::sweep);

        // then
        integrator().get(JOBS + old).then().statusCode(404);
        integrator().get(JOBS + young).then().statusCode(200);
        integrator().get("/v1/renderings/" + rendering).then().statusCode(200);
    }

    private void aged(String id, int days) throws SQLException {
        try (var connection = database.getConnection();
                var update =
                        connection.prepareStatement(
                                "update rendering_job set finished_at = now() - ? * interval '1"
                                        + " day' where id = ?")) {
            update.setInt(1, days);
            update.setObject(2, UUID.fromString(id));
            update.executeUpdate();
        }
    }

    @Test
    void aCancelledRenderingReleasesNothingAndItsSourceIsGone() throws Exception {
        // given
        var source = spooled();
        var id = begun(source, plannedLabel(), 1, "now() + interval '1 hour'");

        // when
        integrator()
                .post(JOBS + id + "/cancellation")
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"));

        // then
        integrator().get(JOBS + id + "/asset").then().statusCode(409);
        integrator().post(JOBS + id + "/cancellation").then().statusCode(200);
        assertThat(source.path()).doesNotExist();
    }

    @Test
    void whatIsFinishedIsNotCancelledAndItsTimeEnds() throws IOException {
        // given
        var id = later(plannedLabel(), PHOTO).<String>path("id");
        var finished = finished(id);

        // then
        integrator()
                .post(JOBS + id + "/cancellation")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/rendering-finished"));
        forget(finished.path("asset.sha256"));
        integrator()
                .get(JOBS + id + "/asset")
                .then()
                .statusCode(410)
                .body("type", equalTo("/problems/rendered-media-gone"));
    }

    private static Response later(String plan, byte[] media) {
        return integrator()
                .contentType("image/jpeg")
                .header("Prefer", "respond-async")
                .body(media)
                .post("/v1/renderings?plan=" + plan);
    }

    private static Response keyed(String plan, String key) {
        return integrator()
                .contentType("image/jpeg")
                .header("Prefer", "respond-async, wait=1")
                .header("Idempotency-Key", key)
                .body(PHOTO)
                .post("/v1/renderings?plan=" + plan);
    }

    private static Response finished(String id) {
        return await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> integrator().get(JOBS + id),
                        job -> job.jsonPath().get("finishedAt") != null);
    }

    private SpoolEntry spooled() throws IOException {
        var file = spool.create(new Organization("demo"), "application/octet-stream");
        Files.write(file.path(), PHOTO);
        return spool.seal(file);
    }

    /// A rendering that another replica is at work on.
    private UUID begun(SpoolEntry source, String plan, int attempts, String leaseUntil)
            throws SQLException {
        var id = Ids.next();
        var asked =
                "{\"plan\": \"%s\", \"source\": {\"id\": \"%s\", \"sha256\": \"%s\"}, \"crops\": []}"
                        .formatted(plan, source.id(), source.sha256());
        try (var connection = database.getConnection();
                var insert =
                        connection.prepareStatement(
                                "insert into rendering_job (id, organization, actor_id, actor_name,"
                                        + " state, asked, progress, attempts, worker, lease_until,"
                                        + " created_at) values (?, 'demo', 'petra', 'Petra',"
                                        + " 'RENDERING', ?, 0, ?, ?, "
                                        + leaseUntil
                                        + ", now())")) {
            insert.setObject(1, id);
            insert.setString(2, asked);
            insert.setInt(3, attempts);
            insert.setObject(4, UUID.randomUUID());
            insert.executeUpdate();
        }
        return id;
    }

    private int told(String subject, String type) throws SQLException {
        try (var connection = database.getConnection();
                var query =
                        connection.prepareStatement(
                                "select count(*) from outbox_event where body like ? and body like"
                                        + " ?")) {
            query.setString(1, "%" + subject + "%");
            query.setString(2, "%" + type + "%");
            try (var rows = query.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getInt(1);
            }
        }
    }

    /// As the spool's broom does when the retention time is over.
    private static void forget(String sha256) throws IOException {
        for (String name : SpoolFiles.names()) {
            var file = SuiteFiles.spool().resolve(name);
            if (Files.isRegularFile(file) && Digests.sha256Hex(file).equals(sha256)) {
                Files.delete(file);
                Files.deleteIfExists(SuiteFiles.spool().resolve(name + ".seal"));
            }
        }
    }
}
