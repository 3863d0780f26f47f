package dev.candor.acceptance;

import static dev.candor.acceptance.RunningSuite.anonymous;
import static dev.candor.acceptance.RunningSuite.as;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// One photo goes all the way through the house, and one is refused.
@ExtendWith(RunningSuite.class)
class MainJobIT {

    @Test
    void consentedPictureIsLabelledSignedAndProven() {
        // given
        var ana = Scene.withActiveGrant("Ana Example");
        var ben = Scene.withActiveGrant("Ben Example");

        // when
        var publication = Publishing.by("demo-integrator").showing(ana, ben).publish();

        // then
        publication
                .statusCode(201)
                .header("Location", containsString("/v1/publications/"))
                .body("state", is("PUBLISHED"))
                .body(
                        "steps.step",
                        equalTo(
                                List.of(
                                        "INSPECT", "CONSENT", "DECIDE", "RENDER", "BIND", "SIGN",
                                        "PROVE", "RECORD")))
                .body("consent.decision", is("ALLOW"))
                .body("verdict.class", is("AI_MODIFIED"))
                .body("verdict.certainty", is("DECLARED"))
                .body("label.rendered", is(true))
                .body("manifest", startsWith("urn:c2pa:"))
                .body("verification.state", is("Trusted"));
    }

    @Test
    void publishedBytesVerifyForAnybody() {
        // given
        String location =
                Publishing.by("demo-integrator")
                        .publish()
                        .statusCode(201)
                        .extract()
                        .header("Location");
        var asset = as("demo-integrator").get(location + "/asset");
        asset.then()
                .statusCode(200)
                .contentType("image/jpeg")
                .header("Repr-Digest", startsWith("sha-256=:"))
                .header("ETag", notNullValue());

        // when
        var report =
                anonymous()
                        .contentType("image/jpeg")
                        .body(asset.asByteArray())
                        .post("/v1/verifications")
                        .then();

        // then
        report.statusCode(200)
                .body("state", is("Trusted"))
                .body("findings.findAll { it.kind == 'failure' }.code", is(empty()))
                .body("findings.code", hasItem("assertion.dataHash.match"))
                .body("findings.code", hasItem("claimSignature.validated"))
                .body("findings.code", hasItem("signingCredential.trusted"));
    }

    @Test
    void pngGoesTheSameWay() {
        Publishing.by("demo-integrator")
                .asset(Pictures.png(), "image/png")
                .publish()
                .statusCode(201)
                .body("asset.mediaType", is("image/png"))
                .body("verification.state", is("Trusted"));
    }

    @Test
    void pictureForChinaCarriesOneImplicitLabel() {
        // when
        var publication =
                Publishing.by("demo-integrator")
                        .declaring("markets", List.of("CN"))
                        .declaring("languages", List.of("zh-Hans"))
                        .publish();

        // then
        publication
                .statusCode(201)
                .body("steps.find { it.step == 'BIND' }.state", is("DONE"))
                .body("verification.state", is("Trusted"));
        String location = publication.extract().header("Location");
        var bytes = as("demo-integrator").get(location + "/asset").asByteArray();
        assertThat(new String(bytes, ISO_8859_1).split("http://www.tc260.org.cn/ns/AIGC/1.0/", -1))
                .hasSize(2); // it is named once
    }

    @Test
    void oneChangedBytePublishedIsInvalid() {
        // given
        String location =
                Publishing.by("demo-integrator")
                        .publish()
                        .statusCode(201)
                        .extract()
                        .header("Location");
        var bytes = as("demo-integrator").get(location + "/asset").asByteArray();
        bytes[bytes.length - 100] ^= 1;

        // then
        anonymous()
                .contentType("image/jpeg")
                .body(bytes)
                .post("/v1/verifications")
                .then()
                .statusCode(200)
                .body("state", is("Invalid"))
                .body("findings.code", hasItem("assertion.dataHash.mismatch"));
    }

    @Test
    void withoutSourceTypeThereIsNoLabelAndTheResultSaysWhy() {
        Publishing.by("demo-integrator")
                .notDeclaring("digitalSourceType")
                .publish()
                .statusCode(201)
                .body("verdict.class", is("UNKNOWN"))
                .body("label.rendered", is(false))
                .body("label.reason", not(is(empty())))
                .body("steps.find { it.step == 'RENDER' }.state", is("SKIPPED"))
                .body("verification.state", is("Trusted"));
    }

    @Test
    void credentialsOfTheInputAreKept() {
        // given
        String location =
                Publishing.by("demo-integrator")
                        .publish()
                        .statusCode(201)
                        .extract()
                        .header("Location");
        var first = as("demo-integrator").get(location + "/asset").asByteArray();

        // when
        String second =
                Publishing.by("demo-integrator")
                        .notDeclaring("digitalSourceType")
                        .asset(first, "image/jpeg")
                        .publish()
                        .statusCode(201)
                        .body("verdict.certainty", is("VERIFIED"))
                        .extract()
                        .header("Location");

        // then
        as("demo-integrator")
                .get(second + "/verification")
                .then()
                .statusCode(200)
                .body("state", is("Trusted"))
                .body("manifests.size()", greaterThanOrEqualTo(2));
    }

    @Test
    void withdrawnConsentIsRefusedWithItsReasons() {
        // given
        var ana = Scene.withActiveGrant("Ana Example");
        var ben = Scene.withActiveGrant("Ben Example");
        ben.withdraw();
        var before = Publishing.listed();

        // when
        var refusal = Publishing.by("demo-integrator").showing(ana, ben).publish();

        // then
        refusal.statusCode(409)
                .contentType("application/problem+json")
                .body("type", is("/problems/consent-denied"))
                .body("step", is("CONSENT"))
                .body("reasons", hasItem("grant_withdrawn"));
        assertThat(Publishing.listed()).isEqualTo(before);
    }

    @Test
    void withdrawnConsentReachesLabelAndManifestOfWhatIsOut() {
        // given
        var cleo = Scene.withActiveGrant("Cleo Example");
        var out =
                Publishing.by("demo-integrator").showing(cleo).publish().statusCode(201).extract();
        String badge = out.path("label.badge.href");
        var standing = "/v1/manifests/%s/standing".formatted(out.<String>path("manifest"));
        anonymous().accept("application/json").get(badge).then().body("standing", is("PUBLISHED"));

        // when
        cleo.withdraw();

        // then
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> {
                            anonymous()
                                    .accept("application/json")
                                    .get(badge)
                                    .then()
                                    .body("standing", is("CONSENT_ENDED"))
                                    .body("title", startsWith("Consent ended · "));
                            as("demo-integrator")
                                    .get(standing)
                                    .then()
                                    .statusCode(200)
                                    .body("standing", is("CONSENT_ENDED"));
                        });
        anonymous()
                .accept("image/svg+xml")
                .get(badge)
                .then()
                .body(containsString("<title id=\"t\">Consent ended · "));
    }

    @Test
    void publicationFindsWhatItStandsOn() {
        // given
        var ana = Scene.withActiveGrant("Ana Example");
        String id =
                Publishing.by("demo-integrator")
                        .showing(ana)
                        .publish()
                        .statusCode(201)
                        .extract()
                        .path("id");

        // then
        as("olivia.officer")
                .get("/v1/asset-links?grant=" + ana.grant())
                .then()
                .statusCode(200)
                .body("items.publicationId", hasItem(id))
                .body("items[0].manifest", containsString("urn:c2pa:"));
    }

    @Test
    void badgeOfTheVerdictIsPublic() {
        // given
        String badge =
                Publishing.by("demo-integrator")
                        .publish()
                        .statusCode(201)
                        .extract()
                        .path("label.badge.href");

        // then
        anonymous()
                .get(badge)
                .then()
                .statusCode(200)
                .contentType(containsString("image/svg+xml"))
                .body(containsString("<title"));
    }
}
