package dev.candor.provenance.signing;

import static dev.candor.provenance.Calls.DEMO;
import static dev.candor.provenance.Calls.bearer;
import static dev.candor.provenance.Calls.gateway;
import static dev.candor.provenance.Calls.gatewayFor;
import static dev.candor.provenance.Calls.publisher;
import static dev.candor.provenance.Calls.sign;
import static dev.candor.provenance.Calls.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.candor.kit.digest.Digests;
import dev.candor.kit.digest.ReprDigest;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.spool.Spool;
import dev.candor.kit.spool.SpoolReference;
import dev.candor.provenance.Pictures;
import dev.candor.testkit.SuiteFiles;
import dev.candor.testkit.SuiteResource;
import dev.candor.testkit.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_provenance"))
class SignatureIT {
    private static final String SYNTHETIC =
            "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";
    private static final String DECLARED =
            """
            {"title": "Harbour at dusk",
             "actions": [
               {"action": "c2pa.created", "digitalSourceType": "trainedAlgorithmicMedia"},
               {"action": "c2pa.published"}],
             "consent": {"check": "0194f0c4-5a7e-7a43-9a3e-0c6f3f6b8a11", "decision": "ALLOW",
               "grants": ["%s"], "ledgerSeq": 7},
             "trainingMining": {"cawg.ai_training": "notAllowed"},
             "softwareAgent": "Painter 3",
             "label": {"class": "AI_GENERATED", "certainty": "CONFIRMED",
               "words": {"en": "AI-generated"}}}
            """
                    .formatted("ab".repeat(32));
    private static final String UNDECLARED = "{\"title\": \"Harbour at dusk\"}";

    @Inject Spool spool;

    @ParameterizedTest
    @ValueSource(strings = {"image/jpeg", "image/png"})
    void whatIsSignedIsTrusted(String mediaType) {
        // given
        var source = mediaType.equals("image/png") ? Pictures.png() : Pictures.jpeg();

        // when
        var answer = sign(source, DECLARED);

        // then
        var signed = answer.then().statusCode(200).extract().asByteArray();
        var label = answer.header("Candor-Manifest");
        assertThat(answer.contentType()).isEqualTo(mediaType);
        assertThat(ReprDigest.parse(answer.header("Repr-Digest")))
                .contains(Digests.sha256Hex(signed));
        verify(signed)
                .then()
                .statusCode(200)
                .body("state", equalTo("Trusted"))
                .body("mediaType", equalTo(mediaType))
                .body("sha256", equalTo(Digests.sha256Hex(signed)))
                .body("size", equalTo(signed.length))
                .body("activeManifest", equalTo(label))
                .body("sentence", notNullValue())
                .body("manifests[-1].claimGenerator", startsWith("Candor"))
                .body("manifests[-1].signature.algorithm", equalTo("ES256"))
                .body(
                        "manifests[-1].actions.action",
                        equalTo(List.of("c2pa.created", "c2pa.published")))
                .body("manifests[-1].actions[0].digitalSourceType", equalTo(SYNTHETIC))
                .body(
                        "manifests[-1].assertions",
                        hasItems(
                                "dev.candor.consent-reference",
                                "cawg.training-mining",
                                "dev.candor.label"))
                .body(
                        "findings.code",
                        hasItems(
                                "claimSignature.validated",
                                "assertion.dataHash.match",
                                "signingCredential.trusted"))
                .body("findings.kind", not(hasItem("failure")));
    }

    @Test
    void undeclaredMediaIsCalledNothing() {
        // when
        var signed = sign(Pictures.jpeg(), UNDECLARED).asByteArray();

        // then
        verify(signed)
                .then()
                .body("state", equalTo("Trusted"))
                .body(
                        "manifests[-1].actions.action",
                        equalTo(List.of("c2pa.opened", "c2pa.published")))
                .body("manifests[-1].actions.digitalSourceType", not(hasItem(notNullValue())))
                .body("manifests[-1].ingredients.relationship", equalTo(List.of("parentOf")));
    }

    @Test
    void credentialsThatCameAreKept() {
        // given
        var first = sign(Pictures.png(), DECLARED);

        // when
        var second = sign(first.asByteArray(), DECLARED);

        // then
        verify(second.asByteArray())
                .then()
                .body("state", equalTo("Trusted"))
                .body("activeManifest", equalTo(second.header("Candor-Manifest")))
                .body("manifests.label", hasItem(first.header("Candor-Manifest")))
                .body(
                        "manifests[-1].actions.action",
                        equalTo(List.of("c2pa.opened", "c2pa.edited", "c2pa.published")))
                .body("manifests[-1].ingredients[0].relationship", equalTo("parentOf"))
                .body(
                        "manifests[-1].ingredients[0].manifest",
                        equalTo(first.header("Candor-Manifest")));
    }

    @Test
    void aChangedPixelIsFound() {
        // given
        var signed = sign(Pictures.jpeg(), DECLARED).asByteArray();
        signed[signed.length - 20] ^= 1;

        // when
        var report = verify(signed);

        // then
        report.then()
                .statusCode(200)
                .body("state", equalTo("Invalid"))
                .body("findings.code", hasItem("assertion.dataHash.mismatch"));
    }

    @Test
    void theManifestIsKeptForItsOrganization() {
        // given
        var signed = sign(Pictures.png(), DECLARED);
        var address = "/v1/manifests/" + signed.header("Candor-Manifest");

        // when
        var kept = publisher().get(address);
        var others = bearer(Tokens.ofOtherOrganization()).get(address);

        // then
        kept.then().statusCode(200).contentType("application/c2pa");
        assertThat(new String(kept.asByteArray(), 4, 4, StandardCharsets.US_ASCII))
                .isEqualTo("jumb");
        others.then().statusCode(404).body("type", equalTo("/problems/unknown-manifest"));
    }

    @Test
    void theGatewaySignsByName() {
        // given
        var source = spooled(DEMO, Pictures.jpeg());

        // when
        var answer =
                gateway()
                        .contentType("application/json")
                        .body(named(source, DECLARED))
                        .post("/v1/signatures");

        // then
        answer.then()
                .statusCode(201)
                .body("signedBy", notNullValue())
                .body("signedAt", notNullValue())
                .body("spool.mediaType", equalTo("image/jpeg"));
        assertThat(answer.header("Location")).endsWith("/v1/manifests/" + answer.path("manifest"));
        gateway()
                .contentType("application/json")
                .body(
                        Map.of(
                                "spool",
                                Map.of(
                                        "id", answer.path("spool.id"),
                                        "sha256", answer.path("spool.sha256"))))
                .post("/v1/verifications")
                .then()
                .statusCode(200)
                .body("state", equalTo("Trusted"))
                .body("activeManifest", equalTo(answer.path("manifest")));
    }

    @Test
    void spoolIdsAreTheGatewaysAlone() {
        // given
        var source = spooled(DEMO, Pictures.jpeg());

        // when
        var answer =
                publisher()
                        .contentType("application/json")
                        .body(named(source, DECLARED))
                        .post("/v1/signatures");

        // then
        answer.then().statusCode(403);
    }

    @Test
    void anotherOrganizationsSpoolIsNotThere() {
        // given
        var source = spooled(DEMO, Pictures.jpeg());

        // when
        var answer =
                gatewayFor(new Organization("other"))
                        .contentType("application/json")
                        .body(named(source, DECLARED))
                        .post("/v1/signatures");

        // then
        answer.then().statusCode(422).body("type", equalTo("/problems/unknown-spool"));
    }

    @Test
    void anotherDigestIsRefused() {
        // given
        var source = spooled(DEMO, Pictures.jpeg());

        // when
        var answer =
                gateway()
                        .contentType("application/json")
                        .body(named(new SpoolReference(source.id(), "00".repeat(32)), DECLARED))
                        .post("/v1/signatures");

        // then
        answer.then().statusCode(422).body("type", equalTo("/problems/digest-mismatch"));
    }

    @Test
    void aRepeatedRequestGetsTheFirstAnswer() {
        // when
        var first = keyed("key-1", Pictures.jpeg(), DECLARED);
        var second = keyed("key-1", Pictures.jpeg(), DECLARED);

        // then
        first.then().statusCode(200);
        assertThat(second.header("Candor-Manifest")).isEqualTo(first.header("Candor-Manifest"));
        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
    }

    @Test
    void aKeyBelongsToOneRequest() {
        // given
        keyed("key-2", Pictures.jpeg(), DECLARED).then().statusCode(200);

        // when
        var other = keyed("key-2", Pictures.jpeg(), UNDECLARED);

        // then
        other.then().statusCode(422).body("type", equalTo("/problems/idempotency-key-reused"));
    }

    @Test
    void anUnknownActionIsNamedAndNothingStays() throws IOException {
        // given
        var before = filesInSpool();

        // when
        var answer =
                sign(
                        Pictures.jpeg(),
                        """
                        {"title": "x", "actions": [{"action": "c2pa.conjured"}]}\
                        """);

        // then
        answer.then()
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-action"))
                .body("errors[0].pointer", equalTo("/actions/0/action"));
        assertThat(filesInSpool()).isEqualTo(before);
    }

    @Test
    void theAnswerTakesTheSignedFileWithIt() throws IOException {
        // given
        var before = filesInSpool();

        // when
        sign(Pictures.jpeg(), DECLARED).then().statusCode(200);

        // then
        await().untilAsserted(() -> assertThat(filesInSpool()).isEqualTo(before));
    }

    @Test
    void anInvalidMemberIsNamed() {
        sign(Pictures.jpeg(), "{\"title\": \" \"}")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/title"));
        sign(Pictures.jpeg(), "{\"title\": \"x\", \"author\": \"me\"}")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/author"));
        sign(Pictures.jpeg(), "{").then().statusCode(400);
    }

    @Test
    void longJsonIsRefusedBeforeItIsParsed() throws Exception {
        // given
        var body = named(spooled(DEMO, Pictures.jpeg()), DECLARED) + " ".repeat(300_000);

        // when
        var declared = gateway().contentType("application/json").body(body).post("/v1/signatures");
        var chunked = chunked(body);

        // then
        declared.then().statusCode(413).body("type", equalTo("/problems/payload-too-large"));
        assertThat(chunked).isEqualTo(411);
    }

    @Test
    void aMissingPartIsNamed() {
        publisher()
                .multiPart("manifest", DECLARED)
                .post("/v1/signatures")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/asset"));
        publisher()
                .multiPart("asset", "picture", Pictures.jpeg())
                .post("/v1/signatures")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/manifest"));
    }

    private Response keyed(String key, byte[] media, String manifest) {
        return publisher()
                .header("Idempotency-Key", key)
                .multiPart("manifest", manifest)
                .multiPart("asset", "picture", media, "application/octet-stream")
                .post("/v1/signatures");
    }

    private SpoolReference spooled(Organization organization, byte[] media) {
        var file = spool.create(organization, "image/jpeg");
        try {
            Files.write(file.path(), media);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return spool.seal(file).reference();
    }

    private static String named(SpoolReference media, String manifest) {
        return "{\"spool\": {\"id\": \"%s\", \"sha256\": \"%s\"}, \"manifest\": %s}"
                .formatted(media.id(), media.sha256(), manifest);
    }

    private static int chunked(String body) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "http://localhost:%d/v1/signatures"
                                                            .formatted(RestAssured.port)))
                                    .header("Content-Type", "application/json")
                                    .header(
                                            "Authorization",
                                            "Bearer " + Tokens.of("petra.publisher"))
                                    .POST(
                                            HttpRequest.BodyPublishers.ofInputStream(
                                                    () ->
                                                            new ByteArrayInputStream(
                                                                    body.getBytes(
                                                                            StandardCharsets
                                                                                    .UTF_8))))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static List<String> filesInSpool() throws IOException {
        try (var files = Files.list(SuiteFiles.spool())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
