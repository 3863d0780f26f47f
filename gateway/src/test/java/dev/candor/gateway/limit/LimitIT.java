package dev.candor.gateway.limit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.matchesPattern;

import dev.candor.gateway.Neighbourhood;
import dev.candor.testkit.SuiteResource;
import dev.candor.testkit.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_gateway"))
@WithTestResource(Neighbourhood.Addresses.class)
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields
class LimitIT {
    private static final Clock NOON =
            Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    @Inject RateLimiter limiter;
    @Inject Leases leases;
    @Inject LimitConfig config;
    @Inject Pool pool;

    @AfterEach
    void nothingWasTaken() {
        pool.query("truncate rate_lease").execute().await().indefinitely();
        limiter.forget();
    }

    @Test
    void twoReplicasAtOnceTakeOneQuotaFromPostgreSql() {
        // given
        var quota = new Quota("account", 1_000);
        var caller = UUID.randomUUID().toString();
        var one = new RateLimiter(leases, NOON);
        var other = new RateLimiter(leases, NOON);

        // when
        var allowed =
                Multi.createFrom()
                        .range(0, 3_000)
                        .onItem()
                        .transformToUni(i -> (i % 2 == 0 ? one : other).ask(quota, caller))
                        .merge(64)
                        .filter(Standing::allowed)
                        .collect()
                        .asList()
                        .await()
                        .indefinitely();

        // then
        assertThat(allowed).hasSize(1_000);
    }

    @Test
    void addressThatAsksTooOftenIsToldWhenToComeBackAndAnAccountFromThereIsNot() {
        // given
        exhaust(new Quota("anonymous", config.anonymous()), "127.0.0.1");

        // then
        given().get("/problems")
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", Integer::parseInt, lessThanOrEqualTo(60))
                .header("RateLimit", matchesPattern("\"anonymous\";r=0;t=[0-9]+"))
                .body("type", is("/problems/too-many-requests"))
                .body("detail", containsString("try again in"));
        given().header("Authorization", "Bearer " + Tokens.of("petra.publisher"))
                .get("/v1/publications")
                .then()
                .statusCode(200)
                .header("RateLimit-Policy", "\"account\";q=%d;w=60".formatted(config.account()));
    }

    @Test
    void bodyArrivesThoughTheLoanTookAMoment() {
        given().header("Authorization", "Bearer " + Tokens.of("petra.publisher"))
                .contentType("application/json")
                .body("{\"upload\":\"" + "x".repeat(50_000) + "\"}")
                .post("/v1/publications")
                .then()
                .statusCode(greaterThan(399))
                .statusCode(lessThanOrEqualTo(422));
    }

    @Test
    void whatDescribesTheSuiteIsNotCounted() {
        exhaust(new Quota("anonymous", config.anonymous()), "127.0.0.1");

        given().get("/q/openapi").then().statusCode(200);
    }

    @Test
    void everyOperationOfTheDocumentKnowsTheRefusal() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .body(
                        "paths.'/v1/grants'.get.responses.'429'.description",
                        containsString("too-many"));
    }

    /// Asks until nothing is left; a minute may end meanwhile, and then it is asked again.
    private void exhaust(Quota quota, String caller) {
        Uni.createFrom()
                .deferred(() -> limiter.ask(quota, caller))
                .repeat()
                .whilst(Standing::allowed)
                .collect()
                .last()
                .await()
                .indefinitely();
    }
}
