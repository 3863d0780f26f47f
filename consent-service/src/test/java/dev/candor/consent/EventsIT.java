package dev.candor.consent;

import static dev.candor.consent.Http.accountOf;
import static dev.candor.consent.Http.as;
import static dev.candor.consent.Http.created;
import static dev.candor.consent.Http.officer;
import static dev.candor.consent.Http.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.candor.testkit.SuiteResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// F12: what happens is told at least once, in order, and never what did not happen.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
@WithTestResource(InboxAddress.class)
@SuppressWarnings("NullAway.Init") // made before each test
class EventsIT {
    private static final Duration LONG = Duration.ofSeconds(40);

    @Inject AgroalDataSource database;

    private final List<JsonObject> told = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private HttpServer inbox;

    @BeforeEach
    void open() throws IOException {
        var port = Integer.getInteger(InboxAddress.PORT);
        inbox = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        inbox.createContext("/internal/events", this::take);
    }

    @AfterEach
    void close() {
        inbox.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            if (refusals.getAndDecrement() > 0) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
            new JsonArray(new String(body, StandardCharsets.UTF_8))
                    .forEach(event -> told.add((JsonObject) event));
            if (lost.getAndDecrement() <= 0) { // else the answer never arrives
                exchange.sendResponseHeaders(204, -1);
            }
        }
    }

    @Test
    void aWithdrawalIsToldWithEverythingItTouches() throws SQLException {
        // given
        var account = accountOf("sam.subject");
        var subject = created(officer(), "/v1/subjects", Bodies.subject());
        var notice = created(officer(), "/v1/notices", Bodies.notice());
        var grant =
                created(
                        officer(),
                        "/v1/grants",
                        Bodies.grant(subject, notice, List.of(Bodies.permit())));
        post(officer(), "/v1/grants/" + grant + "/expression", Bodies.expression());
        var link = Bodies.assetLink(List.of(grant));
        created(officer(), "/v1/asset-links", link);
        var policy = created(as("paul.policy"), "/v1/policies", Bodies.policy());

        // when
        var withdrawal =
                post(
                        officer(),
                        "/v1/grants/" + grant + "/withdrawal",
                        Map.of("reason", "Private reasons of " + account));
        withdrawal.then().statusCode(200);
        post(officer(), "/v1/grants/" + grant + "/withdrawal", Map.of()); // is refused: no event
        refusals.set(2);
        inbox.start();

        // then
        await().atMost(LONG).until(() -> !of("grants/" + grant, "grant-withdrawn").isEmpty());
        assertThat(types("grants/" + grant))
                .containsExactly("grant-requested", "grant-expressed", "grant-withdrawn");
        var event = of("grants/" + grant, "grant-withdrawn").getFirst();
        assertThat(event.getString("specversion")).isEqualTo("1.0");
        assertThat(event.getString("source")).isEqualTo("/consent-service");
        assertThat(event.getString("organization")).isEqualTo("demo");
        var data = event.getJsonObject("data");
        assertThat(data.getJsonObject("leaf").getString("state")).isEqualTo("WITHDRAWN");
        var touches = data.getJsonObject("touches");
        assertThat(touches.getBoolean("more")).isFalse();
        assertThat(touches.getJsonArray("assets"))
                .containsExactly(
                        new JsonObject()
                                .put("publicationId", link.get("publicationId"))
                                .put("assetSha256", link.get("assetSha256"))
                                .put("manifest", link.get("manifest"))
                                .put("action", "DISTRIBUTE"));
        assertThat(event.encode()).doesNotContain("Private reasons").doesNotContain("Ayo");
        await().atMost(LONG).until(() -> !of("policies/" + policy, "policy-published").isEmpty());
        await().atMost(LONG).until(() -> waiting() == 0);
        assertThat(authorizations).allMatch(header -> header.startsWith("Bearer "));
    }

    @Test
    void whatMayNotHaveArrivedIsToldAgainUnderTheSameId() throws SQLException {
        // given
        lost.set(1);
        inbox.start();

        // when
        var policy = created(as("paul.policy"), "/v1/policies", Bodies.policy());

        // then
        await().atMost(LONG).until(() -> of("policies/" + policy, "policy-published").size() >= 2);
        await().atMost(LONG).until(() -> waiting() == 0);
        assertThat(of("policies/" + policy, "policy-published"))
                .extracting(event -> event.getString("id"))
                .containsOnly(
                        of("policies/" + policy, "policy-published").getFirst().getString("id"));
    }

    @Test
    void whoeverDiedOverADeliveryIsFollowedByAnother() throws SQLException {
        // given
        await().atMost(LONG).until(() -> leaseIs("until > now()"));
        sql(
                "update outbox_lease set holder = '%s', until = now() + interval '3 seconds'"
                        .formatted(UUID.randomUUID()));
        inbox.start();

        // when
        var policy = created(as("paul.policy"), "/v1/policies", Bodies.policy());

        // then
        await().atMost(LONG).until(() -> !of("policies/" + policy, "policy-published").isEmpty());
        assertThat(leaseIs("until > now()")).isTrue();
    }

    private List<JsonObject> of(String subject, String type) {
        return told.stream()
                .filter(event -> event.getString("subject").equals(subject))
                .filter(event -> event.getString("type").equals("dev.candor.consent." + type))
                .toList();
    }

    private List<String> types(String subject) {
        return told.stream()
                .filter(event -> event.getString("subject").equals(subject))
                .map(event -> event.getString("type").replace("dev.candor.consent.", ""))
                .distinct() // at least once
                .toList();
    }

    private long waiting() throws SQLException {
        return number("select count(*) from outbox_event");
    }

    private boolean leaseIs(String condition) throws SQLException {
        return number("select count(*) from outbox_lease where " + condition) > 0;
    }

    private long number(String query) throws SQLException {
        try (var connection = database.getConnection();
                var sql = connection.createStatement();
                var rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void sql(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
