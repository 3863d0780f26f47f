package dev.candor.gateway.publication;

import static dev.candor.gateway.Neighbourhood.json;
import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import dev.candor.gateway.Neighbourhood;
import dev.candor.kit.digest.Digests;
import dev.candor.kit.spool.Spool;
import dev.candor.testkit.SuiteFiles;
import dev.candor.testkit.SuiteResource;
import dev.candor.testkit.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Publications that name an upload in place of the bytes.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_gateway"))
@WithTestResource(Neighbourhood.Addresses.class)
@SuppressWarnings("NullAway.Init") // Quarkus fills the field
class PublishUploadIT {
    private static final String PNG = "not really a picture";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    @Inject Spool spool;

    @BeforeEach
    void neighboursAnswer() {
        Suite.answers(spool);
    }

    @AfterEach
    void nothingLiesAround() {
        await().atMost(SOON).untilAsserted(() -> assertThat(files(SuiteFiles.spool())).isEmpty());
        Neighbourhood.stopAll();
    }

    @Test
    void completeUploadIsPublishedAndItsBytesGo() throws IOException {
        // given
        var upload = uploaded("?1");

        // when
        var published = publish(upload, declaration("A street"), key());

        // then
        published
                .statusCode(201)
                .body("state", is("PUBLISHED"))
                .body("asset.sha256", is(Digests.sha256Hex(PNG + " labelled marked signed")));
        as("petra.publisher").get("/v1/uploads/" + upload).then().body("state", is("SPENT"));
        assertThat(uploads()).isEmpty();
    }

    @Test
    void refusedPublicationLeavesTheUploadForAnother() {
        // given
        var upload = uploaded("?1");
        Neighbourhood.of("consent")
                .on("POST /v1/consent-checks", json(200, Suite.check("DENY", "no_grant")));
        var refused = publish(upload, declaration("A street"), key());
        Neighbourhood.of("consent")
                .on("POST /v1/consent-checks", json(200, Suite.check("ALLOW", "permitted")));

        // when
        var mended = publish(upload, declaration("Another street"), key());

        // then
        refused.statusCode(409).body("type", is("/problems/consent-denied"));
        mended.statusCode(201);
    }

    @Test
    void sameRequestIsAnsweredAlikeAlthoughTheBytesAreGone() {
        // given
        var upload = uploaded("?1");
        var key = key();
        String id = publish(upload, declaration("A street"), key).extract().path("id");

        // when
        var again = publish(upload, declaration("A street"), key);
        var changed = publish(upload, declaration("Another street"), key);
        var anew = publish(upload, declaration("A street"), key());

        // then
        again.statusCode(201).body("id", is(id));
        changed.statusCode(422).body("type", is("/problems/idempotency-key-reused"));
        anew.statusCode(409).body("type", is("/problems/upload-spent"));
    }

    @Test
    void jobSpendsItsUploadWhenItIsDone() {
        // given
        var upload = uploaded("?1");
        var key = key();

        // when
        String job =
                asking(upload, declaration("A street"), key)
                        .header("Prefer", "respond-async")
                        .post("/v1/publications")
                        .then()
                        .statusCode(202)
                        .extract()
                        .header("Location");

        // then
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                as("petra.publisher")
                                        .get("/v1/uploads/" + upload)
                                        .then()
                                        .body("state", is("SPENT")));
        as("petra.publisher").get(job).then().body("state", is("DONE"));
        asking(upload, declaration("A street"), key)
                .header("Prefer", "respond-async")
                .post("/v1/publications")
                .then()
                .statusCode(202)
                .header("Location", is(job));
    }

    @Test
    void uploadThatIsGivenUpMeanwhileChangesNothingOfAPublication() {
        // given
        var upload = uploaded("?1");
        Neighbourhood.of("label")
                .before(
                        "POST /v1/verdicts",
                        () ->
                                as("petra.publisher")
                                        .delete("/v1/uploads/" + upload)
                                        .then()
                                        .statusCode(204));

        // when
        var published = publish(upload, declaration("A street"), key());

        // then
        published
                .statusCode(201)
                .body("asset.sha256", is(Digests.sha256Hex(PNG + " labelled marked signed")));
        as("petra.publisher").get("/v1/uploads/" + upload).then().statusCode(404);
    }

    @Test
    void onlyAWholeUploadOfOnesOwnIsPublished() {
        // given
        var open = uploaded("?0");
        var others = uploaded("demo-integrator", "?1");

        // when
        var tooEarly = publish(open, declaration("A street"), key());
        var foreign = publish(others, declaration("A street"), key());

        // then
        tooEarly.statusCode(409)
                .body("type", is("/problems/upload-not-complete"))
                .body("errors[0].pointer", is("/asset/upload"));
        foreign.statusCode(404).body("type", is("/problems/unknown-upload"));
        as("petra.publisher").delete("/v1/uploads/" + open).then().statusCode(204);
        as("demo-integrator").delete("/v1/uploads/" + others).then().statusCode(204);
    }

    @Test
    void wrongMemberIsNamedWhereItStands() {
        // given
        var upload = UUID.randomUUID().toString();

        // when
        var untitled = publish(upload, declaration(""), key());
        var nameless =
                as("petra.publisher")
                        .contentType(ContentType.JSON)
                        .body(
                                "{\"declaration\":%s,\"asset\":{}}"
                                        .formatted(declaration("A street")))
                        .post("/v1/publications")
                        .then();

        // then
        untitled.statusCode(400).body("errors[0].pointer", is("/declaration/title"));
        nameless.statusCode(400).body("errors[0].pointer", is("/asset"));
    }

    @Test
    void dryRunKeepsTheUpload() {
        // given
        var upload = uploaded("?1");

        // when
        var foreseen =
                asking(upload, declaration("A street"), key())
                        .post("/v1/publications/dry-run")
                        .then();

        // then
        foreseen.statusCode(200).body("wouldBePublished", is(true));
        publish(upload, declaration("A street"), key()).statusCode(201);
    }

    private static ValidatableResponse publish(String upload, String declaration, String key) {
        return asking(upload, declaration, key).post("/v1/publications").then();
    }

    private static RequestSpecification asking(String upload, String declaration, String key) {
        return as("petra.publisher")
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(
                        "{\"declaration\":%s,\"asset\":{\"upload\":\"%s\"}}"
                                .formatted(declaration, upload));
    }

    private static String uploaded(String complete) {
        return uploaded("petra.publisher", complete);
    }

    private static String uploaded(String who, String complete) {
        return as(who).header("Upload-Complete", complete)
                .contentType("image/png")
                .body(PNG.getBytes(StandardCharsets.UTF_8))
                .post("/v1/uploads")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static RequestSpecification as(String who) {
        return given().config(
                        config().encoderConfig(
                                        encoderConfig()
                                                .appendDefaultContentCharsetToContentTypeIfUndefined(
                                                        false)))
                .header(
                        "Authorization",
                        "Bearer "
                                + TOKENS.computeIfAbsent(
                                        who,
                                        it ->
                                                it.endsWith("integrator")
                                                        ? Tokens.ofClient(it)
                                                        : Tokens.of(it)));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static List<Path> uploads() throws IOException {
        return files(SuiteFiles.spool().resolveSibling("media").resolve(".uploads"));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static String declaration(String title) {
        return """
        {"title":"%s","digitalSourceType":"trainedAlgorithmicMedia","subjects":["%s"],
         "purpose":"awareness-campaign","channel":"web","markets":["EU"],"languages":["en"]}\
        """
                .formatted(title, Suite.SUBJECT);
    }
}
