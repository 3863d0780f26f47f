package dev.candor.provenance.verification;

import static dev.candor.provenance.Calls.sign;
import static dev.candor.provenance.Calls.verify;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.candor.c2pa.asset.AssetFormats;
import dev.candor.kit.digest.Digests;
import dev.candor.provenance.Pictures;
import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_provenance"))
@SuppressWarnings("NullAway.Init") // Quarkus fills the field
class VerificationIT {
    private static final int ANONYMOUS_LIMIT = 1024 * 1024; // as the build sets it for tests

    private static final String CREATED =
            """
            {"title": "Harbour", "actions": [
              {"action": "c2pa.created", "digitalSourceType": "trainedAlgorithmicMedia"}]}
            """;

    @TempDir Path scratch;

    @ConfigProperty(name = "candor.provenance.media.directory")
    Path directory;

    @AfterEach
    void nothingIsKept() {
        await().untilAsserted(() -> assertThat(directory).isEmptyDirectory());
    }

    @Test
    void mediaWithoutCredentialsSaysSo() {
        // given
        var picture = Pictures.jpeg();

        // when
        var report = verify(picture);

        // then
        report.then()
                .statusCode(200)
                .body("state", equalTo("NoManifest"))
                .body("sentence", notNullValue())
                .body("mediaType", equalTo("image/jpeg"))
                .body("sha256", equalTo(Digests.sha256Hex(picture)))
                .body("size", equalTo(picture.length))
                .body("activeManifest", nullValue())
                .body("manifests", empty())
                .body("validatedAt", notNullValue());
    }

    @Test
    void theFormatIsFoundFromTheBytes() {
        given().contentType("image/jpeg")
                .body(Pictures.png())
                .post("/v1/verifications")
                .then()
                .statusCode(200)
                .body("mediaType", equalTo("image/png"));
    }

    @Test
    void aFormIsTakenToo() {
        given().multiPart("asset", "picture.png", Pictures.png(), "image/png")
                .post("/v1/verifications")
                .then()
                .statusCode(200)
                .body("mediaType", equalTo("image/png"))
                .body("size", equalTo(Pictures.png().length));
    }

    @Test
    void aFormOfAnySizeArrivesWhole() {
        for (int size = 1; size < ANONYMOUS_LIMIT; size = size * 2 + 1) {
            given().multiPart("asset", "bytes", new byte[size])
                    .post("/v1/verifications")
                    .then()
                    .statusCode(200)
                    .body("size", equalTo(size)); // zeros are no media, but all of them arrived
        }
    }

    @Test
    void anUnexpectedPartIsNamed() {
        given().multiPart("asset", "picture.png", Pictures.png(), "image/png")
                .multiPart("comment", "hello")
                .post("/v1/verifications")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/comment"));
    }

    @Test
    void aStoreBesideTheMediaSpeaksForIt() throws Exception {
        var store = storeOf(sign(Pictures.png(), CREATED).asByteArray());

        form().multiPart("sidecar", "other.c2pa", store, "application/c2pa")
                .post("/v1/verifications")
                .then()
                .statusCode(200)
                .body("origin", equalTo("sidecar"))
                .body("activeManifest", startsWith("urn:c2pa:"))
                .body("size", equalTo(Pictures.png().length));
        form().multiPart("sidecar", "other.c2pa", store, "application/c2pa")
                .accept("text/html")
                .post("/v1/verifications")
                .then()
                .statusCode(200)
                .body(containsString("beside the file"));
        form().multiPart("sidecar", "other.c2pa", store, "application/c2pa")
                .accept("application/vnd.c2pa.crjson+json")
                .post("/v1/verifications")
                .then()
                .statusCode(200)
                .body(containsString("urn:c2pa:"));
    }

    @Test
    void aStoreBesideTheMediaThatIsNoneIsAVerdictAndNoFault() {
        form().multiPart("sidecar", "other.c2pa", new byte[100], "application/c2pa")
                .post("/v1/verifications")
                .then()
                .statusCode(200)
                .body("state", equalTo("Invalid"))
                .body("findings.kind", hasItem("failure"));
    }

    @Test
    void everyOtherPartIsNamedWhenItIsWrong() {
        form().multiPart("sidecar", "a.c2pa", new byte[0])
                .post("/v1/verifications")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/sidecar"));
        form().multiPart("sidecar", "a.c2pa", new byte[10])
                .multiPart("sidecar", "b.c2pa", new byte[10])
                .post("/v1/verifications")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/sidecar"));
        form().multiPart("asset", "b.png", Pictures.png())
                .post("/v1/verifications")
                .then()
                .statusCode(400)
                .body("detail", equalTo("There is to be one part of this name."))
                .body("errors[0].pointer", equalTo("/asset"));
        given().multiPart("sidecar", "a.c2pa", new byte[10])
                .post("/v1/verifications")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/asset"));
        given().multiPart("asset", "words, and no file")
                .post("/v1/verifications")
                .then()
                .statusCode(400)
                .body("detail", containsString("filename"))
                .body("errors[0].pointer", equalTo("/asset"));
    }

    @Test
    void theLimitIsForAllPartsTogether() {
        form().multiPart("fragment", "1.m4s", new byte[ANONYMOUS_LIMIT / 2])
                .multiPart("fragment", "2.m4s", new byte[ANONYMOUS_LIMIT / 2])
                .post("/v1/verifications")
                .then()
                .statusCode(413)
                .body("limit", equalTo(ANONYMOUS_LIMIT))
                .body("errors[0].pointer", equalTo("/fragment"));
    }

    @Test
    void aFormHasNoEndOfFiles() {
        var part =
                "--x\r\n"
                    + "Content-Disposition: form-data; name=\"fragment\"; filename=\"f\"\r\n\r\n"
                    + "1\r\n";

        given().header("Content-Type", "multipart/form-data; boundary=x")
                .body((part.repeat(4097) + "--x--\r\n").getBytes(StandardCharsets.US_ASCII))
                .post("/v1/verifications")
                .then()
                .statusCode(413)
                .body("errors[0].pointer", equalTo("/fragment"));
    }

    @Test
    void segmentsGoWithTheMedia() {
        form().multiPart("fragment", "1.m4s", new byte[10])
                .multiPart("fragment", "2.m4s", new byte[10])
                .post("/v1/verifications")
                .then()
                .statusCode(200)
                .body("sha256", equalTo(Digests.sha256Hex(Pictures.png())));
    }

    @Test
    void theEditionIsTheCallersToChoose() {
        var signed = sign(Pictures.png(), CREATED).asByteArray();

        given().contentType("application/octet-stream")
                .queryParam("spec", "2.2")
                .body(signed)
                .post("/v1/verifications")
                .then()
                .statusCode(200)
                .body("specification", equalTo("2.2"));
        verify(signed).then().body("specification", equalTo("2.4"));
        given().contentType("application/octet-stream")
                .queryParam("spec", "1.0")
                .body(signed)
                .post("/v1/verifications")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("?spec"));
    }

    private static RequestSpecification form() {
        return given().multiPart("asset", "picture.png", Pictures.png(), "image/png");
    }

    private byte[] storeOf(byte[] signed) throws Exception {
        var file = Files.write(scratch.resolve("signed.png"), signed);
        return AssetFormats.manifestStore(file).orElseThrow();
    }

    @Test
    void nothingIsNotMedia() {
        verify(new byte[0])
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/unreadable-media"))
                .body("offset", equalTo(0));
    }

    /// Broken media is reported, not refused: what looks like a store in it holds for nothing.
    @Test
    void truncatedMediaNamesTheOffset() {
        // given
        var half = Arrays.copyOf(Pictures.png(), Pictures.png().length / 2);

        // when
        var answer = verify(half);

        // then
        answer.then()
                .statusCode(200)
                .body("state", equalTo("Unsupported"))
                .body("findings.code", hasItem("general.error"))
                .body("findings[0].explanation", containsString("at offset"));
    }

    @Test
    void anUnknownFormatIsAStateOfItsOwn() {
        verify(new byte[64])
                .then()
                .statusCode(200)
                .body("state", equalTo("Unsupported"))
                .body("origin", equalTo("nowhere"))
                .body("recovered", equalTo(false))
                .body("findings", empty());
    }

    @Test
    void aContentTypeIsNotBelieved() {
        given().contentType("text/plain")
                .body(Pictures.png())
                .post("/v1/verifications")
                .then()
                .statusCode(200)
                .body("mediaType", equalTo("image/png"));
    }

    @Test
    void whomTheVerdictBelievesIsSaid() {
        verify(Pictures.png())
                .then()
                .body("trust.name", hasItem("development"))
                .body("trust.find { it.name == 'development' }.kind", equalTo("development"))
                .body("trust.find { it.name == 'development' }.anchors", equalTo(1))
                .body("trust.find { it.name == 'development' }.overdue", equalTo(false))
                .body("trust.find { it.name == 'development' }.obtained", notNullValue());
    }

    @Test
    void signedMediaSaysWhoDidWhat() {
        var signed = sign(Pictures.png(), CREATED).asByteArray();

        verify(signed)
                .then()
                .body("state", equalTo("Trusted"))
                .body("origin", equalTo("embedded"))
                .body("ai[0].extent", equalTo("generated"))
                .body("ai[0].url", containsString("c2pa.actions"))
                .body("findings.code", hasItem("assertion.dataHash.match"))
                .body("ingredientDeltas", empty());
    }

    @Test
    void theConformanceProgrammeGetsItsForm() {
        var signed = sign(Pictures.png(), CREATED).asByteArray();

        given().contentType("application/octet-stream")
                .accept("application/vnd.c2pa.crjson+json")
                .body(signed)
                .post("/v1/verifications")
                .then()
                .statusCode(200)
                .contentType("application/vnd.c2pa.crjson+json")
                .body(containsString("\"validationResults\""))
                .body(containsString("\"claim.v2\""));
    }

    @Test
    void aPersonGetsAPage() {
        var signed =
                sign(Pictures.png(), CREATED.replace("Harbour", "<b>Harbour</b>")).asByteArray();

        var page =
                given().contentType("application/octet-stream")
                        .accept("text/html,application/json;q=0.5")
                        .body(signed)
                        .post("/v1/verifications");

        page.then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .header("Content-Security-Policy", startsWith("default-src 'none'"))
                .body(containsString("<html lang=\"en\">"))
                .body(containsString("Signed by somebody trusted here"))
                .body(containsString("made by a trained model"))
                .body(containsString("assertion.dataHash.match"));
        assertThat(page.asString()).contains("&lt;b&gt;Harbour").doesNotContain("<b>Harbour");
    }

    @Test
    void anAnswerOfNoKnownFormIsRefused() {
        given().contentType("application/octet-stream")
                .accept("application/pdf")
                .body(Pictures.png())
                .post("/v1/verifications")
                .then()
                .statusCode(406);
    }

    @Test
    void aBrokenFormIsRefused() {
        given().header("Content-Type", "multipart/form-data")
                .body("no boundary".getBytes(StandardCharsets.UTF_8))
                .post("/v1/verifications")
                .then()
                .statusCode(400);
        given().header("Content-Type", "multipart/form-data; boundary=x")
                .body(
                        "--x\r\nContent-Disposition: form-data; name=\"asset\"; filename=\"a\"\r\n\r\nhalf"
                                .getBytes(StandardCharsets.UTF_8))
                .post("/v1/verifications")
                .then()
                .statusCode(400);
    }

    @Test
    void aDeclaredBodyOverTheLimitIsRefused() {
        verify(new byte[ANONYMOUS_LIMIT + 1])
                .then()
                .statusCode(413)
                .body("type", equalTo("/problems/payload-too-large"))
                .body("limit", equalTo(ANONYMOUS_LIMIT));
    }

    @Test
    void aChunkedBodyOverTheLimitIsRefused() throws Exception {
        // given
        var body = new byte[ANONYMOUS_LIMIT + 1];

        // when
        var answer = chunked(body);

        // then
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("/problems/payload-too-large");
    }

    @Test
    void aBodyAtTheLimitIsTaken() throws Exception {
        // given
        var body = new byte[ANONYMOUS_LIMIT];

        // when
        var answer = chunked(body);

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void anOversizedPartIsRefused() {
        given().multiPart("asset", "big", new byte[ANONYMOUS_LIMIT + 1])
                .post("/v1/verifications")
                .then()
                .statusCode(413);
    }

    @Test
    void aClientThatGoesAwayLeavesNothing() throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            // given
            socket.getOutputStream()
                    .write(
                            """
                            POST /v1/verifications HTTP/1.1\r
                            Host: localhost\r
                            Content-Type: image/jpeg\r
                            Content-Length: 500000\r
                            \r
                            the first bytes\
                            """
                                    .getBytes(StandardCharsets.US_ASCII));
            await().untilAsserted(() -> assertThat(directory).isNotEmptyDirectory());
        }

        // then
        await().untilAsserted(() -> assertThat(directory).isEmptyDirectory());
    }

    @Test
    void aClientThatWaitsForTheGoAheadGetsIt() throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            // when
            socket.getOutputStream()
                    .write(
                            """
                            POST /v1/verifications HTTP/1.1\r
                            Host: localhost\r
                            Content-Type: image/jpeg\r
                            Expect: 100-continue\r
                            Content-Length: 500000\r
                            \r
                            """
                                    .getBytes(StandardCharsets.US_ASCII));

            // then
            var answer = socket.getInputStream().readNBytes(12);
            assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 100");
        }
    }

    @Test
    void aClientThatGoesAwayInTheMiddleOfAPartLeavesNothing() throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            // given
            socket.getOutputStream()
                    .write(
                            """
                            POST /v1/verifications HTTP/1.1\r
                            Host: localhost\r
                            Content-Type: multipart/form-data; boundary=x\r
                            Content-Length: 500000\r
                            \r
                            --x\r
                            Content-Disposition: form-data; name="asset"; filename="a"\r
                            \r
                            the first bytes\
                            """
                                    .getBytes(StandardCharsets.US_ASCII));
            await().untilAsserted(() -> assertThat(directory).isNotEmptyDirectory());
        }

        // then
        await().untilAsserted(() -> assertThat(directory).isEmptyDirectory());
    }

    private static HttpResponse<String> chunked(byte[] body) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://localhost:%d/v1/verifications"
                                                    .formatted(RestAssured.port)))
                            .header("Content-Type", "application/octet-stream")
                            .POST(
                                    HttpRequest.BodyPublishers.ofInputStream(
                                            () -> new ByteArrayInputStream(body)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
