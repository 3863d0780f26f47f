package dev.candor.gateway.publication;

import static io.restassured.RestAssured.given;

import dev.candor.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Something that is published, and what happens to it.
final class Out {
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private Out() {}

    static String published() {
        return published(UUID.randomUUID().toString());
    }

    static String published(String key) {
        return publishing(key).statusCode(201).extract().path("id");
    }

    static ValidatableResponse publishing(String key) {
        return as("petra.publisher")
                .header("Idempotency-Key", key)
                .multiPart(
                        "declaration",
                        """
                        {"title":"A street at night","digitalSourceType":"trainedAlgorithmicMedia",
                         "subjects":["%s"],"purpose":"awareness-campaign","channel":"web",
                         "markets":["EU"],"languages":["en"]}\
                        """
                                .formatted(Suite.SUBJECT),
                        "application/json")
                .multiPart(
                        "asset", "a.png", "a picture".getBytes(StandardCharsets.UTF_8), "image/png")
                .post("/v1/publications")
                .then();
    }

    static ValidatableResponse retract(String id, String body) {
        return as("petra.publisher")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/publications/%s/retraction".formatted(id))
                .then();
    }

    static Map<String, Object> event(String service, String subject, String what) {
        var event = new HashMap<String, Object>();
        event.put("specversion", "1.0");
        event.put("id", UUID.randomUUID().toString());
        event.put("source", "/%s-service".formatted(service));
        event.put("type", "dev.candor.%s.%s".formatted(service, what));
        event.put("subject", subject);
        event.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        event.put("organization", "demo");
        event.put("datacontenttype", "application/json");
        event.put("data", Map.of("ledgerSeq", 1));
        return event;
    }

    static void happens(String client, Map<String, Object> event) {
        given().auth()
                .oauth2(Tokens.ofClient(client))
                .contentType(ContentType.JSON)
                .body(List.of(event))
                .post("/internal/events")
                .then()
                .statusCode(204);
    }

    static RequestSpecification as(String user) {
        return given().header("Authorization", "Bearer " + token(user));
    }

    static String token(String user) {
        return TOKENS.computeIfAbsent(user, Tokens::of);
    }
}
