package dev.candor.consent.check;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.lessThan;

import dev.candor.consent.vault.Vault;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import dev.candor.testkit.SuiteResource;
import dev.candor.testkit.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What one replica is told, the others' memories know within a second.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
@SuppressWarnings("NullAway.Init") // made before each test
class ReplicasIT {
    private static final Actor ASKER =
            new Actor(new Organization("demo"), "asker", "Asker", Set.of(), false);
    private static final Duration PROMISED = Duration.ofSeconds(1);
    private static final long MINUTE = 60_000;

    @Inject Pool pool;
    @Inject Vertx vertx;
    @Inject Registry registry;
    @Inject SignDecision signDecision;
    @Inject Vault vault;

    private String officer;

    @BeforeEach
    void signIn() {
        officer = Tokens.of("olivia.officer");
    }

    @Test
    void aWithdrawalReachesTheOtherReplicasMemory() { // invariant 10
        // given
        var person = UUID.fromString(post("/v1/subjects", subject()));
        var grant = post("/v1/grants", grant(person, post("/v1/notices", notice())));
        post("/v1/grants/" + grant + "/expression", expression());
        var one = replica();
        var other = replica();
        await().until(() -> isRemembered(one, person) && isRemembered(other, person));

        // when
        post("/v1/grants/" + grant + "/withdrawal", Map.of()); // to a third replica

        // then
        await().pollInterval(Duration.ofMillis(10))
                .atMost(PROMISED)
                .until(
                        () ->
                                ask(one, person).decision() == Decision.DENY
                                        && ask(other, person).decision() == Decision.DENY);
    }

    private static boolean isRemembered(CheckConsent replica, UUID person) {
        var answer = ask(replica, person);
        assertThat(answer.decision()).isEqualTo(Decision.ALLOW);
        return answer.staleMillis() != null && answer.staleMillis() > 0;
    }

    private static CheckView ask(CheckConsent replica, UUID person) {
        return replica.check(ASKER, Asking.cached(person, MINUTE))
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private CheckConsent replica() {
        var memory = new Memory();
        var clock = Clock.systemUTC();
        return new CheckConsent(
                registry, memory, new News(pool, memory, vertx, clock), signDecision, vault, clock);
    }

    private String post(String path, Map<String, Object> body) {
        return given().auth()
                .oauth2(officer)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then()
                .statusCode(lessThan(300))
                .extract()
                .path("id");
    }

    private static Map<String, Object> subject() {
        return Map.of(
                "kind", "LIVING_ADULT",
                "displayName", "Ayo Example",
                "jurisdiction", "DE",
                "languages", List.of("en"));
    }

    private static Map<String, Object> notice() {
        return Map.of(
                "title", "Likeness in campaigns",
                "language", "en",
                "text", "We ask for leave to show you in a campaign.",
                "presentation", "SEPARATE_DOCUMENT");
    }

    private static Map<String, Object> grant(UUID person, String notice) {
        return Map.of(
                "subjectId",
                person.toString(),
                "noticeId",
                notice,
                "licensee",
                "Studio Nord",
                "scope",
                List.of(
                        Map.of(
                                "effect", "PERMIT",
                                "actions", List.of("DISTRIBUTE"),
                                "modalities", List.of("IMAGE"),
                                "purposes", List.of("editorial"),
                                "territories", List.of("DE"),
                                "channels", List.of("*"),
                                "description", "Portraits in the autumn issue")));
    }

    private static Map<String, Object> expression() {
        return Map.of(
                "method", "E_SIGN",
                "language", "en",
                "evidence", List.of(Map.of("type", "signed-pdf", "sha256", "ab".repeat(32))));
    }
}
