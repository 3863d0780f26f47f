package dev.candor.provenance.manifest;

import static dev.candor.provenance.Calls.bearer;
import static dev.candor.provenance.Calls.publisher;
import static dev.candor.provenance.Calls.sign;
import static dev.candor.provenance.Calls.verify;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.candor.kit.digest.Digests;
import dev.candor.provenance.Pictures;
import dev.candor.testkit.SuiteResource;
import dev.candor.testkit.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Media that says where its manifest store is, and the store that is there.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_provenance"))
class RemoteManifestIT {
    /// What the build sets as `candor.provenance.manifest.public-url`.
    private static final String PUBLIC = "https://candor.example";

    private static final String REMOTE = "{\"title\": \"Harbour\", \"output\": \"REMOTE\"}";
    private static final String EMBEDDED = "{\"title\": \"Harbour\"}";
    private static final Pattern LINK =
            Pattern.compile("<(/v1/manifests/stores/[0-9a-f-]{36})>; rel=\"c2pa-manifest\"");

    @ParameterizedTest
    @ValueSource(strings = {"image/jpeg", "image/png"})
    void mediaNamesTheAddressWhereEverybodyHasItsStore(String mediaType) {
        // given
        var source = mediaType.equals("image/png") ? Pictures.png() : Pictures.jpeg();

        // when
        var answer = sign(source, REMOTE);

        // then
        answer.then().statusCode(200).contentType(mediaType);
        var media = answer.asByteArray();
        var path = path(answer);
        assertThat(text(media)).contains(PUBLIC + path).doesNotContain("c2pa.claim");
        verify(media)
                .then()
                .body("state", equalTo("Trusted"))
                .body("origin", equalTo("remote"))
                .body("remote", nullValue())
                .body("activeManifest", equalTo(answer.header("Candor-Manifest")));
        var store = given().get(path);
        store.then()
                .statusCode(200)
                .contentType("application/c2pa")
                .header("Cache-Control", containsString("immutable"))
                .header("Access-Control-Allow-Origin", equalTo("*"));
        judged(media, store.asByteArray())
                .then()
                .body("state", equalTo("Trusted"))
                .body("activeManifest", equalTo(answer.header("Candor-Manifest")));
    }

    @Test
    void aChangedPixelIsFoundByTheStore() {
        var answer = sign(Pictures.jpeg(), REMOTE);
        var media = answer.asByteArray();
        media[media.length - 20] ^= 1;

        judged(media, given().get(path(answer)).asByteArray())
                .then()
                .body("state", equalTo("Invalid"))
                .body("findings.code", hasItem("assertion.dataHash.mismatch"));
    }

    @Test
    void aChangedPixelIsFoundByWhoeverAsksHere() {
        var media = sign(Pictures.jpeg(), REMOTE).asByteArray();
        media[media.length - 20] ^= 1;

        verify(media)
                .then()
                .body("state", equalTo("Invalid"))
                .body("origin", equalTo("remote"))
                .body("findings.code", hasItem("assertion.dataHash.mismatch"));
    }

    @Test
    void whatMediaSaysIsReadAndJudgedAsCrJsonAndInInspectionsToo() {
        var media = sign(Pictures.jpeg(), REMOTE).asByteArray();

        given().header("Accept", "application/vnd.c2pa.crjson+json")
                .body(media)
                .post("/v1/verifications")
                .then()
                .statusCode(200)
                .body("manifests.size()", equalTo(1));
        publisher()
                .contentType("image/jpeg")
                .body(media)
                .post("/v1/inspections")
                .then()
                .statusCode(200)
                .body("verification.state", equalTo("Trusted"));
    }

    /// As long as the true one, so that nothing else of the media changes.
    @ParameterizedTest
    @ValueSource(
            strings = {"https://another.example/", "https://candor.example/v1/manifests/none/"})
    void anAddressThatIsNotOfThisInstallationIsToldAndNotAsked(String elsewhere) {
        var answer = sign(Pictures.jpeg(), REMOTE);
        var said = PUBLIC + path(answer);
        var other = elsewhere + "0".repeat(said.length() - elsewhere.length());
        var media = text(answer.asByteArray()).replace(said, other);

        verify(media.getBytes(StandardCharsets.ISO_8859_1))
                .then()
                .body("state", equalTo("Remote"))
                .body("origin", equalTo("nowhere"))
                .body("remote", equalTo(other));
    }

    @Test
    void anAddressOfThisInstallationWithNothingThereIsTold() {
        var answer = sign(Pictures.jpeg(), REMOTE);
        var said = path(answer);
        var none = said.substring(0, said.length() - 36) + UUID.randomUUID();
        var media = text(answer.asByteArray()).replace(said, none);

        verify(media.getBytes(StandardCharsets.ISO_8859_1))
                .then()
                .body("state", equalTo("Remote"))
                .body("remote", equalTo(PUBLIC + none));
    }

    @Test
    void theOrganizationHasItInItsListAndByItsLabel() {
        // given
        var answer = sign(Pictures.png(), REMOTE);
        var media = Digests.sha256Hex(answer.asByteArray());
        var label = answer.header("Candor-Manifest");

        // then
        publisher()
                .get("/v1/manifests?asset=" + media)
                .then()
                .body("items[0].label", equalTo(label))
                .body("items[0].store", equalTo(path(answer)));
        assertThat(publisher().get("/v1/manifests/" + label).asByteArray())
                .isEqualTo(given().get(path(answer)).asByteArray());
        bearer(Tokens.ofOtherOrganization()).get("/v1/manifests/" + label).then().statusCode(404);
    }

    @Test
    void whatMediaCarriesIsOpenToNobodyElse() {
        var answer = sign(Pictures.png(), EMBEDDED);
        var label = answer.header("Candor-Manifest");

        publisher()
                .get("/v1/manifests?asset=" + Digests.sha256Hex(answer.asByteArray()))
                .then()
                .body("items[0].store", nullValue());
        given().get("/v1/manifests/" + label).then().statusCode(401);
        given().get("/v1/manifests/stores/" + label.replace("urn:c2pa:", ""))
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-manifest"));
        given().get("/v1/manifests/stores/" + UUID.randomUUID()).then().statusCode(404);
        given().get("/v1/manifests/stores/nothing").then().statusCode(404);
    }

    @Test
    void credentialsThatComeWithTheMediaWouldSpeakInstead() {
        var signed = sign(Pictures.png(), EMBEDDED).asByteArray();

        sign(signed, REMOTE)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/not-signable"))
                .body("detail", containsString("would speak instead"));
    }

    @Test
    void mediaWithAnotherParentCannotLeaveItsCredentialsBehind() {
        publisher()
                .multiPart("manifest", REMOTE)
                .multiPart("asset", "edited", Pictures.png(), "application/octet-stream")
                .multiPart("parent", "before", Pictures.jpeg(), "application/octet-stream")
                .post("/v1/signatures")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/output"));
    }

    @Test
    void aFormatWithoutAPlaceForAnAddressIsRefused() {
        sign(archive(), REMOTE)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/not-signable"));
    }

    @Test
    void whatIsSignedLaterNamesItsStoreToo() {
        // given
        String later =
                publisher()
                        .header("Prefer", "respond-async")
                        .multiPart("manifest", REMOTE)
                        .multiPart("asset", "picture", Pictures.jpeg(), "application/octet-stream")
                        .post("/v1/signatures")
                        .then()
                        .statusCode(202)
                        .extract()
                        .header("Location");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> publisher().get(later).then().body("state", equalTo("SIGNED")));

        // when
        var answer = publisher().get(later + "/asset");

        // then
        judged(answer.asByteArray(), given().get(path(answer)).asByteArray())
                .then()
                .body("state", equalTo("Trusted"));
    }

    @Test
    void theSameRequestHasTheSameAddress() {
        var key = UUID.randomUUID().toString();

        assertThat(path(keyed(key))).isEqualTo(path(keyed(key)));
    }

    private static Response keyed(String key) {
        return publisher()
                .header("Idempotency-Key", key)
                .multiPart("manifest", REMOTE)
                .multiPart("asset", "picture", Pictures.jpeg(), "application/octet-stream")
                .post("/v1/signatures");
    }

    private static Response judged(byte[] media, byte[] store) {
        return given().multiPart("asset", "picture", media, "application/octet-stream")
                .multiPart("sidecar", "store", store, "application/c2pa")
                .post("/v1/verifications");
    }

    private static String path(Response answer) {
        var link = LINK.matcher(answer.header("Link"));
        assertThat(link.matches()).as(answer.header("Link")).isTrue();
        return link.group(1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] archive() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("note.txt"));
            zip.write("a note".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
