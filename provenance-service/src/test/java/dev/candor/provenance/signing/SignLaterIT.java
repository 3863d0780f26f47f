package dev.candor.provenance.signing;

import static dev.candor.provenance.Calls.DEMO;
import static dev.candor.provenance.Calls.bearer;
import static dev.candor.provenance.Calls.publisher;
import static dev.candor.provenance.Calls.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.candor.kit.digest.Digests;
import dev.candor.kit.digest.ReprDigest;
import dev.candor.kit.id.Ids;
import dev.candor.kit.spool.Spool;
import dev.candor.kit.spool.SpoolReference;
import dev.candor.provenance.Pictures;
import dev.candor.testkit.SuiteFiles;
import dev.candor.testkit.SuiteResource;
import dev.candor.testkit.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_provenance"))
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields
class SignLaterIT {
    private static final String TITLED = "{\"title\": \"Harbour\"}";

    @Inject AgroalDataSource database;
    @Inject Spool spool;

    @Test
    void whoeverDoesNotWaitFollowsTheSignature() {
        // given
        var media = Pictures.jpeg();

        // when
        var taken = later(media, TITLED);

        // then
        taken.then()
                .statusCode(202)
                .header("Preference-Applied", equalTo("respond-async"))
                .body("state", equalTo("QUEUED"))
                .body("progress.size", equalTo(media.length));
        assertThat(taken.header("Location")).endsWith("/v1/signatures/" + taken.path("id"));
        var signed = finished(taken);
        signed.then()
                .body("state", equalTo("SIGNED"))
                .body("attempts", equalTo(1))
                .body("signedBy", notNullValue())
                .body("asset.expiresAt", notNullValue());
        var asset = publisher().get(signed.<String>path("asset.href"));
        asset.then()
                .statusCode(200)
                .contentType("image/jpeg")
                .header(
                        "Link",
                        equalTo(
                                "</v1/manifests/%s>; rel=\"c2pa-manifest\""
                                        .formatted(signed.<String>path("manifest"))));
        assertThat(ReprDigest.parse(asset.header("Repr-Digest")))
                .contains(Digests.sha256Hex(asset.asByteArray()));
        verify(asset.asByteArray())
                .then()
                .body("state", equalTo("Trusted"))
                .body("activeManifest", equalTo(signed.path("manifest")));
        publisher()
                .get("/v1/signatures?limit=200")
                .then()
                .body("items.id", hasItem(taken.<String>path("id")));
    }

    @Test
    void signedMediaComesInPartAndNotTwice() {
        // given
        String href = finished(later(Pictures.png(), TITLED)).path("asset.href");
        var whole = publisher().get(href);
        var bytes = whole.asByteArray();

        // when
        var part = publisher().header("Range", "bytes=8-15").get(href);
        var other = publisher().header("Range", "bytes=8-15").header("If-Range", "\"x\"").get(href);
        var again = publisher().header("If-None-Match", whole.header("ETag")).get(href);
        var behind = publisher().header("Range", "bytes=%d-".formatted(bytes.length)).get(href);

        // then
        part.then()
                .statusCode(206)
                .contentType("image/png")
                .header("Content-Range", equalTo("bytes 8-15/" + bytes.length))
                .header("Link", equalTo(whole.header("Link")));
        assertThat(part.asByteArray()).isEqualTo(Arrays.copyOfRange(bytes, 8, 16));
        other.then().statusCode(200);
        again.then().statusCode(304);
        behind.then()
                .statusCode(416)
                .body("type", equalTo("/problems/range-not-satisfiable"))
                .body("size", equalTo(bytes.length));
    }

    @Test
    void eventsEndWithTheSignature() {
        // given
        var taken = later(Pictures.png(), TITLED);

        // when
        var events =
                publisher()
                        .accept("text/event-stream")
                        .get("/v1/signatures/" + taken.path("id") + "/events");

        // then
        events.then().statusCode(200).contentType(containsString("text/event-stream"));
        assertThat(events.asString().strip().lines().filter(line -> line.startsWith("data:")))
                .isNotEmpty()
                .last()
                .asString()
                .contains("\"state\":\"SIGNED\"");
    }

    @Test
    void signatureThatIsNotThereHasNoEvents() {
        publisher()
                .accept("text/event-stream, application/problem+json")
                .get("/v1/signatures/" + UUID.randomUUID() + "/events")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/unknown-signature"));
    }

    @Test
    void whatCouldNotBeSignedIsRefusedAtOnce() throws IOException {
        // given
        var before = filesInSpool();

        // then
        later(Pictures.jpeg(), "{\"title\": \"x\", \"actions\": [{\"action\": \"c2pa.no\"}]}")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-action"));
        later("no media".getBytes(StandardCharsets.UTF_8), "{\"title\": 5}")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/title"));
        assertThat(filesInSpool()).isEqualTo(before);
    }

    @Test
    void aFailureIsToldAsItsProblem() {
        // when
        var taken =
                later(
                        Pictures.jpeg(),
                        """
                        {"title": "x", "identity": "0199c0de-0011-7000-8000-000000000011"}
                        """);

        // then
        var failed = finished(taken);
        failed.then()
                .body("state", equalTo("FAILED"))
                .body("manifest", nullValue())
                .body("problem.type", equalTo("/problems/unknown-signing-identity"))
                .body("problem.status", equalTo(404));
        publisher()
                .get("/v1/signatures/" + taken.path("id") + "/asset")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/signature-failed"));
    }

    @Test
    void aRepeatedRequestIsOneSignature() {
        // given
        var media = Pictures.jpeg();
        var first = keyed("later-1", media, TITLED);

        // when
        var second = keyed("later-1", media, TITLED);
        var other = keyed("later-1", media, "{\"title\": \"Another\"}");

        // then
        assertThat(second.<String>path("id")).isEqualTo(first.path("id"));
        other.then().statusCode(422).body("type", equalTo("/problems/idempotency-key-reused"));
    }

    @Test
    void anotherOrganizationsSignatureDoesNotExist() {
        // given
        var taken = later(Pictures.jpeg(), TITLED);
        var address = "/v1/signatures/" + taken.path("id");

        // then
        for (var path : List.of(address, address + "/asset")) {
            bearer(Tokens.ofOtherOrganization())
                    .get(path)
                    .then()
                    .statusCode(404)
                    .body("type", equalTo("/problems/unknown-signature"));
        }
        bearer(Tokens.ofOtherOrganization())
                .get("/v1/signatures")
                .then()
                .body("items.id", not(hasItem(taken.<String>path("id"))));
    }

    @Test
    void mediaThatIsNotKeptAnyMoreIsGone() throws IOException {
        // given
        var signed = finished(later(Pictures.jpeg(), TITLED));
        var digest = signed.<String>path("asset.sha256");
        try (var files = Files.list(SuiteFiles.spool())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (Digests.sha256Hex(file).equals(digest)) {
                    Files.delete(file);
                }
            }
        }

        // then
        publisher()
                .get(signed.<String>path("asset.href"))
                .then()
                .statusCode(410)
                .body("type", equalTo("/problems/signed-media-gone"))
                .body("manifest", equalTo(signed.path("manifest")));
    }

    @Test
    void whatAReplicaDiedOverIsMadeAgain() throws SQLException, IOException {
        // when
        var left = leftByADeadReplica(1);

        // then
        finished(left)
                .then()
                .body("state", equalTo("SIGNED"))
                .body("attempts", equalTo(2))
                .body("manifest", notNullValue());
    }

    @Test
    void whatReplicasKeepDyingOverIsGivenUp() throws SQLException, IOException {
        // when
        var left = leftByADeadReplica(3);

        // then
        finished(left)
                .then()
                .body("state", equalTo("FAILED"))
                .body("problem.type", equalTo("/problems/signing-interrupted"))
                .body("manifest", nullValue());
    }

    @Test
    void mediaThatIsLostBeforeItIsSignedIsTold() throws SQLException, IOException {
        // given
        var left = Ids.next();
        var gone = new SpoolReference("a".repeat(32), "00".repeat(32));

        // when
        abandon(left, gone, 1);

        // then
        finished(left)
                .then()
                .body("state", equalTo("FAILED"))
                .body("problem.type", equalTo("/problems/unknown-spool"));
    }

    /// As a kill leaves it: somebody is said to sign, and gives no sign of life.
    private UUID leftByADeadReplica(int attempts) throws SQLException, IOException {
        var file = spool.create(DEMO, "application/octet-stream");
        Files.write(file.path(), Pictures.jpeg());
        var id = Ids.next();
        abandon(id, spool.seal(file).reference(), attempts);
        return id;
    }

    private void abandon(UUID id, SpoolReference media, int attempts) throws SQLException {
        try (var connection = database.getConnection();
                var sql =
                        connection.prepareStatement(
                                "insert into signature (id, organization, actor_id, actor_name,"
                                        + " state, request, media, size, written, attempts, worker,"
                                        + " lease_until, created_at) values (?, 'demo', 'user-1',"
                                        + " 'Petra', 'SIGNING', ?, ?, 1, 0, ?, ?, now() - interval"
                                        + " '1 minute', now())")) {
            sql.setObject(1, id);
            sql.setString(2, TITLED);
            sql.setString(
                    3,
                    "{\"source\": {\"id\": \"%s\", \"sha256\": \"%s\"}, \"ingredients\": []}"
                            .formatted(media.id(), media.sha256()));
            sql.setInt(4, attempts);
            sql.setObject(5, Ids.next());
            assertThat(sql.executeUpdate()).isEqualTo(1);
        }
    }

    private static Response later(byte[] media, String manifest) {
        return publisher()
                .header("Prefer", "respond-async")
                .multiPart("manifest", manifest)
                .multiPart("asset", "picture", media, "application/octet-stream")
                .post("/v1/signatures");
    }

    private static Response keyed(String key, byte[] media, String manifest) {
        return publisher()
                .header("Prefer", "handling=strict, respond-async; wait=0")
                .header("Idempotency-Key", key)
                .multiPart("manifest", manifest)
                .multiPart("asset", "picture", media, "application/octet-stream")
                .post("/v1/signatures");
    }

    private static Response finished(Response taken) {
        return finished(UUID.fromString(taken.path("id")));
    }

    private static Response finished(UUID id) {
        var address = "/v1/signatures/" + id;
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> publisher().get(address),
                        answer ->
                                List.of("SIGNED", "FAILED").contains(answer.<String>path("state")));
    }

    private static List<String> filesInSpool() throws IOException {
        try (var files = Files.list(SuiteFiles.spool())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
