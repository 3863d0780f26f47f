package dev.candor.gateway.webhook;

import static dev.candor.gateway.webhook.Subscriptions.WEBHOOKS;
import static dev.candor.gateway.webhook.Subscriptions.WITHDRAWN;
import static dev.candor.gateway.webhook.Subscriptions.address;
import static dev.candor.gateway.webhook.Subscriptions.admin;
import static dev.candor.gateway.webhook.Subscriptions.grant;
import static dev.candor.gateway.webhook.Subscriptions.happens;
import static dev.candor.gateway.webhook.Subscriptions.request;
import static dev.candor.gateway.webhook.Subscriptions.stranger;
import static dev.candor.gateway.webhook.Subscriptions.subscribe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.candor.gateway.Neighbourhood;
import dev.candor.testkit.SuiteResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Subscriptions and what reaches their receivers.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_gateway"))
@WithTestResource(Neighbourhood.Addresses.class)
@SuppressWarnings("NullAway.Init") // Quarkus fills the field
class WebhookIT {
    private static final Duration LONG = Duration.ofSeconds(40);

    @Inject AgroalDataSource database;

    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        List<String> ids = admin().get(WEBHOOKS).path("items.id");
        ids.forEach(id -> admin().delete(WEBHOOKS + "/" + id).then().statusCode(204));
        receiver.close();
    }

    @Test
    void whatHappensArrivesSignedAndAsItWasTold() throws GeneralSecurityException {
        // given
        var made = subscribe(receiver.url(), WITHDRAWN);
        var subject = grant();
        var events = Subscriptions.events(subject, WITHDRAWN, 1);

        // when
        happens(events);
        happens(events); // the service tells it again

        // then
        await().atMost(LONG).until(() -> delivered(address(made)) == 1);
        var message = receiver.seen().getFirst();
        assertThat(message.path()).isEqualTo("/hook?from=candor");
        assertThat(message.type()).startsWith("application/cloudevents+json");
        assertThat(message.event().getString("type")).isEqualTo(WITHDRAWN);
        assertThat(message.event().getString("subject")).isEqualTo(subject);
        assertThat(message.id()).isEqualTo(events.getFirst().get("id"));
        assertThat(message.signature()).isEqualTo("v1," + hmac(made.path("secret"), message));
        admin().get(address(made) + "/deliveries")
                .then()
                .body("items.size()", equalTo(1))
                .body("items[0].state", equalTo("DELIVERED"))
                .body("items[0].status", equalTo(204));
        assertThat(receiver.seen()).hasSize(1);
    }

    @Test
    void aReplacedSecretSignsBesideItsSuccessorForAWhile()
            throws GeneralSecurityException, SQLException {
        // given
        var made = subscribe(receiver.url(), "*");
        var former = made.<String>path("secret");

        // when
        var rotated = admin().post(address(made) + "/secret-rotation");
        happens(Subscriptions.events(grant(), WITHDRAWN, 1));

        // then
        rotated.then()
                .statusCode(200)
                .body("secret", not(equalTo(former)))
                .body("webhook.formerSecretUntil", notNullValue());
        await().atMost(LONG).until(() -> !receiver.seen().isEmpty());
        var message = receiver.seen().getFirst();
        assertThat(message.signature().split(" "))
                .containsExactly(
                        "v1," + hmac(rotated.path("secret"), message),
                        "v1," + hmac(former, message));
        assertThat(admin().get(address(made)).asString()).doesNotContain("whsec_");
        overlapEnds();
        happens(Subscriptions.events(grant(), WITHDRAWN, 1));
        await().atMost(LONG).until(() -> receiver.seen().size() == 2);
        assertThat(receiver.seen().getLast().signature().split(" ")).hasSize(1);
    }

    @Test
    void noSecretLiesOpenInTheDatabase() throws SQLException {
        // when
        var key = UUID.randomUUID().toString();
        var body = request(receiver.url(), "*");
        var made = admin().header("Idempotency-Key", key).body(body).post(WEBHOOKS);
        var repeated = admin().header("Idempotency-Key", key).body(body).post(WEBHOOKS);

        // then
        repeated.then().statusCode(201);
        assertThat(repeated.asString()).isEqualTo(made.asString());
        admin().get(WEBHOOKS).then().body("items.size()", equalTo(1));
        var bytes = Base64.getDecoder().decode(made.<String>path("secret").substring(6));
        assertThat(rows("select encode(secret, 'hex') from webhook"))
                .noneMatch(row -> row.contains(HexFormat.of().formatHex(bytes)));
        assertThat(rows("select answer from idempotency_record"))
                .noneMatch(row -> row.contains("whsec_"));
    }

    @Test
    void onlyWhatWasAskedForArrives() {
        // given
        var made = subscribe(receiver.url(), "dev.candor.consent.grant-*");
        var subject = grant();

        // when
        happens(
                List.of(
                        Subscriptions.event(
                                subject, "dev.candor.consent.policy-published", 1, "demo"),
                        Subscriptions.event(subject, WITHDRAWN, 2, "other"),
                        Subscriptions.event(subject, WITHDRAWN, 3, "demo")));

        // then
        await().atMost(LONG).until(() -> delivered(address(made)) == 1);
        assertThat(receiver.seen()).extracting(Receiver.Message::number).containsExactly(3);
    }

    @Test
    void whatWaitsWhileItIsSuspendedComesInOrderAfterwards() {
        // given
        var made = subscribe(receiver.url(), "*");
        admin().post(address(made) + "/suspension")
                .then()
                .statusCode(200)
                .body("state", equalTo("SUSPENDED"));

        // when
        happens(Subscriptions.events(grant(), WITHDRAWN, 5));
        admin().get(address(made) + "/deliveries?state=WAITING")
                .then()
                .body("items.size()", equalTo(5));
        assertThat(receiver.seen()).isEmpty();
        admin().post(address(made) + "/resumption").then().body("state", equalTo("ENABLED"));

        // then
        await().atMost(LONG).until(() -> delivered(address(made)) == 5);
        assertThat(receiver.seen())
                .extracting(Receiver.Message::number)
                .containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void aPingSaysWhatTheReceiverAnswers() {
        // given
        var made = subscribe(receiver.url(), WITHDRAWN);

        // then
        admin().post(address(made) + "/ping")
                .then()
                .statusCode(200)
                .body("delivered", equalTo(true))
                .body("status", equalTo(204));
        assertThat(receiver.seen().getFirst().event().getString("type"))
                .isEqualTo("dev.candor.gateway.webhook-pinged");
        receiver.answering(_ -> 302);
        admin().post(address(made) + "/ping")
                .then()
                .body("delivered", equalTo(false))
                .body("status", equalTo(302));
        assertThat(receiver.seen()).noneMatch(message -> message.path().equals("/elsewhere"));
        receiver.close();
        admin().post(address(made) + "/ping")
                .then()
                .statusCode(200)
                .body("delivered", equalTo(false))
                .body("failure", equalTo("The connection failed."));
    }

    @ParameterizedTest
    @CsvSource({
        "http://events.example.org/",
        "ftp://events.example.org/",
        "https://10.1.2.3/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://[fd00::1]/",
        "https://user:password@events.example.org/",
        "https://events.example.org/#part",
        "https:///hook",
        "/hook",
        "https://exa mple/"
    })
    void eventsGoToNoOtherPlaceThanOneWithAPublicName(String url) {
        var refused = admin().body(request(url, "*")).post(WEBHOOKS);
        assertThat(refused.statusCode()).isIn(400, 422);
        refused.then().body("errors.pointer", hasItem("/url"));
    }

    @Test
    void onlyEventsThatThereAreCanBeAskedFor() {
        admin().body(request(receiver.url(), "*", "dev.candor.consent.grant-given"))
                .post(WEBHOOKS)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-event-type"))
                .body("errors.pointer", hasItem("/types/1"));
        admin().body(Map.of("url", receiver.url(), "types", List.of()))
                .post(WEBHOOKS)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/types"));
    }

    @Test
    void anotherOrganizationsWebhookIsNotThere() {
        // given
        var address = address(subscribe(receiver.url(), "*"));

        // then
        stranger().get(address).then().statusCode(404);
        stranger().get(address + "/deliveries").then().statusCode(404);
        stranger().post(address + "/secret-rotation").then().statusCode(404);
        stranger().post(address + "/ping").then().statusCode(404);
        stranger().delete(address).then().statusCode(404);
        stranger()
                .body(Map.of("since", "2026-01-01T00:00:00Z"))
                .post(address + "/redeliveries")
                .then()
                .statusCode(404);
        stranger().get(WEBHOOKS).then().body("items.size()", equalTo(0));
        admin().get(address).then().statusCode(200);
    }

    private static long delivered(String address) {
        return admin().get(address + "/deliveries?state=DELIVERED")
                .<List<Object>>path("items")
                .size();
    }

    /// As a receiver computes it, from the specification of Standard Webhooks alone.
    private static String hmac(String secret, Receiver.Message message)
            throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(
                new SecretKeySpec(
                        Base64.getDecoder().decode(secret.substring("whsec_".length())), "RAW"));
        return Base64.getEncoder()
                .encodeToString(
                        mac.doFinal(
                                (message.id() + "." + message.timestamp() + "." + message.body())
                                        .getBytes(StandardCharsets.UTF_8)));
    }

    private void overlapEnds() throws SQLException {
        try (var connection = database.getConnection();
                var sql = connection.createStatement()) {
            sql.executeUpdate("update webhook set former_until = now() - interval '1 second'");
        }
    }

    private List<String> rows(String query) throws SQLException {
        try (var connection = database.getConnection();
                var sql = connection.createStatement();
                var rows = sql.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
