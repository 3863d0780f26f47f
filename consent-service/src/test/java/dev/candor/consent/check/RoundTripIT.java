package dev.candor.consent.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.candor.consent.vault.Vault;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest // for its database and the migrations
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
@SuppressWarnings("NullAway.Init") // made before each test
class RoundTripIT {
    private static final Actor ASKER =
            new Actor(new Organization("demo"), "asker", "Asker", Set.of(), false);
    private static final CheckConfig IMPATIENT =
            new CheckConfig() {
                @Override
                public Duration tokenLife() {
                    return Duration.ofHours(1);
                }

                @Override
                public Duration patience() {
                    return Duration.ofMillis(500);
                }
            };

    @Inject SignDecision signDecision;
    @Inject Vault vault;
    @Inject Memory memory;
    @Inject News news;

    private Vertx vertx;
    private Pool pool;
    private PostgresWire wire;
    private CheckConsent checkConsent;

    @BeforeEach
    void tapTheWire() throws IOException {
        var database =
                URI.create(
                        config("quarkus.datasource.reactive.url").replace("vertx-reactive:", ""));
        wire = new PostgresWire(database.getHost(), database.getPort());
        vertx = Vertx.vertx();
        pool =
                PgBuilder.pool()
                        .with(new PoolOptions().setMaxSize(1))
                        .connectingTo(LongStatements.rememberIn(options(database)))
                        .using(vertx)
                        .build();
        checkConsent =
                new CheckConsent(
                        new Registry(pool, IMPATIENT),
                        memory,
                        news,
                        signDecision,
                        vault,
                        Clock.systemUTC());
    }

    @AfterEach
    void hangUp() throws IOException {
        pool.closeAndAwait();
        vertx.closeAndAwait();
        wire.close();
    }

    @Test
    void aCheckIsOneStatementInOneRoundTrip() {
        for (var people : List.of(1, 2, 50)) {
            // given
            var question = question(people);
            checkConsent.check(ASKER, question).await().indefinitely();
            wire.forget();

            // when
            var answer = checkConsent.check(ASKER, question).await().indefinitely();

            // then
            assertThat(answer.subjects()).hasSize(people);
            assertThat(wire.messages()).as("%d people", people).containsExactly('B', 'E', 'S');
            assertThat(wire.roundTrips()).isOne();
        }
    }

    @Test
    void aThousandQuestionsAreOneRoundTripAndSoIsThePast() {
        for (var asOf : List.of(List.<Instant>of(), List.of(Instant.now()))) {
            // given
            var batch =
                    new BatchRequest(
                            IntStream.range(0, 1000).mapToObj(_ -> question(1)).toList(),
                            asOf.isEmpty() ? null : asOf.getFirst());
            checkConsent.check(ASKER, batch).await().indefinitely();
            wire.forget();

            // when
            var answers = checkConsent.check(ASKER, batch).await().indefinitely();

            // then
            assertThat(answers.checks()).hasSize(1000);
            assertThat(wire.roundTrips()).isOne();
        }
    }

    @Test
    void aDatabaseThatIsSlowOrGoneIsNoYes() throws IOException { // invariant 11
        // given
        var question = question(1);
        checkConsent.check(ASKER, question).await().indefinitely();

        // when
        wire.stall();

        // then
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(() -> checkConsent.check(ASKER, question).await().indefinitely())
                .returns(503, it -> it.type().status());

        // when
        wire.close();

        // then
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> checkConsent.check(ASKER, question).await().indefinitely());
    }

    private static CheckRequest question(int people) {
        return Asking.request(IntStream.range(0, people).mapToObj(_ -> UUID.randomUUID()).toList());
    }

    private PgConnectOptions options(URI database) {
        return new PgConnectOptions()
                .setHost("127.0.0.1")
                .setPort(wire.port())
                .setDatabase(database.getPath().substring(1))
                .setUser(config("quarkus.datasource.username"))
                .setPassword(config("quarkus.datasource.password"))
                .setCachePreparedStatements(cachesPreparedStatements());
    }

    private static boolean cachesPreparedStatements() {
        return Boolean.parseBoolean(
                config("quarkus.datasource.reactive.cache-prepared-statements"));
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
