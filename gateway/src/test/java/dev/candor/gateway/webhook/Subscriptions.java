package dev.candor.gateway.webhook;

import static io.restassured.RestAssured.given;

import dev.candor.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/// Calls to the running gateway: of whoever subscribes, and of the service that tells.
final class Subscriptions {
    static final String WEBHOOKS = "/v1/webhooks";
    static final String WITHDRAWN = "dev.candor.consent.grant-withdrawn";

    private Subscriptions() {}

    static RequestSpecification admin() {
        return by(Tokens.of("ada.admin"));
    }

    static RequestSpecification stranger() {
        return by(Tokens.ofOtherOrganization());
    }

    private static RequestSpecification by(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    static Response subscribe(String url, String... types) {
        var made = admin().body(request(url, types)).post(WEBHOOKS);
        made.then().statusCode(201);
        return made;
    }

    static Map<String, Object> request(String url, String... types) {
        return Map.of("url", url, "types", List.of(types), "description", "A test");
    }

    static String address(Response made) {
        return WEBHOOKS + "/" + made.path("webhook.id");
    }

    /// What consent-service tells of one grant: entries 1 to `count`.
    static List<Map<String, Object>> events(String subject, String type, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> event(subject, type, number, "demo"))
                .toList();
    }

    static Map<String, Object> event(String subject, String type, int number, String organization) {
        var event = new HashMap<String, Object>();
        event.put("specversion", "1.0");
        event.put("id", UUID.randomUUID().toString());
        event.put("source", "/consent-service");
        event.put("type", type);
        event.put("subject", subject);
        event.put("time", "2026-07-01T12:00:00.123456Z");
        event.put("organization", organization);
        event.put("datacontenttype", "application/json");
        event.put("data", Map.of("ledgerSeq", number));
        return event;
    }

    static void happens(List<Map<String, Object>> events) {
        by(Tokens.ofClient("candor-consent"))
                .body(events)
                .post("/internal/events")
                .then()
                .statusCode(204);
    }

    static String grant() {
        return "grants/" + UUID.randomUUID();
    }
}
