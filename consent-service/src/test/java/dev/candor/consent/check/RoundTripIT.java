package dev.candor.consent.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.consent.grant.Action;
import dev.candor.consent.grant.Modality;
import dev.candor.kit.identity.Organization;
import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
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
    private static final Organization DEMO = new Organization("demo");

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
                        .connectingTo(
                                new PgConnectOptions()
                                        .setHost("127.0.0.1")
                                        .setPort(wire.port())
                                        .setDatabase(database.getPath().substring(1))
                                        .setUser(config("quarkus.datasource.username"))
                                        .setPassword(config("quarkus.datasource.password"))
                                        .setCachePreparedStatements(cachesPreparedStatements()))
                        .using(vertx)
                        .build();
        checkConsent = new CheckConsent(new Registry(pool), Clock.systemUTC());
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
            checkConsent.check(DEMO, question).await().indefinitely();
            wire.forget();

            // when
            var answer = checkConsent.check(DEMO, question).await().indefinitely();

            // then
            assertThat(answer.subjects()).hasSize(people);
            assertThat(wire.messages()).as("%d people", people).containsExactly('B', 'E', 'S');
            assertThat(wire.roundTrips()).isOne();
        }
    }

    private static CheckRequest question(int people) {
        return new CheckRequest(
                IntStream.range(0, people).mapToObj(_ -> UUID.randomUUID()).toList(),
                Action.DISTRIBUTE,
                Modality.IMAGE,
                "editorial",
                List.of("DE"),
                "web",
                null,
                null);
    }

    private static boolean cachesPreparedStatements() {
        return Boolean.parseBoolean(
                config("quarkus.datasource.reactive.cache-prepared-statements"));
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
