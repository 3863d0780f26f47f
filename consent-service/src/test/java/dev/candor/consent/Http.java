package dev.candor.consent;

import static io.restassured.RestAssured.given;

import dev.candor.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// Calls to the running service, each by somebody.
final class Http {
    private static final Duration FRESH = Duration.ofMinutes(2);
    private static final Map<String, Issued> TOKENS = new ConcurrentHashMap<>();

    private Http() {}

    static RequestSpecification officer() {
        return as("olivia.officer");
    }

    static RequestSpecification integrator() {
        return by(token("demo-integrator", Tokens::ofClient));
    }

    static RequestSpecification stranger() {
        return by(token("other-integrator", Tokens::ofClient));
    }

    static RequestSpecification as(String username) {
        return by(tokenOf(username));
    }

    static String tokenOf(String username) {
        return token(username, Tokens::of);
    }

    /// The account behind a token: its claim `sub`.
    static String accountOf(String username) {
        var claims = Base64.getUrlDecoder().decode(tokenOf(username).split("\\.", -1)[1]);
        return new JsonObject(new String(claims, StandardCharsets.UTF_8)).getString("sub");
    }

    // Keycloak takes many sign-ins at once for an attack on a password.
    private static synchronized String token(String name, UnaryOperator<String> issue) {
        var known = TOKENS.get(name);
        if (known == null || known.at().plus(FRESH).isBefore(Instant.now())) {
            known = new Issued(issue.apply(name), Instant.now());
            TOKENS.put(name, known);
        }
        return known.token();
    }

    private record Issued(String token, Instant at) {}

    static RequestSpecification by(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    static String created(RequestSpecification caller, String path, Map<String, Object> body) {
        return caller.body(body).post(path).then().statusCode(201).extract().path("id");
    }

    /// The ledger's last entries, as an auditor reads them.
    static Response latestEntries(int count) {
        int size =
                post(
                                integrator(),
                                "/v1/consent-checks",
                                Bodies.question(UUID.randomUUID().toString()))
                        .path("ledgerSeq");
        return as("aldo.auditor")
                .get(
                        "/v1/ledger/entries?limit=%d&from=%d"
                                .formatted(count, Math.max(1, size - count + 1)));
    }

    static Response post(RequestSpecification caller, String path, Object body) {
        return caller.body(body).post(path);
    }
}
