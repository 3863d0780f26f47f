package dev.candor.gateway.upload.resumable;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.candor.gateway.Neighbourhood;
import dev.candor.kit.digest.Digests;
import dev.candor.kit.digest.ReprDigest;
import dev.candor.testkit.SuiteFiles;
import dev.candor.testkit.SuiteResource;
import dev.candor.testkit.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Files in pieces, by the protocol's own requests.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_gateway"))
@WithTestResource(Neighbourhood.Addresses.class)
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields
class UploadIT {
    private static final String TEXT = "one two three";
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    @Inject DiscardUpload discard;
    @Inject AgroalDataSource database;
    @TestHTTPResource URI address;

    @AfterEach
    void nothingIsLeft() throws Throwable {
        change("update upload set expires_at = now() - interval '1 second', held_until = null");
        VertxContextSupport.subscribeAndAwait(discard::sweep);
        assertThat(kept()).isEmpty();
    }

    @Test
    void fileArrivesInPieces() {
        // given
        var upload = begun(Map.of("Upload-Length", TEXT.length()));

        // when
        var first = append(upload, 0, "?0", "one ");
        var second = append(upload, 4, "?0", "two ");
        var last = append(upload, 8, "?1", "three");

        // then
        first.then().statusCode(200).header("Upload-Offset", "4").header("Upload-Complete", "?0");
        second.then().statusCode(200).header("Upload-Offset", "8").body("state", is("OPEN"));
        last.then()
                .statusCode(200)
                .header("Upload-Complete", "?1")
                .header("Repr-Digest", ReprDigest.format(Digests.sha256Hex(TEXT)))
                .body("state", is("COMPLETE"))
                .body("mediaType", is("image/png"))
                .body("sha256", is(Digests.sha256Hex(TEXT)));
    }

    @Test
    void uploadTellsItsLimitsBeforeAndAtItsBeginning() {
        // when
        var before = as("petra.publisher").options("/v1/uploads");
        var begun = begin(Map.of("Upload-Complete", "?0"), "");

        // then
        before.then()
                .statusCode(204)
                .header("Accept-Patch", "application/partial-upload")
                .header("Upload-Limit", containsString("max-size=1000000"));
        begun.then()
                .statusCode(201)
                .header("Location", containsString("/v1/uploads/"))
                .header("Upload-Limit", containsString("max-age=86400"))
                .header("Cache-Control", "no-store");
    }

    @Test
    void offsetIsToldWithoutABody() {
        // given
        var upload = begun(Map.of("Upload-Length", TEXT.length()));
        append(upload, 0, "?0", "one ");

        // when
        var told = as("petra.publisher").head(upload);

        // then
        told.then()
                .statusCode(204)
                .header("Upload-Offset", "4")
                .header("Upload-Complete", "?0")
                .header("Upload-Length", "13")
                .header("Upload-Limit", startsWith("max-size="))
                .header("Cache-Control", "no-store");
    }

    @Test
    void wrongOffsetIsToldTheRightOne() {
        // given
        var upload = begun(Map.of());
        append(upload, 0, "?0", "one ");

        // when
        var refused = append(upload, 7, "?0", "two ");

        // then
        refused.then()
                .statusCode(409)
                .header("Upload-Offset", "4")
                .body("type", is("/problems/mismatching-upload-offset"))
                .body("expected-offset", is(4))
                .body("provided-offset", is(7));
        append(upload, 4, "?1", "two").then().statusCode(200);
    }

    @Test
    void otherBytesThanWereSaidAreNotKept() {
        // given
        var digest = ReprDigest.format(Digests.sha256Hex("something else"));
        var upload = begun(Map.of("Repr-Digest", digest));

        // when
        var refused = append(upload, 0, "?1", TEXT);

        // then
        refused.then()
                .statusCode(422)
                .header("Upload-Complete", "?1")
                .body("type", is("/problems/digest-mismatch"));
        as("petra.publisher").get(upload).then().statusCode(404);
    }

    @Test
    void completeUploadTakesNoMore() {
        // given
        var upload = begin(Map.of("Upload-Complete", "?1"), TEXT).header("Location");

        // when
        var refused = append(upload, TEXT.length(), "?1", "more");

        // then
        refused.then().statusCode(400).body("type", is("/problems/completed-upload"));
        as("petra.publisher").get(upload).then().body("length", is(TEXT.length()));
    }

    @Test
    void lengthIsHeldTo() {
        // given
        var upload = begun(Map.of("Upload-Length", 5));

        // when
        var changed = append(upload, 0, "?1", TEXT);
        var over = append(upload, 0, "?0", TEXT);

        // then
        changed.then().statusCode(400).body("type", is("/problems/inconsistent-upload-length"));
        over.then().statusCode(400).body("type", is("/problems/inconsistent-upload-length"));
        as("petra.publisher").get(upload).then().statusCode(404);
    }

    @Test
    void tooLargeFileIsRefusedAsSoonAsItIsKnown() {
        // given
        var upload = begun(Map.of());

        // when
        var announced = begin(Map.of("Upload-Complete", "?0", "Upload-Length", 1_000_001), "");
        var sent = append(upload, 0, "?0", "x".repeat(1_000_001));

        // then
        announced.then().statusCode(413).header("Upload-Limit", startsWith("max-size=1000000"));
        sent.then().statusCode(413).body("limit", is(1_000_000));
        as("petra.publisher").get(upload).then().statusCode(404);
    }

    @Test
    void nobodyElseSeesAnUpload() {
        // given
        var upload = begun(Map.of());

        // then
        for (var other : List.of("demo-integrator", "other-integrator")) {
            as(other).head(upload).then().statusCode(404);
            as(other).get(upload).then().body("type", is("/problems/unknown-upload"));
            as(other).delete(upload).then().statusCode(404);
            append(other, upload, 0, "?0", "x").then().statusCode(404);
        }
        as("petra.publisher").head(upload).then().statusCode(204);
    }

    @Test
    void cancelledUploadIsGoneWithItsBytes() throws IOException {
        // given
        var upload = begun(Map.of());
        append(upload, 0, "?0", TEXT);

        // when
        var cancelled = as("petra.publisher").delete(upload);

        // then
        cancelled.then().statusCode(204);
        as("petra.publisher").head(upload).then().statusCode(404);
        assertThat(kept()).noneMatch(it -> upload.endsWith(it.getFileName().toString()));
    }

    @Test
    void expiredUploadIsSweptByWhicheverReplicaLooks() throws Throwable {
        // given
        var old = begun(Map.of());
        append(old, 0, "?0", TEXT);
        change(
                "update upload set expires_at = now() - interval '1 second' where id = '%s'"
                        .formatted(id(old)));
        var young = begun(Map.of());
        append(young, 0, "?0", TEXT);

        // when
        as("petra.publisher").head(old).then().statusCode(404);
        VertxContextSupport.subscribeAndAwait(discard::sweep);
        VertxContextSupport.subscribeAndAwait(discard::sweep);

        // then
        assertThat(change("delete from upload where id = '%s'".formatted(id(old)))).isZero();
        assertThat(kept()).extracting(it -> it.getFileName().toString()).containsExactly(id(young));
    }

    @Test
    void bytesBeforeABreakStayAndTheUploadGoesOn() throws IOException {
        // given
        var upload = begun(Map.of("Upload-Length", TEXT.length()));
        try (var cut = new SlowAppend(address, upload, token("petra.publisher"), 0, 13)) {
            cut.send("one ");
            await().atMost(SOON).until(() -> written(upload) == 4);
        }

        // when
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                as("petra.publisher")
                                        .head(upload)
                                        .then()
                                        .header("Upload-Offset", "4"));

        // then
        append(upload, 4, "?1", "two three")
                .then()
                .statusCode(200)
                .body("sha256", is(Digests.sha256Hex(TEXT)));
    }

    @Test
    void ofTwoAtOnceOneAppendsAndTheOtherIsRefused() throws IOException {
        // given
        var upload = begun(Map.of());
        try (var first = new SlowAppend(address, upload, token("petra.publisher"), 0, 8)) {
            first.send("one ");
            awaitHeld(upload);

            // when
            var second = append(upload, 0, "?0", "ONE ");
            first.send("two ");

            // then
            second.then().statusCode(409).body("type", is("/problems/upload-busy"));
            assertThat(first.status()).isEqualTo(200);
        }
        append(upload, 8, "?1", "three")
                .then()
                .statusCode(200)
                .body("sha256", is(Digests.sha256Hex(TEXT)));
    }

    /// A client that lost its connection asks where to go on; what it is told has to hold, although
    /// the old request hangs here still.
    @Test
    void askingEndsARequestThatHangs() throws IOException {
        // given
        var upload = begun(Map.of());
        try (var hanging = new SlowAppend(address, upload, token("petra.publisher"), 0, 100)) {
            hanging.send("one ");
            awaitHeld(upload);

            // when
            var offset = as("petra.publisher").head(upload).header("Upload-Offset");
            var next = append(upload, Long.parseLong(offset), "?1", TEXT);
            hanging.send("XXXX");

            // then
            next.then().statusCode(200).body("sha256", is(Digests.sha256Hex(TEXT)));
            assertThat(offset).isEqualTo("0"); // nothing was made to last in so short a time
        }
    }

    @Test
    void organizationHasSoManyWaitingAndNoMore() throws SQLException {
        // given
        for (int i = 0; i < 100; i++) {
            change(
                    """
                    insert into upload (id, organization, actor_id, media_type, state, received,
                        expires_at)
                    values ('%s', 'demo', 'x', 'image/png', 'OPEN', 0, now() + interval '1 day')
                    """
                            .formatted(UUID.randomUUID()));
        }

        // when
        var refused = begin(Map.of("Upload-Complete", "?0"), "");

        // then
        refused.then().statusCode(409).body("type", is("/problems/too-many-uploads"));
    }

    @Test
    void requestThatSaysNothingOfTheProtocolIsToldWhatToSend() {
        // when
        var begun = begin(Map.of(), TEXT);
        var appended =
                as("petra.publisher")
                        .header("Upload-Complete", "?0")
                        .contentType("application/partial-upload")
                        .body("x".getBytes(StandardCharsets.US_ASCII))
                        .patch("/v1/uploads/" + UUID.randomUUID());

        // then
        begun.then().statusCode(400).body("errors[0].pointer", is("#Upload-Complete"));
        appended.then().statusCode(400).body("errors[0].pointer", is("#Upload-Offset"));
    }

    private void awaitHeld(String upload) {
        var held =
                "update upload set wanted = wanted where id = '%s' and holder is not null"
                        .formatted(id(upload));
        await().atMost(SOON).until(() -> change(held) == 1);
    }

    private static String id(String upload) {
        return upload.substring(upload.lastIndexOf('/') + 1);
    }

    private static String begun(Map<String, ?> headers) {
        return as("petra.publisher")
                .headers(headers)
                .header("Upload-Complete", "?0")
                .contentType("image/png")
                .post("/v1/uploads")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private static Response begin(Map<String, ?> headers, String text) {
        return as("petra.publisher")
                .headers(headers)
                .contentType("image/png")
                .body(bytes(text))
                .post("/v1/uploads");
    }

    private static Response append(String upload, long offset, String complete, String text) {
        return append("petra.publisher", upload, offset, complete, text);
    }

    private static Response append(
            String who, String upload, long offset, String complete, String text) {
        return as(who).header("Upload-Offset", offset)
                .header("Upload-Complete", complete)
                .contentType("application/partial-upload")
                .body(bytes(text))
                .patch(upload);
    }

    private static RequestSpecification as(String who) {
        return given().config(
                        config().encoderConfig(
                                        encoderConfig()
                                                .appendDefaultContentCharsetToContentTypeIfUndefined(
                                                        false)))
                .header("Authorization", "Bearer " + token(who));
    }

    private static String token(String who) {
        return TOKENS.computeIfAbsent(
                who, it -> it.endsWith("integrator") ? Tokens.ofClient(it) : Tokens.of(it));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private int change(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var change = connection.prepareStatement(statement)) {
            return change.executeUpdate();
        }
    }

    private static long written(String upload) throws IOException {
        var file = folder().resolve(id(upload));
        return Files.exists(file) ? Files.size(file) : 0;
    }

    private static Path folder() {
        return SuiteFiles.spool().resolveSibling("media").resolve(".uploads");
    }

    private static List<Path> kept() throws IOException {
        if (!Files.exists(folder())) {
            return List.of();
        }
        try (var files = Files.list(folder())) {
            return files.toList();
        }
    }
}
