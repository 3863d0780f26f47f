package dev.candor.acceptance;

import static dev.candor.acceptance.RunningSuite.anonymous;
import static dev.candor.acceptance.RunningSuite.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.oneOf;

import io.restassured.http.ContentType;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is wrong with a request, the answer names it and nothing is stored.
@ExtendWith(RunningSuite.class)
class BadInputIT {
    private static final String PROBLEM = "application/problem+json";

    private List<String> before = List.of();

    @BeforeEach
    void countPublications() {
        before = Publishing.listed();
    }

    @AfterEach
    void nothingIsStored() {
        assertThat(Publishing.listed()).isEqualTo(before);
    }

    @Test
    void textIsNoPicture() {
        Publishing.by("demo-integrator")
                .asset("Hello, I am a picture.".getBytes(), "image/jpeg")
                .publish()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("type", is("/problems/media-type-mismatch"));
    }

    @Test
    void truncatedPictureIsUnreadable() {
        // given
        var whole = Pictures.jpeg();

        // then
        Publishing.by("demo-integrator")
                .asset(Arrays.copyOf(whole, whole.length / 2), "image/jpeg")
                .publish()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("type", is("/problems/unreadable-media"))
                .body("offset", notNullValue());
    }

    @Test
    void truncatedPngIsUnreadable() {
        // given
        var whole = Pictures.png();

        // then
        Publishing.by("demo-integrator")
                .asset(Arrays.copyOf(whole, whole.length / 2), "image/png")
                .publish()
                .statusCode(422)
                .body("type", is("/problems/unreadable-media"));
    }

    @Test
    void emptyAssetIsRefused() {
        Publishing.by("demo-integrator")
                .asset(new byte[0], "image/jpeg")
                .publish()
                .statusCode(oneOf(400, 422))
                .contentType(PROBLEM);
    }

    @Test
    void otherContentTypeIsRefused() {
        as("demo-integrator")
                .contentType("text/plain")
                .body("x")
                .post("/v1/publications")
                .then()
                .statusCode(415)
                .contentType(PROBLEM);
    }

    @Test
    void unknownSubjectIsNamed() {
        Publishing.by("demo-integrator")
                .declaring("subjects", List.of(UUID.randomUUID().toString()))
                .publish()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("type", is("/problems/unknown-subject"))
                .body("errors.pointer", hasItem("/subjects/0"));
    }

    @Test
    void unknownMarketIsNamed() {
        Publishing.by("demo-integrator")
                .declaring("markets", List.of("EU", "ATLANTIS"))
                .publish()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("type", is("/problems/unknown-market"))
                .body("errors.pointer", hasItem("/markets/1"));
    }

    @Test
    void unknownSourceTypeIsNamed() {
        Publishing.by("demo-integrator")
                .declaring("digitalSourceType", "madeByMagic")
                .publish()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("errors.pointer", hasItem("/digitalSourceType"));
    }

    @Test
    void declaredDigestMustMatch() {
        Publishing.by("demo-integrator")
                .declaring("assetSha256", "00".repeat(32))
                .publish()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("type", is("/problems/digest-mismatch"))
                .body("errors.pointer", hasItem("/assetSha256"));
    }

    @Test
    void anotherOrganizationsPersonDoesNotExist() {
        // given
        var ana = Scene.withActiveGrant("Ana Example");

        // then
        Publishing.by("other-integrator")
                .showing(ana)
                .publish()
                .statusCode(422)
                .body("type", is("/problems/unknown-subject"));
        as("other-integrator").get("/v1/subjects/" + ana.subject()).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/publications",
                "/v1/subjects",
                "/v1/grants",
                "/v1/signing-identities",
                "/v1/signing-identities/installation/uses",
                "/v1/signatures",
                "/v1/manifests",
                "/v1/ledger/entries",
                "/v1/subjects;x",
                "/v1/subjects%3Bx",
                "/v1//subjects",
                "/v1/profiles/../subjects",
                "/v1%2Fsubjects"
            })
    void nothingProtectedOpensWithoutAToken(String path) {
        anonymous().urlEncodingEnabled(false).get(path).then().statusCode(oneOf(400, 401, 404));
    }

    @Test
    void brokenTokenIsRefused() {
        anonymous()
                .header("Authorization", "Bearer " + RunningSuite.token("demo-integrator") + "x")
                .get("/v1/subjects")
                .then()
                .statusCode(401)
                .contentType(PROBLEM);
    }

    @Test
    void idempotencyKeyBelongsToOneRequest() {
        // given
        var key = "key-" + UUID.randomUUID();
        String id =
                Publishing.by("demo-integrator")
                        .key(key)
                        .publish()
                        .statusCode(201)
                        .extract()
                        .path("id");
        before = Publishing.listed();

        // then
        Publishing.by("demo-integrator").key(key).publish().statusCode(201).body("id", is(id));
        Publishing.by("demo-integrator")
                .key(key)
                .declaring("title", "Another title")
                .publish()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("type", is("/problems/idempotency-key-reused"));
    }

    @Test
    void overlongBodyIsRefused() {
        as("demo-integrator")
                .contentType(ContentType.JSON)
                .body("{\"displayName\":\"" + "x".repeat(2_000_000) + "\"}")
                .post("/v1/subjects")
                .then()
                .statusCode(413)
                .contentType(PROBLEM);
    }
}
