package dev.candor.label;

import static dev.candor.label.Http.created;
import static dev.candor.label.Http.declared;
import static dev.candor.label.Http.gateway;
import static dev.candor.label.Http.integrator;
import static dev.candor.label.Http.plan;
import static dev.candor.label.Http.plannedLabel;
import static dev.candor.label.Http.stranger;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.candor.kit.digest.Digests;
import dev.candor.kit.digest.ReprDigest;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.spool.Spool;
import dev.candor.label.rendering.image.Pictures;
import dev.candor.label.rendering.process.Tool;
import dev.candor.label.rendering.process.Toolbox;
import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_label"))
@SuppressWarnings("NullAway.Init") // Quarkus fills the field
class LabelFlowIT {
    private static final byte[] PHOTO = Pictures.jpeg(Pictures.busy(800, 600));

    @Inject Spool spool;

    @Test
    void declaredGenerationBecomesALabelInThePicture() throws IOException {
        // given
        var verdict = created(integrator(), "/v1/verdicts", declared("trainedAlgorithmicMedia"));
        var plan =
                created(
                        integrator(),
                        "/v1/plans",
                        plan(verdict, List.of("DE", "US"), List.of("de-AT")));

        // when
        var answer =
                integrator()
                        .contentType("image/jpeg")
                        .body(PHOTO)
                        .post("/v1/renderings?plan=" + plan)
                        .then()
                        .statusCode(200)
                        .contentType("image/jpeg")
                        .header("Candor-Label", "drawn")
                        .header("Candor-Contrast-Ratio", notNullValue())
                        .extract();

        // then
        var labelled = answer.asByteArray();
        integrator()
                .get("/v1/renderings/" + answer.header("Candor-Rendering"))
                .then()
                .statusCode(200)
                .body("planId", equalTo(plan))
                .body("rendered", equalTo(true))
                .body("sourceSha256", equalTo(Digests.sha256Hex(PHOTO)))
                .body("resultSha256", equalTo(Digests.sha256Hex(labelled)))
                .body("measured.contrastRatio", greaterThan(4.5f));
        stranger()
                .get("/v1/renderings/" + answer.header("Candor-Rendering"))
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-rendering"));
        assertThat(answer.header(ReprDigest.HEADER))
                .isEqualTo(ReprDigest.format(Digests.sha256Hex(labelled)));
        var picture = ImageIO.read(new ByteArrayInputStream(labelled));
        assertThat(picture.getWidth()).isEqualTo(800);
        assertThat(picture.getHeight()).isEqualTo(600);
        assertThat(labelled).isNotEqualTo(PHOTO);
    }

    @Test
    void verdictsAndPlansAreKeptAsTheyWereAnswered() {
        // given
        var verdict =
                integrator()
                        .body(declared("compositeWithTrainedAlgorithmicMedia"))
                        .post("/v1/verdicts")
                        .then()
                        .statusCode(201)
                        .header("Location", containsString("/v1/verdicts/"))
                        .body("class", equalTo("AI_MODIFIED"))
                        .body("certainty", equalTo("DECLARED"))
                        .body("credentialState", equalTo("NONE"))
                        .body("version", equalTo(1))
                        .body("rule", equalTo(12))
                        .body("material", equalTo(true))
                        .body("materialRule", equalTo("M1"))
                        .body("words.en", equalTo("AI-modified"))
                        .body("words.de", equalTo("Mit KI bearbeitet"))
                        .body(
                                "basis",
                                hasItem(
                                        "E5 declaration by Petra Publisher:"
                                                + " compositeWithTrainedAlgorithmicMedia"))
                        .extract()
                        .asString();
        var id = UUID.fromString(io.restassured.path.json.JsonPath.from(verdict).getString("id"));
        var plan =
                integrator()
                        .body(plan(id.toString(), List.of("EU"), List.of("fr")))
                        .post("/v1/plans")
                        .then()
                        .statusCode(201)
                        .body("visible.required", equalTo(true))
                        .body("visible.key", equalTo("AI_MODIFIED"))
                        .body("visible.text", equalTo("AI Modifié par IA"))
                        .body("visible.position", equalTo("TOP_RIGHT"))
                        .body("profiles[0].profile", equalTo("eu-cop-s2"))
                        .body("digitalSourceType", equalTo("compositeWithTrainedAlgorithmicMedia"))
                        .extract()
                        .asString();

        // when
        var readVerdict =
                integrator().get("/v1/verdicts/" + id).then().statusCode(200).extract().asString();
        var planId = io.restassured.path.json.JsonPath.from(plan).getString("id");
        var readPlan =
                integrator().get("/v1/plans/" + planId).then().statusCode(200).extract().asString();

        // then
        assertThat(readVerdict).isEqualTo(verdict);
        assertThat(readPlan).isEqualTo(plan);
    }

    @Test
    void nothingKnownMeansNoLabelAndSaysWhy() {
        // given
        var verdict =
                integrator()
                        .body(
                                Map.of(
                                        "verification",
                                        Map.of("state", "NoManifest"),
                                        "marks",
                                        List.of()))
                        .post("/v1/verdicts")
                        .then()
                        .statusCode(201)
                        .body("class", equalTo("UNKNOWN"))
                        .body("certainty", equalTo("UNCONFIRMED"))
                        .body("rule", equalTo(24))
                        .body("words", anEmptyMap())
                        .body("sentence", containsString("that is no proof that it was not"))
                        .extract()
                        .<String>path("id");
        var plan =
                integrator()
                        .body(plan(verdict, List.of("EU"), List.of("en")))
                        .post("/v1/plans")
                        .then()
                        .statusCode(201)
                        .body("visible.required", equalTo(false))
                        .body("visible.reason", containsString("no AI label"))
                        .extract()
                        .<String>path("id");

        // when
        var answer =
                integrator()
                        .contentType("image/jpeg")
                        .body(PHOTO)
                        .post("/v1/renderings?plan=" + plan)
                        .then()
                        .statusCode(200)
                        .header("Candor-Label", "none")
                        .extract()
                        .asByteArray();

        // then
        assertThat(answer).isEqualTo(PHOTO);
    }

    @Test
    void theGatewayNamesMediaInTheSpool() throws IOException {
        // given
        var plan = plannedLabel();
        var file = spool.create(new Organization("demo"), "image/jpeg");
        Files.write(file.path(), PHOTO);
        var entry = spool.seal(file);
        var body =
                Map.of("planId", plan, "spool", Map.of("id", entry.id(), "sha256", entry.sha256()));

        // when
        var answer =
                gateway()
                        .header("Idempotency-Key", entry.id())
                        .body(body)
                        .post("/v1/renderings")
                        .then()
                        .statusCode(201)
                        .body("rendered", equalTo(true))
                        .body("text", equalTo("AI KI-generiert"))
                        .body("measured.contrastRatio", greaterThan(4.5f))
                        .body("measured.textHeight", greaterThan(17))
                        .body("measured.box.width", greaterThan(50))
                        .body("spool.mediaType", equalTo("image/jpeg"))
                        .extract();

        // then
        var result = SpoolFiles.read(answer.path("spool.id"));
        assertThat(Digests.sha256Hex(result)).isEqualTo(answer.<String>path("spool.sha256"));
        gateway()
                .header("Idempotency-Key", entry.id())
                .body(body)
                .post("/v1/renderings")
                .then()
                .statusCode(201)
                .body("id", equalTo(answer.<String>path("id")))
                .body("spool.id", equalTo(answer.<String>path("spool.id")));
    }

    @Test
    void nobodyButTheGatewayNamesMediaInTheSpool() {
        // when
        var answer =
                integrator()
                        .body(
                                Map.of(
                                        "planId",
                                        plannedLabel(),
                                        "spool",
                                        Map.of("id", "a".repeat(32), "sha256", "0".repeat(64))))
                        .post("/v1/renderings");

        // then
        answer.then().statusCode(403).body("type", equalTo("/problems/forbidden"));
    }

    @Test
    void anotherOrganizationSeesNothing() {
        // given
        var verdict = created(integrator(), "/v1/verdicts", declared("trainedAlgorithmicMedia"));
        var plan = created(integrator(), "/v1/plans", plan(verdict, List.of("EU"), List.of("en")));

        // then
        stranger().get("/v1/verdicts/" + verdict).then().statusCode(404);
        stranger().get("/v1/plans/" + plan).then().statusCode(404);
        stranger()
                .body(plan(verdict, List.of("EU"), List.of("en")))
                .post("/v1/plans")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/verdictId"));
        stranger()
                .contentType("image/jpeg")
                .body(PHOTO)
                .post("/v1/renderings?plan=" + plan)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-plan"));
    }

    @Test
    void aKeyMakesOneVerdictAndRefusesAnotherBody() {
        // given
        var key = UUID.randomUUID().toString();
        var first =
                integrator()
                        .header("Idempotency-Key", key)
                        .body(declared("trainedAlgorithmicMedia"))
                        .post("/v1/verdicts")
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("id");

        // then
        integrator()
                .header("Idempotency-Key", key)
                .body(declared("trainedAlgorithmicMedia"))
                .post("/v1/verdicts")
                .then()
                .statusCode(201)
                .body("id", equalTo(first));
        integrator()
                .header("Idempotency-Key", key)
                .body(declared("digitalCapture"))
                .post("/v1/verdicts")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/idempotency-key-reused"));
    }

    @Test
    void unknownTermsAndMarketsAreNamed() {
        integrator()
                .body(declared("madeUp"))
                .post("/v1/verdicts")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-source-type"))
                .body("errors[0].pointer", equalTo("/declaration/digitalSourceType"));
        var verdict = created(integrator(), "/v1/verdicts", declared("trainedAlgorithmicMedia"));
        integrator()
                .body(plan(verdict, List.of("DE", "XX"), List.of()))
                .post("/v1/plans")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-market"))
                .body("errors[0].pointer", equalTo("/markets/1"));
        integrator()
                .body(Map.of("verification", Map.of("state", "Perhaps")))
                .post("/v1/verdicts")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/verification/state"));
    }

    @Test
    void aLanguageWithoutWordsFallsBackAndThePlanSaysSo() {
        var verdict = created(integrator(), "/v1/verdicts", declared("trainedAlgorithmicMedia"));

        integrator()
                .body(plan(verdict, List.of("DE"), List.of("tlh")))
                .post("/v1/plans")
                .then()
                .statusCode(201)
                .body("visible.language", equalTo("de"))
                .body("explanation", hasItem("There are no label words for tlh."))
                .body("explanation", hasItem(containsString("the market's own")));
        integrator()
                .body(plan(verdict, List.of("WORLD"), List.of("tlh")))
                .post("/v1/plans")
                .then()
                .statusCode(201)
                .body("visible.language", equalTo("en"))
                .body("explanation", hasItem(containsString("The words are English")));
    }

    @Test
    void aSmallPictureGetsTheTokenAndATinyOneIsRefusedWithTheLeastThatWorks() {
        var verdict = created(integrator(), "/v1/verdicts", declared("trainedAlgorithmicMedia"));

        integrator()
                .body(sized(verdict, "EU", 180, 150))
                .post("/v1/plans")
                .then()
                .statusCode(201)
                .body("visible.text", equalTo("AI"))
                .body("explanation", hasItem(containsString("stands alone")));
        integrator()
                .body(sized(verdict, "US", 40, 400))
                .post("/v1/plans")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/label-does-not-fit"))
                .body("errors[0].pointer", equalTo("/media/width"))
                .body("minimumWidth", greaterThan(40));
    }

    private static Map<String, Object> sized(String verdict, String market, int wide, int high) {
        return Map.of(
                "verdictId",
                verdict,
                "markets",
                List.of(market),
                "media",
                Map.of("mediaType", "image/jpeg", "width", wide, "height", high));
    }

    @Test
    void aGifIsLabelledInsideEveryDeclaredCropAndTheRecordSaysSo() {
        // when
        var rendering =
                integrator()
                        .contentType("image/gif")
                        .body(Pictures.gif(Pictures.palette(800, 600)))
                        .post("/v1/renderings?plan=" + plannedLabel() + "&crops=1:1,4:5")
                        .then()
                        .statusCode(200)
                        .contentType("image/gif")
                        .extract()
                        .header("Candor-Rendering");

        // then
        integrator()
                .get("/v1/renderings/" + rendering)
                .then()
                .statusCode(200)
                .body("measured.keptIn", equalTo(List.of("1:1", "4:5")))
                .body("measured.position", equalTo("TOP_RIGHT"))
                .body("measured.frames", equalTo(1));
    }

    @Test
    void aFilmIsLabelledOrTheToolItTakesIsNamed() {
        var film = new byte[100];
        System.arraycopy(
                "\0\0\0\30ftypisom".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
                0,
                film,
                0,
                12);
        var ffprobe = Toolbox.ofThisMachine().has(Tool.FFPROBE);

        refused(
                plannedLabel(),
                film,
                ffprobe ? 422 : 501,
                ffprobe ? "/problems/unreadable-media" : "/problems/tool-missing");
    }

    @Test
    void cropsThatAreNoneAreRefusedByName() {
        integrator()
                .contentType("image/jpeg")
                .body(PHOTO)
                .post("/v1/renderings?plan=" + plannedLabel() + "&crops=wide")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", containsString("crops"));
    }

    @Test
    void mediaThatCannotCarryALabelIsRefusedByName() {
        var plan = plannedLabel();
        refused(plan, new byte[0], 422, "/problems/unreadable-media");
        refused(plan, Arrays.copyOf(PHOTO, PHOTO.length / 2), 422, "/problems/unreadable-media");
        refused(
                plan,
                "GIF90a, but no".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                415,
                "/problems/unsupported-media-type");
        refused(
                plan,
                Pictures.png(Pictures.plain(16, 16, Color.RED)),
                422,
                "/problems/image-too-small");
    }

    private static void refused(String plan, byte[] media, int status, String type) {
        integrator()
                .contentType("application/octet-stream")
                .body(media)
                .post("/v1/renderings?plan=" + plan)
                .then()
                .statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("type", equalTo(type))
                .body("detail", notNullValue());
    }

    @Test
    void anybodyMaySeeABadge() {
        // given
        var verdict = created(integrator(), "/v1/verdicts", declared("trainedAlgorithmicMedia"));

        // then
        given().get("/v1/badges/" + verdict)
                .then()
                .statusCode(200)
                .contentType(startsWith("image/svg+xml"))
                .header("Content-Language", "en")
                .header("Vary", containsString("Accept-Language"))
                .body(containsString("<title id=\"t\">AI-generated · Creator says</title>"));
        given().header("Accept-Language", "xx, ar;q=0.8, de;q=0.5")
                .get("/v1/badges/" + verdict)
                .then()
                .statusCode(200)
                .header("Content-Language", "ar");
        given().accept(ContentType.JSON)
                .get("/v1/badges/" + verdict + "?lang=de")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body("class", equalTo("AI_GENERATED"))
                .body("title", equalTo("KI-generiert · Laut Urheber"));
        given().get("/v1/badges/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-verdict"));
    }

    @Test
    void anybodyMayReadProfilesAndVocabulary() {
        given().get("/v1/profiles")
                .then()
                .statusCode(200)
                .body("items.id", hasItem("eu-cop-s2"))
                .body("items.size()", equalTo(15))
                .body("items.find { it.id == 'eu-cop-s2' }.effective", equalTo("2026-08-02"))
                .body(
                        "items.find { it.id == 'eu-cop-s2' }.sources[0].confidence",
                        equalTo("SECONDARY"));
        given().get("/v1/profiles/eu-cop-s2")
                .then()
                .statusCode(200)
                .body("layers", equalTo("TOKEN_AND_WORDS"));
        given().get("/v1/profiles/nowhere")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-profile"));
        given().get("/v1/vocabulary")
                .then()
                .statusCode(200)
                .body("token", equalTo("AI"))
                .body("languages.size()", equalTo(37))
                .body("digitalSourceTypes.code", hasItem("compositeSynthetic"));
    }

    @Test
    void aJsonBodyBeyondItsLimitIsRefusedUnread() {
        integrator()
                .body("{\"x\": \"%s\"}".formatted("x".repeat(1 << 20)))
                .post("/v1/verdicts")
                .then()
                .statusCode(413)
                .body("type", equalTo("/problems/payload-too-large"));
    }

    @Test
    void theSpoolKeepsNothingOfADirectRendering() throws IOException {
        // given
        var plan = plannedLabel();
        var before = SpoolFiles.names();

        // when
        integrator()
                .contentType("image/jpeg")
                .body(PHOTO)
                .post("/v1/renderings?plan=" + plan)
                .then()
                .statusCode(200);
        refused(plan, new byte[] {1, 2, 3}, 415, "/problems/unsupported-media-type");

        // then
        await().untilAsserted(() -> assertThat(before).containsAll(SpoolFiles.names()));
    }

    /// A film that is not coded anew has its label on the player, told as data and as captions.
    @Test
    void aPlayerIsToldWhatToDraw() {
        // given
        var plan = filmPlan(true);

        // when
        var manifest = integrator().get("/v1/plans/" + plan + "/player");
        var track = integrator().get("/v1/plans/" + plan + "/player.vtt?durationMillis=700000");

        // then
        manifest.then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("words[0].language", equalTo("en"))
                .body("words[0].direction", equalTo("LTR"))
                .body("windows[0].from", equalTo(0.0f))
                .body("track", equalTo("/v1/plans/" + plan + "/player.vtt"));
        track.then().statusCode(200).contentType("text/vtt");
        assertThat(track.asString())
                .startsWith("WEBVTT\n\n00:00:00.000 --> ")
                .contains(manifest.<String>path("words[0].text"));
    }

    @Test
    void aPlanThatDrawsIntoTheFilmHasNothingForAPlayer() {
        var plan = filmPlan(false);

        integrator()
                .get("/v1/plans/" + plan + "/player")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/no-player-label"));
        integrator()
                .get("/v1/plans/" + java.util.UUID.randomUUID() + "/player")
                .then()
                .statusCode(404);
        integrator().get("/v1/plans/" + plan + "/player.vtt").then().statusCode(400);
    }

    /// In a market that takes a label around the player.
    private static String filmPlan(boolean withoutEncoding) {
        var verdict = created(integrator(), "/v1/verdicts", declared("trainedAlgorithmicMedia"));
        return created(
                integrator(),
                "/v1/plans",
                Map.of(
                        "verdictId", verdict,
                        "markets", List.of("CN"),
                        "languages", List.of("en"),
                        "withoutEncoding", withoutEncoding,
                        "media",
                                Map.of(
                                        "mediaType",
                                        "video/mp4",
                                        "width",
                                        1920,
                                        "height",
                                        1080,
                                        "durationMillis",
                                        700_000)));
    }
}
