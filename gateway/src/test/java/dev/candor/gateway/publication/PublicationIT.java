package dev.candor.gateway.publication;

import static dev.candor.gateway.Neighbourhood.json;
import static dev.candor.gateway.Neighbourhood.problem;
import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.candor.gateway.Neighbourhood;
import dev.candor.kit.digest.Digests;
import dev.candor.kit.digest.ReprDigest;
import dev.candor.kit.spool.Spool;
import dev.candor.testkit.SuiteFiles;
import dev.candor.testkit.SuiteResource;
import dev.candor.testkit.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_gateway"))
@WithTestResource(Neighbourhood.Addresses.class)
class PublicationIT {
    private static final String PNG = "not really a picture";

    /// Keycloak takes its time to check a password; a token is good for all tests.
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    @Inject Spool spool;
    @Inject AgroalDataSource database;
    @Inject Publications publications;
    @Inject PublicationKeys keys;
    @Inject MediaStore store;
    @Inject Vertx vertx;

    private String token = "";

    @BeforeEach
    void neighboursAnswer() {
        Suite.answers(spool);
        token = TOKENS.computeIfAbsent("petra.publisher", Tokens::of);
    }

    @AfterEach
    void nothingLiesInTheSpool() throws IOException {
        Neighbourhood.stopAll();
        try (var files = Files.list(SuiteFiles.spool())) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void declaredPhotoIsPublishedInEightSteps() {
        // when
        var published = publish(declaration(), PNG);

        // then
        published
                .statusCode(201)
                .header("Location", containsString("/v1/publications/"))
                .body("state", is("PUBLISHED"))
                .body("title", is("A street at night"))
                .body(
                        "steps.step",
                        contains(
                                "INSPECT", "CONSENT", "DECIDE", "RENDER", "BIND", "SIGN", "PROVE",
                                "RECORD"))
                .body(
                        "steps.state",
                        contains("DONE", "DONE", "DONE", "DONE", "DONE", "DONE", "DONE", "DONE"))
                .body("steps[4].summary", is("Written into the metadata: DigitalSourceType"))
                .body("consent.decision", is("ALLOW"))
                .body("verdict.class", is("AI_GENERATED"))
                .body("label.rendered", is(true))
                .body("label.text", is("AI-generated"))
                .body("manifest", is(Suite.MANIFEST))
                .body("asset.sha256", is(Digests.sha256Hex(PNG + " labelled marked signed")))
                .body("verification.state", is("Trusted"));
    }

    /// The gateway was away for longer than a sweep looks back.
    @Test
    void bytesGoWhenTheirTimeIsLongOver() throws Throwable {
        // given
        String old = publish(declaration(), PNG).statusCode(201).extract().path("id");
        String young = publish(declaration(), PNG).statusCode(201).extract().path("id");
        change(
                "update publication set retained_until = now() - interval '30 days' where id = '%s'"
                        .formatted(old));
        var retention = new Retention(publications, keys, store, vertx, Clock.systemUTC());

        // when
        VertxContextSupport.subscribeAndAwait(retention::sweep);

        // then
        as(token)
                .get("/v1/publications/%s/asset".formatted(old))
                .then()
                .statusCode(410)
                .body("type", is("/problems/asset-gone"));
        as(token).get("/v1/publications/" + old).then().statusCode(200);
        as(token).get("/v1/publications/%s/asset".formatted(young)).then().statusCode(200);
    }

    /// A replica that died over a publication left its key behind; one that succeeded owns its own.
    @Test
    void keyThatNothingCameOfIsForgottenAndAPublicationsStays() throws Throwable {
        // given
        var key = UUID.randomUUID().toString();
        String first = publish(declaration(), PNG, key).statusCode(201).extract().path("id");
        change("insert into publication_key values ('left', 'behind', now())");
        change("update publication_key set reserved_at = now() - interval '1 year'");

        // when
        VertxContextSupport.subscribeAndAwait(keys::forgetStale);

        // then
        assertThat(change("delete from publication_key where slot = 'left'")).isZero();
        assertThat(change("update publication_key set reserved_at = now()")).isPositive();
        publish(declaration(), PNG, key).body("id", is(first));
        publish(declaration(), "another", key).statusCode(422);
    }

    private int change(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var change = connection.prepareStatement(statement)) {
            return change.executeUpdate();
        }
    }

    @Test
    void manifestNamesConsentByHashAndForbidsTraining() {
        // when
        publish(declaration(), PNG).statusCode(201);

        // then
        var request =
                Neighbourhood.of("provenance").seen().stream()
                        .filter(it -> it.path().equals("/v1/signatures"))
                        .findFirst()
                        .orElseThrow();
        assertThat(request.body())
                .contains("\"c2pa.created\",\"digitalSourceType\":\"trainedAlgorithmicMedia\"")
                .contains("\"cawg.ai_training\":\"notAllowed\"")
                .doesNotContain(Suite.GRANT);
        assertThat(request.header("Candor-Actor")).isNotBlank();
        assertThat(request.header("Authorization")).startsWith("Bearer ").doesNotContain(token);
    }

    @Test
    void grantsAreLinkedToWhatWasPublished() {
        // when
        String id = publish(declaration(), PNG).statusCode(201).extract().path("id");

        // then
        var link = Neighbourhood.of("consent").last();
        assertThat(link.path()).isEqualTo("/v1/asset-links");
        assertThat(link.body()).contains(id, Suite.GRANT, Suite.CHECK, Suite.MANIFEST);
    }

    @Test
    void assetWithoutSourceTypeIsSignedAndSaysWhyItHasNoLabel() {
        // given
        Neighbourhood.of("label")
                .on(
                        "POST /v1/verdicts",
                        json(
                                201,
                                Suite.verdict()
                                        .replace("{\"en\":\"AI-generated\"}", "{}")
                                        .replace("AI_GENERATED", "UNKNOWN")))
                .on("POST /v1/plans", json(201, Suite.plan(false)));

        // when
        var published =
                publish(
                        """
                        {"title":"A street","subjects":[],"purpose":"editorial","channel":"web",
                         "markets":["EU"]}\
                        """,
                        PNG);

        // then
        published
                .statusCode(201)
                .body("steps[1].state", is("SKIPPED"))
                .body("steps[3].state", is("SKIPPED"))
                .body("steps[4].state", is("SKIPPED"))
                .body("label.rendered", is(false))
                .body("label.reason", is("Nothing says that it is synthetic."))
                .body("consent", equalTo(null))
                .body("verification.state", is("Trusted"));
        assertThat(
                        Neighbourhood.of("provenance").seen().stream()
                                .filter(it -> it.path().equals("/v1/signatures"))
                                .map(Neighbourhood.Seen::body))
                .singleElement()
                .asString()
                .contains("c2pa.opened")
                .doesNotContain("\"label\"", "digitalSourceType");
    }

    @Test
    void publishedAssetComesWholeAndInPart() {
        // given
        var bytes = PNG + " labelled marked signed";
        String href = publish(declaration(), PNG).extract().path("asset.href");

        // when
        var whole = as(token).get(href).then();
        var image = as(token).header("Accept", "image/*").get(href).then();
        var text = as(token).header("Accept", "text/html").get(href).then();
        var part = as(token).header("Range", "bytes=4-9").get(href).then();
        var etag = whole.extract().header("ETag");
        var again = as(token).header("If-None-Match", etag).get(href).then();
        var behind = as(token).header("Range", "bytes=9999-").get(href).then();

        // then
        whole.statusCode(200)
                .contentType("image/png")
                .header("Repr-Digest", ReprDigest.format(Digests.sha256Hex(bytes)))
                .header("Link", "</v1/manifests/" + Suite.MANIFEST + ">; rel=\"c2pa-manifest\"")
                .body(is(bytes));
        image.statusCode(200).body(is(bytes));
        text.statusCode(200).body(is(bytes));
        part.statusCode(206)
                .header("Content-Range", "bytes 4-9/" + bytes.length())
                .body(is(bytes.substring(4, 10)));
        again.statusCode(304);
        behind.statusCode(416).body("type", is("/problems/range-not-satisfiable"));
    }

    @Test
    void reportAndLabelAreResourcesOfTheirOwn() {
        // given
        String id = publish(declaration(), PNG).extract().path("id");

        // when
        var report = as(token).get("/v1/publications/{id}/verification", id).then();
        var label = as(token).get("/v1/publications/{id}/label", id).then();

        // then
        report.statusCode(200)
                .body("state", is("Trusted"))
                .body("validatedAt", is("2026-01-01T00:00:00Z"));
        label.statusCode(200)
                .body("text", is("AI-generated"))
                .body("badge.href", is("/v1/badges/" + Suite.VERDICT));
    }

    @Test
    void listShowsTheNewestFirstPageByPage() {
        // given
        String first = publish(declaration(), PNG).extract().path("id");
        String second = publish(declaration(), PNG).extract().path("id");

        // when
        var page = as(token).get("/v1/publications?limit=1").then().statusCode(200);
        String next = page.extract().path("next");
        var following =
                as(token).get("/v1/publications?limit=1&cursor=" + next).then().statusCode(200);

        // then
        page.body("items.id", contains(second)).header("Link", containsString("rel=\"next\""));
        following.body("items.id", contains(first));
    }

    @Test
    void anotherOrganizationSeesNothing() {
        // given
        String id = publish(declaration(), PNG).extract().path("id");
        var other = Tokens.ofOtherOrganization();

        // then
        as(other).get("/v1/publications/{id}", id).then().statusCode(404);
        as(other).get("/v1/publications/{id}/asset", id).then().statusCode(404);
        as(other).get("/v1/publications/{id}/verification", id).then().statusCode(404);
        as(other).get("/v1/publications").then().statusCode(200).body("items", empty());
    }

    @Test
    void deniedConsentStopsItAndTellsWhy() {
        // given
        Neighbourhood.of("consent")
                .on("POST /v1/consent-checks", json(200, Suite.check("DENY", "grant_withdrawn")));

        // when
        var refused = publish(declaration(), PNG);

        // then
        refused.statusCode(409)
                .contentType("application/problem+json")
                .body("type", is("/problems/consent-denied"))
                .body("step", is("CONSENT"))
                .body("reasons", contains("grant_withdrawn"))
                .body("subjects[0].subject", is(Suite.SUBJECT));
        assertThat(Neighbourhood.of("label").seen()).isEmpty();
        assertNothingWasLeftBy(refused);
    }

    @Test
    void unknownConsentIsNoConsent() {
        // given
        Neighbourhood.of("consent")
                .on("POST /v1/consent-checks", json(200, Suite.check("UNKNOWN", "no_grant")));

        // then
        publish(declaration(), PNG).statusCode(409).body("reasons", contains("no_grant"));
    }

    @Test
    void unknownSubjectIsNamed() {
        // given
        Neighbourhood.of("consent")
                .on("POST /v1/consent-checks", json(200, Suite.check("DENY", "subject_unknown")));

        // then
        publish(declaration(), PNG)
                .statusCode(422)
                .body("type", is("/problems/unknown-subject"))
                .body("errors[0].pointer", is("/subjects/0"));
    }

    @Test
    void whatRulesTurnOnReachesThoseWhoDecide() {
        // given
        var heard = new ConcurrentHashMap<String, String>();
        Neighbourhood.of("label")
                .on(
                        "POST /v1/verdicts",
                        exchange -> {
                            heard.put("verdict", Neighbourhood.of("label").last().body());
                            json(201, Suite.verdict()).to(exchange);
                        })
                .on(
                        "POST /v1/plans",
                        exchange -> {
                            heard.put("plan", Neighbourhood.of("label").last().body());
                            json(201, Suite.plan(true)).to(exchange);
                        });
        var stated =
                """
                "disclosure": {"circumstances": ["ADVOCACY"], "prominence": "PROMINENT",
                 "context": {"note": "It rained.", "source": "https://a.example/"},
                 "edits": [{"kind": "FACE_CHANGED"}], "watermarks": [{"scheme": "x"}]}, "title"\
                """;

        // when
        publish(declaration().replace("\"title\"", stated), PNG).statusCode(201);

        // then
        assertThat(heard.get("verdict")).contains("\"kind\":\"FACE_CHANGED\"", "\"scheme\":\"x\"");
        assertThat(heard.get("plan"))
                .contains(
                        "\"circumstances\":[\"ADVOCACY\"]",
                        "\"prominence\":\"PROMINENT\"",
                        "\"note\":\"It rained.\"");
    }

    /// A recording whose disclosure nobody can speak yet goes no further than that.
    @Test
    void soundWithoutItsDisclosureIsRefusedBeforeItIsSigned() {
        // given
        Suite.holds("audio/mpeg");
        Neighbourhood.of("label")
                .on("POST /v1/plans", json(201, Suite.spokenPlan()))
                .on(
                        "POST /v1/renderings",
                        json(
                                201,
                                "{\"id\":\"%s\",\"rendered\":false,\"reason\":\"No voice.\"}"
                                        .formatted(Suite.SUBJECT)));

        // when
        var refused = sound();

        // then
        refused.statusCode(422)
                .body("type", is("/problems/label-not-rendered"))
                .body("step", is("RENDER"))
                .body("detail", containsString("audio/mpeg"))
                .body("errors[0].pointer", is("#asset"));
        assertNothingWasLeftBy(refused);
    }

    @Test
    void soundThatNeedsNoDisclosureIsPublished() {
        // given
        Suite.holds("audio/mpeg");
        Neighbourhood.of("label").on("POST /v1/plans", json(201, Suite.plan(false)));

        // then
        sound().statusCode(201).body("asset.mediaType", is("audio/mpeg"));
    }

    private ValidatableResponse sound() {
        return as(token)
                .multiPart("declaration", declaration(), "application/json")
                .multiPart("asset", "a.mp3", bytes(PNG), "audio/mp3")
                .post("/v1/publications")
                .then();
    }

    @Test
    void dryRunSaysWhatEachMarketAsksForAndDoesNothing() {
        // when
        var told = foreseen(declaration().replace("[\"EU\"]", "[\"EU\",\"US\"]"));

        // then
        told.statusCode(200)
                .body("wouldBePublished", is(true))
                .body("verdict.class", is("AI_GENERATED"))
                .body("markets.market", contains("EU", "US"))
                .body("markets[0].disclosureDue", is(true))
                .body("markets[0].visible.text", is("AI-generated"))
                .body("steps.step", contains("INSPECT", "CONSENT"));
        assertThat(Neighbourhood.of("provenance").seen())
                .extracting(Neighbourhood.Seen::path)
                .containsExactly("/v1/inspections");
        assertThat(Neighbourhood.of("label").seen())
                .extracting(Neighbourhood.Seen::path)
                .containsExactly("/v1/verdicts", "/v1/plans", "/v1/plans", "/v1/plans");
    }

    @Test
    void dryRunSaysWhoDoesNotAgree() {
        // given
        Neighbourhood.of("consent")
                .on("POST /v1/consent-checks", json(200, Suite.check("DENY", "grant_withdrawn")));

        // then
        foreseen(declaration())
                .statusCode(200)
                .body("wouldBePublished", is(false))
                .body("refusal.type", is("/problems/consent-denied"))
                .body("refusal.status", is(409))
                .body("refusal.step", is("CONSENT"))
                .body("refusal.reasons", contains("grant_withdrawn"))
                .body("markets", empty());
    }

    @Test
    void dryRunNamesTheMarketThatCannotBeServed() {
        // given
        Neighbourhood.of("label")
                .on(
                        "POST /v1/plans",
                        problem(
                                422,
                                """
                                {"type":"/problems/label-not-prominent","title":"It has to stand out",
                                 "status":422,"detail":"Say PROMINENT.","errors":[
                                 {"pointer":"/prominence","detail":"Say PROMINENT."}]}\
                                """));

        // then
        foreseen(declaration())
                .statusCode(200)
                .body("wouldBePublished", is(false))
                .body("markets[0].refusal.pointer", is("/disclosure/prominence"))
                .body("refusal.step", is("DECIDE"));
    }

    private ValidatableResponse foreseen(String declaration) {
        return as(token)
                .multiPart("declaration", declaration, "application/json")
                .multiPart("asset", "a.png", bytes(PNG), "image/png")
                .post("/v1/publications/dry-run")
                .then();
    }

    @Test
    void refusalOfAStepIsPassedOnWithItsStep() {
        // given
        Neighbourhood.of("label")
                .on(
                        "POST /v1/plans",
                        problem(
                                422,
                                """
                                {"type":"/problems/unknown-market","title":"No such market",
                                 "status":422,"detail":"Use EU.","errors":[
                                 {"pointer":"/markets/0","detail":"Use EU."}]}\
                                """));

        // then
        publish(declaration(), PNG)
                .statusCode(422)
                .body("type", is("/problems/unknown-market"))
                .body("step", is("DECIDE"))
                .body("errors[0].pointer", is("/markets/0"));
    }

    @ParameterizedTest
    @CsvSource({
        "provenance, INSPECT, provenance-service",
        "consent, CONSENT, consent-service",
        "label, DECIDE, label-service"
    })
    void serviceThatIsDownIsNamed(String neighbour, String step, String service) {
        // given
        Neighbourhood.of(neighbour).stop();

        // when
        var refused = publish(declaration(), PNG);

        // then
        refused.statusCode(503)
                .body("type", is("/problems/service-unavailable"))
                .body("service", is(service))
                .body("step", is(step));
        assertNothingWasLeftBy(refused);
    }

    @ParameterizedTest
    @CsvSource({
        "label, POST /v1/renderings, RENDER",
        "provenance, POST /v1/signatures, SIGN",
        "provenance, POST /v1/verifications, PROVE",
        "consent, POST /v1/asset-links, RECORD"
    })
    void serviceThatFailsLateLeavesNothingBehind(String neighbour, String call, String step) {
        // given
        Neighbourhood.of(neighbour).on(call, json(500, "{}"));

        // when
        var refused = publish(declaration(), PNG);

        // then
        refused.statusCode(503).body("step", is(step));
        assertNothingWasLeftBy(refused);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"id\":7}", ""})
    void serviceThatTalksNonsenseIsUnavailable(String nonsense) {
        // given
        Neighbourhood.of("label").on("POST /v1/verdicts", json(201, nonsense));

        // then
        publish(declaration(), PNG)
                .statusCode(503)
                .body("service", is("label-service"))
                .body("step", is("DECIDE"));
    }

    @Test
    void serviceThatTakesTooLongIsUnavailable() {
        // given
        var end = new CountDownLatch(1);
        Neighbourhood.of("provenance")
                .on(
                        "POST /v1/inspections",
                        exchange -> {
                            try {
                                end.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });

        // when
        var refused = publish(declaration(), PNG);
        end.countDown();

        // then
        refused.statusCode(503).body("service", is("provenance-service"));
    }

    @Test
    void serviceThatRefusesTheGatewayIsNoFaultOfTheCaller() {
        // given
        Neighbourhood.of("label").on("POST /v1/verdicts", problem(403, "{}"));

        // then
        publish(declaration(), PNG).statusCode(503).body("service", is("label-service"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Valid", "Invalid", "NoManifest"})
    void whatIsNotTrustedIsNotReleased(String state) {
        // given
        Neighbourhood.of("provenance")
                .on(
                        "POST /v1/verifications",
                        json(200, Suite.verification(state, Suite.MANIFEST, "0".repeat(64))));

        // when
        var refused = publish(declaration(), PNG);

        // then
        refused.statusCode(502)
                .body("type", is("/problems/not-proven"))
                .body("step", is("PROVE"))
                .body("state", is(state));
        assertNothingWasLeftBy(refused);
    }

    @Test
    void trustedReportAboutAnotherFileProvesNothing() {
        // given
        Neighbourhood.of("provenance")
                .on(
                        "POST /v1/verifications",
                        json(200, Suite.verification("Trusted", Suite.MANIFEST, "0".repeat(64))));

        // then
        publish(declaration(), PNG).statusCode(502).body("type", is("/problems/not-proven"));
    }

    @Test
    void labelsThatDoNotFitInOneFileStopIt() {
        // given
        var variant = "{\"name\":\"all\"";
        Neighbourhood.of("label")
                .on(
                        "POST /v1/plans",
                        json(
                                201,
                                Suite.plan(true)
                                        .replace(
                                                variant,
                                                "{\"name\":\"CN\",\"instructions\":[]},"
                                                        + variant)));

        // then
        publish(declaration(), PNG)
                .statusCode(422)
                .body("type", is("/problems/label-not-rendered"))
                .body("errors[0].pointer", is("/markets"));
    }

    @Test
    void requiredLabelThatCannotBeRenderedStopsIt() {
        // given
        Neighbourhood.of("label")
                .on(
                        "POST /v1/renderings",
                        json(
                                201,
                                "{\"id\":\"%s\",\"rendered\":false,\"reason\":\"Too small.\"}"
                                        .formatted(Suite.PLAN)));

        // then
        publish(declaration(), PNG)
                .statusCode(422)
                .body("type", is("/problems/label-not-rendered"))
                .body("detail", containsString("Too small."));
    }

    @Test
    void sameKeyAndRequestGetTheStoredAnswer() {
        // given
        var key = UUID.randomUUID().toString();
        var first = publish(declaration(), PNG, key).statusCode(201).extract();

        // when
        var again = publish(declaration(), PNG, key);

        // then
        again.statusCode(201)
                .body("id", is(first.<String>path("id")))
                .body("createdAt", is(first.<String>path("createdAt")));
    }

    @Test
    void sameKeyWithAnotherBodyIsRefused() {
        // given
        var key = UUID.randomUUID().toString();
        publish(declaration(), PNG, key).statusCode(201);

        // then
        publish(declaration(), PNG + "!", key)
                .statusCode(422)
                .body("type", is("/problems/idempotency-key-reused"));
    }

    @Test
    void keyOfAFailedPublicationIsFreeAgain() {
        // given
        var key = UUID.randomUUID().toString();
        Neighbourhood.of("label").on("POST /v1/verdicts", json(500, "{}"));
        publish(declaration(), PNG, key).statusCode(503);
        Neighbourhood.of("label").on("POST /v1/verdicts", json(201, Suite.verdict()));

        // then
        publish(declaration(), PNG, key).statusCode(201);
    }

    @Test
    void keyAtWorkIsInFlight() {
        // given
        var key = UUID.randomUUID().toString();
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Neighbourhood.of("label")
                .on(
                        "POST /v1/verdicts",
                        exchange -> {
                            begun.countDown();
                            try {
                                goOn.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            json(201, Suite.verdict()).to(exchange);
                        });
        var first =
                CompletableFuture.supplyAsync(
                        () -> publish(declaration(), PNG, key).extract().statusCode());
        assertThat(begun).satisfies(CountDownLatch::await);

        // when
        var second = publish(declaration(), PNG, key);
        goOn.countDown();

        // then
        second.statusCode(409).body("type", is("/problems/idempotency-in-flight"));
        assertThat(first.join()).isEqualTo(201);
    }

    @Test
    void keyOfAnotherPersonIsAnotherKey() {
        // given
        var key = UUID.randomUUID().toString();
        String mine = publish(declaration(), PNG, key).extract().path("id");
        token = Tokens.ofClient("demo-integrator");

        // then
        publish(declaration(), PNG + "!", key).statusCode(201).body("id", not(mine));
    }

    @Test
    void declaredDigestThatDoesNotMatchIsRefused() {
        // when
        var refused =
                publish(
                        declaration()
                                .replace(
                                        "\"title\"",
                                        "\"assetSha256\":\"%s\",\"title\""
                                                .formatted("a".repeat(64))),
                        PNG);

        // then
        refused.statusCode(422)
                .body("type", is("/problems/digest-mismatch"))
                .body("errors[0].pointer", is("/assetSha256"));
        assertThat(Neighbourhood.of("provenance").seen()).isEmpty();
    }

    @Test
    void assetThatIsNotWhatItSaysIsRefused() {
        as(token)
                .multiPart("declaration", declaration(), "application/json")
                .multiPart("asset", "a.jpg", bytes(PNG), "image/jpeg")
                .post("/v1/publications")
                .then()
                .statusCode(422)
                .body("type", is("/problems/media-type-mismatch"))
                .body("step", is("INSPECT"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | 400 | ",
                "{\"title\":\"t\",\"colour\":1} | 400 | /colour",
                "{\"subjects\":[]} | 400 | /title",
                "{\"title\":\"t\",\"purpose\":\"Some thing\"} | 400 | /purpose",
                "{\"title\":\"t\",\"purpose\":\"p\",\"channel\":\"c\",\"markets\":[]} | 400 |"
                        + " /markets",
                "{\"title\":\"t\",\"purpose\":\"p\",\"channel\":\"c\",\"markets\":[\"EU\"],\"subjects\":[\"x\"]}"
                    + " | 400 | /subjects/0",
                "{\"title\":\"t\",\"digitalSourceType\":\"magic\"} | 422 | /digitalSourceType",
            })
    void wrongDeclarationIsRefusedAtTheMember(String declaration, int status, String pointer) {
        // when
        var refused = publish(declaration, PNG);

        // then
        refused.statusCode(status).contentType("application/problem+json");
        if (pointer != null) {
            refused.body("errors[0].pointer", is(pointer));
        }
        assertThat(Neighbourhood.of("provenance").seen()).isEmpty();
    }

    @Test
    void assetBeforeTheDeclarationIsRefused() {
        as(token)
                .multiPart("asset", "a.png", bytes(PNG), "image/png")
                .multiPart("declaration", declaration(), "application/json")
                .post("/v1/publications")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("#declaration"));
    }

    @Test
    void missingAssetIsRefused() {
        as(token)
                .multiPart("declaration", declaration(), "application/json")
                .post("/v1/publications")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("#asset"));
    }

    @Test
    void emptyAssetIsRefused() {
        publish(declaration(), "").statusCode(400).body("errors[0].pointer", is("#asset"));
    }

    @Test
    void assetOverTheLimitIsRefused() {
        publish(declaration(), "x".repeat(1_000_001))
                .statusCode(413)
                .body("type", is("/problems/payload-too-large"))
                .body("limit", is(1_000_000));
    }

    @Test
    void otherContentTypeIsRefused() {
        as(token)
                .contentType("application/xml")
                .body("<a/>")
                .post("/v1/publications")
                .then()
                .statusCode(415);
    }

    @Test
    void bodyThatBreaksOffIsRefused() {
        as(token)
                .config(unencoded())
                .contentType("multipart/form-data; boundary=b")
                .body("--b\r\nContent-Disposition: form-data; name=\"declaration\"\r\n\r\n{\"ti")
                .post("/v1/publications")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/{id}", "/{id}/asset", "/{id}/verification", "/{id}/label"})
    void nobodyReadsWithoutAScope(String path) {
        var id = UUID.randomUUID();
        var withoutScope = Tokens.of("petra.publisher", "label:read");
        given().get("/v1/publications" + path.replace("{id}", id.toString()))
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Bearer"));
        as(withoutScope)
                .get("/v1/publications" + path.replace("{id}", id.toString()))
                .then()
                .statusCode(403);
    }

    @Test
    void nobodyPublishesWithoutTheRole() {
        // given
        var body = declaration();

        // then
        given().multiPart("declaration", body, "application/json")
                .multiPart("asset", "a.png", bytes(PNG), "image/png")
                .post("/v1/publications")
                .then()
                .statusCode(401);
        for (var other :
                new String[] {
                    Tokens.of("aldo.auditor"), Tokens.of("petra.publisher", "publication:read")
                }) {
            as(other)
                    .multiPart("declaration", body, "application/json")
                    .multiPart("asset", "a.png", bytes(PNG), "image/png")
                    .post("/v1/publications")
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void expiredAndTamperedTokensAreRefused() {
        for (var bad : new String[] {Tokens.expired(), Tokens.tampered(token), "x"}) {
            as(bad).get("/v1/publications")
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("type", is("/problems/unauthenticated"));
        }
    }

    /// Every published file has its publication: a refused one left none.
    private void assertNothingWasLeftBy(ValidatableResponse refused) {
        assertThat(refused.extract().header("Location")).isNull();
        try (var files = Files.walk(media())) {
            assertThat(files.filter(Files::isRegularFile).map(Path::getFileName))
                    .allSatisfy(
                            id ->
                                    as(token)
                                            .get("/v1/publications/{id}", id.toString())
                                            .then()
                                            .statusCode(200));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ValidatableResponse publish(String declaration, String asset) {
        return publishing(declaration, asset, as(token));
    }

    private ValidatableResponse publish(String declaration, String asset, String key) {
        return publishing(declaration, asset, as(token).header("Idempotency-Key", key));
    }

    private static ValidatableResponse publishing(
            String declaration, String asset, RequestSpecification request) {
        return request.multiPart("declaration", declaration, "application/json")
                .multiPart("asset", "a.png", bytes(asset), "image/png")
                .post("/v1/publications")
                .then();
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static Path media() {
        return ConfigProvider.getConfig().getValue("candor.gateway.media-directory", Path.class);
    }

    private static RestAssuredConfig unencoded() {
        return config().encoderConfig(
                        encoderConfig()
                                .encodeContentTypeAs("multipart/form-data", ContentType.TEXT)
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false));
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
