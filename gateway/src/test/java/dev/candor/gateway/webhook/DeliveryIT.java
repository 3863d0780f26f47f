package dev.candor.gateway.webhook;

import static dev.candor.gateway.webhook.Subscriptions.WEBHOOKS;
import static dev.candor.gateway.webhook.Subscriptions.WITHDRAWN;
import static dev.candor.gateway.webhook.Subscriptions.address;
import static dev.candor.gateway.webhook.Subscriptions.admin;
import static dev.candor.gateway.webhook.Subscriptions.events;
import static dev.candor.gateway.webhook.Subscriptions.grant;
import static dev.candor.gateway.webhook.Subscriptions.happens;
import static dev.candor.gateway.webhook.Subscriptions.subscribe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.candor.gateway.Neighbourhood;
import dev.candor.testkit.SuiteResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What becomes of deliveries when receivers fail and replicas end.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_gateway"))
@WithTestResource(Neighbourhood.Addresses.class)
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields
class DeliveryIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @Inject AgroalDataSource database;
    @Inject Courier courier;
    @Inject Deliveries deliveries;
    @Inject Receivers receivers;
    @Inject Envelope envelope;
    @Inject Schedule schedule;
    @Inject WebhookConfig config;
    @Inject Vertx vertx;

    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        List<String> ids = admin().get(WEBHOOKS).path("items.id");
        ids.forEach(id -> admin().delete(WEBHOOKS + "/" + id).then().statusCode(204));
        receiver.close();
    }

    @Test
    void whatFailsComesAgainBeforeWhatFollowsAndHoldsNobodyElseUp() {
        // given
        var failing = grant();
        var other = grant();
        var refusals = new AtomicInteger(2);
        receiver.answering(
                message ->
                        message.subject().equals(failing) && refusals.getAndDecrement() > 0
                                ? 503
                                : 200);
        var made = subscribe(receiver.url(), "*");
        var told = new ArrayList<>(events(failing, WITHDRAWN, 2));
        told.addAll(events(other, WITHDRAWN, 1));

        // when
        happens(told);

        // then
        await().atMost(LONG).until(() -> count(made, "DELIVERED") == 3);
        var ofFailing = seen(failing);
        assertThat(ofFailing).extracting(Receiver.Message::number).containsExactly(1, 1, 1, 2);
        assertThat(ofFailing.subList(0, 3))
                .extracting(Receiver.Message::id)
                .containsOnly(ofFailing.getFirst().id());
        assertThat(receiver.seen().indexOf(seen(other).getFirst()))
                .isLessThan(receiver.seen().indexOf(ofFailing.getLast()));
    }

    /// Whoever subscribes or not: nothing is kept of an event that nobody can be sent.
    @Test
    void eventsAreForgottenADayAfterTheirDeliveries() throws Throwable {
        // given
        var old = grant();
        var young = grant();
        happens(events(old, WITHDRAWN, 1));
        happens(events(young, WITHDRAWN, 1));
        aged(old, 32);
        aged(young, 30);

        // when
        VertxContextSupport.subscribeAndAwait(courier::forgetOld);

        // then
        assertThat(kept(old)).isFalse();
        assertThat(kept(young)).isTrue();
    }

    /// As when a database is put beside another installation's secret: nothing is tried for ever,
    /// and its owner reads what to do.
    @Test
    void whatCannotBeSignedFailsLikeWhatCannotBeReached() throws SQLException {
        // given
        var made = subscribe(receiver.url(), "*");
        try (var connection = database.getConnection();
                var update =
                        connection.prepareStatement(
                                "update webhook set secret = decode(repeat('00', 64), 'hex') where"
                                        + " id = ?::uuid")) {
            update.setString(1, made.path("webhook.id"));
            assertThat(update.executeUpdate()).isOne();
        }

        // when
        happens(events(grant(), WITHDRAWN, 1));

        // then
        await().atMost(LONG).until(() -> count(made, "DEAD") == 1);
        admin().get(address(made) + "/deliveries?state=DEAD")
                .then()
                .body(
                        "items[0].failure",
                        equalTo("Its secret cannot be opened here; give it a new one."))
                .body("items[0].attempts", equalTo(config.waits().size() + 1));
        assertThat(receiver.seen()).isEmpty();
    }

    private void aged(String subject, int days) throws SQLException {
        try (var connection = database.getConnection();
                var update =
                        connection.prepareStatement(
                                "update inbox_event set received_at = now() - ? * interval '1 day'"
                                        + " where subject = ?")) {
            update.setInt(1, days);
            update.setString(2, subject);
            update.executeUpdate();
        }
    }

    private boolean kept(String subject) throws SQLException {
        try (var connection = database.getConnection();
                var sql =
                        connection.prepareStatement(
                                "select 1 from inbox_event where subject = ?")) {
            sql.setString(1, subject);
            try (var rows = sql.executeQuery()) {
                return rows.next();
            }
        }
    }

    @Test
    void whatIsGivenUpIsADeadLetterUntilSomebodyAsksForIt() {
        // given
        var subject = grant();
        receiver.answering(message -> message.number() == 1 ? 500 : 200);
        var made = subscribe(receiver.url(), "*");

        // when
        happens(events(subject, WITHDRAWN, 2));

        // then
        await().atMost(LONG).until(() -> count(made, "DELIVERED") == 1);
        var dead = admin().get(address(made) + "/deliveries?state=DEAD");
        dead.then()
                .body("items.size()", equalTo(1))
                .body("items[0].attempts", equalTo(config.waits().size() + 1))
                .body("items[0].status", equalTo(500));
        receiver.answering(_ -> 200);
        admin().post(
                        "%s/deliveries/%s/redelivery"
                                .formatted(address(made), dead.path("items[0].id")))
                .then()
                .statusCode(200)
                .body("state", equalTo("WAITING"));
        await().atMost(LONG).until(() -> count(made, "DELIVERED") == 2);
        assertThat(seen(subject).getLast().number()).isEqualTo(1);
        admin().post("%s/deliveries/%s/redelivery".formatted(address(made), UUID.randomUUID()))
                .then()
                .statusCode(404);
    }

    @Test
    void aReceiverThatLostWhatItHadGetsItAgainInOrder() {
        // given
        var subject = grant();
        var made = subscribe(receiver.url(), "*");
        happens(events(subject, WITHDRAWN, 3));
        await().atMost(LONG).until(() -> count(made, "DELIVERED") == 3);

        // when
        admin().body(Map.of("since", "2026-01-01T00:00:00Z"))
                .post(address(made) + "/redeliveries")
                .then()
                .statusCode(200)
                .body("deliveries", equalTo(3));

        // then
        await().atMost(LONG).until(() -> seen(subject).size() == 6);
        assertThat(seen(subject))
                .extracting(Receiver.Message::number)
                .containsExactly(1, 2, 3, 1, 2, 3);
        assertThat(seen(subject).stream().map(Receiver.Message::id).distinct()).hasSize(3);
    }

    @Test
    void aReceiverThatSaysItIsGoneIsLeftAlone() {
        // given
        var made = subscribe(receiver.answering(_ -> 410).url(), "*");

        // when
        happens(events(grant(), WITHDRAWN, 1));

        // then
        await().atMost(LONG)
                .until(() -> admin().get(address(made)).path("state").equals("DISABLED"));
        admin().get(address(made))
                .then()
                .body("because", equalTo("The receiver answered 410: it is gone."));
        int soFar = receiver.seen().size();
        happens(events(grant(), WITHDRAWN, 3));
        admin().get(address(made) + "/deliveries?state=WAITING")
                .then()
                .body("items.attempts", equalTo(List.of(0, 0, 0, 1)));
        assertThat(receiver.seen()).hasSize(soFar);
    }

    @Test
    void whatAReplicaHeldWhenItEndedIsDeliveredByAnother() {
        // given: a replica takes what is due, and never says another word
        var made = subscribe(receiver.url(), "*");
        var subject = grant();
        courier.stop(new ShutdownEvent());
        happens(events(subject, WITHDRAWN, 2));
        var held =
                deliveries
                        .claim(UUID.randomUUID(), 10, 10, Duration.ofSeconds(2))
                        .await()
                        .atMost(LONG);
        assertThat(held).hasSize(1); // the other of the same subject waits for it

        // when
        courier.start(new StartupEvent());

        // then
        await().atMost(LONG).until(() -> count(made, "DELIVERED") == 2);
        assertThat(seen(subject)).extracting(Receiver.Message::number).containsExactly(1, 2);
        admin().get(address(made) + "/deliveries")
                .then()
                .body("items.attempts", equalTo(List.of(1, 2)));
    }

    @Test
    void twoReplicasShareAndNeverTellOfOneSubjectAtTheSameTime() {
        // given
        var together = new ConcurrentHashMap<String, AtomicInteger>();
        var most = new AtomicInteger();
        var first = new ConcurrentHashMap<String, Boolean>();
        receiver.answering(
                message -> {
                    var inside =
                            together.computeIfAbsent(message.subject(), _ -> new AtomicInteger());
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(10_000_000));
                    inside.decrementAndGet();
                    boolean fails =
                            message.number() % 5 == 0
                                    && first.putIfAbsent(message.id(), true) == null;
                    return fails ? 500 : 200;
                });
        var made = subscribe(receiver.url(), "*");
        var told = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 8; i++) {
            told.addAll(events(grant(), WITHDRAWN, 10));
        }
        var second = new Courier(deliveries, receivers, envelope, schedule, config, vertx);
        second.start(new StartupEvent());

        // when
        happens(told);

        // then
        try {
            await().atMost(LONG).until(() -> count(made, "DELIVERED") == 80);
        } finally {
            second.stop(new ShutdownEvent());
        }
        assertThat(most).hasValue(1);
        var arrived = new HashMap<String, List<Integer>>();
        receiver.seen()
                .forEach(
                        message ->
                                arrived.computeIfAbsent(message.subject(), _ -> new ArrayList<>())
                                        .add(message.number()));
        assertThat(arrived)
                .hasSize(8)
                .allSatisfy(
                        (_, numbers) ->
                                assertThat(numbers)
                                        .containsExactly(1, 2, 3, 4, 5, 5, 6, 7, 8, 9, 10, 10));
    }

    private List<Receiver.Message> seen(String subject) {
        return receiver.seen().stream()
                .filter(message -> message.subject().equals(subject))
                .toList();
    }

    private static int count(Response made, String state) {
        return admin().get("%s/deliveries?limit=200&state=%s".formatted(address(made), state))
                .<List<Object>>path("items")
                .size();
    }
}
