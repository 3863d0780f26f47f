package dev.candor.acceptance;

import static dev.candor.acceptance.RunningSuite.as;

import io.restassured.http.ContentType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/// A depicted person and what they allowed, made through the gateway as an integrator would.
///
/// @param subject id of the person
/// @param grant id of the grant, in force
record Scene(String subject, String grant) {

    /// A person who allows editorial distribution of images, everywhere, on every channel.
    static Scene withActiveGrant(String displayName) {
        var subject =
                created(
                        "/v1/subjects",
                        Map.of(
                                "kind",
                                "LIVING_ADULT",
                                "displayName",
                                displayName,
                                "jurisdiction",
                                "DE",
                                "languages",
                                List.of("en")));
        var notice =
                created(
                        "/v1/notices",
                        Map.of(
                                "title", "How your likeness may be used",
                                "language", "en",
                                "text", "We ask for your likeness for one picture in one article.",
                                "presentation", "SEPARATE_DOCUMENT"));
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var line =
                Map.of(
                        "effect", "PERMIT",
                        "actions", List.of("DISTRIBUTE"),
                        "modalities", List.of("IMAGE"),
                        "purposes", List.of("editorial"),
                        "territories", List.of("WORLD"),
                        "channels", List.of("*"),
                        "from", now.minus(1, ChronoUnit.DAYS).toString(),
                        "until", now.plus(90, ChronoUnit.DAYS).toString(),
                        "description", "The picture of the harbour, in the magazine's article");
        var grant =
                created(
                        "/v1/grants",
                        Map.of(
                                "subjectId",
                                subject,
                                "noticeId",
                                notice,
                                "licensee",
                                "Demo Magazine",
                                "scope",
                                List.of(line)));
        as("demo-integrator")
                .contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "method", "E_SIGN",
                                "language", "en",
                                "evidence",
                                        List.of(
                                                Map.of(
                                                        "type",
                                                        "signed-document",
                                                        "sha256",
                                                        "ab".repeat(32)))))
                .post("/v1/grants/" + grant + "/expression")
                .then()
                .statusCode(200);
        return new Scene(subject, grant);
    }

    void withdraw() {
        as("demo-integrator")
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "changed my mind"))
                .post("/v1/grants/" + grant + "/withdrawal")
                .then()
                .statusCode(200);
    }

    private static String created(String path, Map<String, ?> body) {
        return as("demo-integrator")
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
