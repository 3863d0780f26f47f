package dev.candor.acceptance;

import static dev.candor.acceptance.RunningSuite.as;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The consent registry as officers and integrators meet it at the gateway.
final class Registry {
    static final String OFFICER = "olivia.officer";
    static final String MACHINE = "demo-integrator";

    private Registry() {}

    static ValidatableResponse post(String who, String path, Map<String, ?> body) {
        return as(who).contentType(ContentType.JSON).body(body).post(path).then();
    }

    /// The id of what was made.
    static String created(String who, String path, Map<String, ?> body) {
        return post(who, path, body).statusCode(201).extract().path("id");
    }

    static String adult(String name) {
        return created(OFFICER, "/v1/subjects", person("LIVING_ADULT", name));
    }

    static Map<String, Object> person(String kind, String name) {
        return new HashMap<>(
                Map.of(
                        "kind",
                        kind,
                        "displayName",
                        name,
                        "jurisdiction",
                        "GB",
                        "languages",
                        List.of("en")));
    }

    static String notice() {
        return created(
                OFFICER,
                "/v1/notices",
                Map.of(
                        "title", "How your likeness may be used",
                        "language", "en",
                        "text", "We ask for your likeness. You can take it back at any time.",
                        "presentation", "SEPARATE_DOCUMENT"));
    }

    /// A line that permits something for a quarter of a year, everywhere.
    static Map<String, Object> permit(
            List<String> actions, String modality, String purpose, String description) {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return new HashMap<>(
                Map.of(
                        "effect", "PERMIT",
                        "actions", actions,
                        "modalities", List.of(modality),
                        "purposes", List.of(purpose),
                        "territories", List.of("WORLD"),
                        "channels", List.of("*"),
                        "from", now.minus(1, ChronoUnit.DAYS).toString(),
                        "until", now.plus(90, ChronoUnit.DAYS).toString(),
                        "description", description));
    }

    /// A grant that is asked for and not answered.
    static String asked(String subject, Map<String, Object> line) {
        return created(
                OFFICER,
                "/v1/grants",
                Map.of(
                        "subjectId",
                        subject,
                        "noticeId",
                        notice(),
                        "licensee",
                        "Demo Magazine",
                        "scope",
                        List.of(line)));
    }

    static Map<String, Object> signed() {
        return new HashMap<>(
                Map.of(
                        "method",
                        "E_SIGN",
                        "language",
                        "en",
                        "evidence",
                        List.of(Map.of("type", "signed-document", "sha256", "ab".repeat(32)))));
    }

    static ValidatableResponse express(String grant, Map<String, ?> expression) {
        return post(OFFICER, "/v1/grants/" + grant + "/expression", expression);
    }

    /// A grant in force.
    static String active(String subject, Map<String, Object> line) {
        var grant = asked(subject, line);
        express(grant, signed()).statusCode(200);
        return grant;
    }

    static Map<String, Object> question(
            String action, String modality, String purpose, String... subjects) {
        return new HashMap<>(
                Map.of(
                        "subjects",
                        List.of(subjects),
                        "action",
                        action,
                        "modality",
                        modality,
                        "purpose",
                        purpose,
                        "territories",
                        List.of("GB"),
                        "channel",
                        "web",
                        "licensee",
                        "Demo Magazine"));
    }

    static ValidatableResponse check(Map<String, ?> question) {
        return post(MACHINE, "/v1/consent-checks", question).statusCode(200);
    }
}
