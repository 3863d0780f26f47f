package dev.candor.consent;

import static dev.candor.consent.Http.created;
import static dev.candor.consent.Http.officer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.testkit.SuiteResource;
import dev.candor.testkit.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Invariant 10: once a withdrawal is answered, no check that begins later allows.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
@SuppressWarnings("NullAway.Init") // Quarkus fills the field
class WithdrawalRaceIT {
    /// Withdrawals, each raced by 80 checks that begin after it: 2,000 pairs in a build; 100,000 by
    /// `-Drace.rounds=1250`.
    private static final int ROUNDS = Integer.getInteger("race.rounds", 25);

    private static final int CHECKERS = 4;
    private static final int CHECKS_AFTERWARDS = 20;

    @TestHTTPResource URI address;

    private final HttpClient http = HttpClient.newHttpClient();
    private volatile String token = Tokens.ofClient("demo-integrator");

    @Test
    void noCheckThatBeginsAfterAWithdrawalAllows() throws Exception {
        // given
        var subject = created(officer(), "/v1/subjects", Bodies.subject());
        var notice = created(officer(), "/v1/notices", Bodies.notice());
        var question = Bodies.question(subject);
        var allowedBefore = new AtomicInteger();
        var allowedAfter = new AtomicInteger();

        for (var round = 0; round < ROUNDS; round++) {
            token = round % 50 == 0 ? Tokens.ofClient("demo-integrator") : token; // they expire
            var grant = activeGrant(subject, notice);
            var withdrawn = new AtomicBoolean();
            var allowed = new CountDownLatch(CHECKERS);
            Callable<Void> checker =
                    () -> {
                        for (var left = CHECKS_AFTERWARDS; left > 0; ) {
                            var isLate = withdrawn.get(); // read before the check begins
                            var allows = post("/v1/consent-checks", question).contains("\"ALLOW\"");
                            (isLate ? allowedAfter : allowedBefore).addAndGet(allows ? 1 : 0);
                            allowed.countDown();
                            left -= isLate ? 1 : 0;
                        }
                        return null;
                    };

            // when
            try (var checkers = Executors.newVirtualThreadPerTaskExecutor()) {
                var running = new ArrayList<Future<Void>>();
                for (var i = 0; i < CHECKERS; i++) {
                    running.add(checkers.submit(checker));
                }
                allowed.await();
                assertThat(post("/v1/grants/" + grant + "/withdrawal", Map.of()))
                        .contains("WITHDRAWN");
                withdrawn.set(true);
                for (var future : running) {
                    future.get();
                }
            }
        }

        // then
        assertThat(allowedBefore).as("checks that raced and were allowed").hasPositiveValue();
        assertThat(allowedAfter).as("checks allowed after the withdrawal").hasValue(0);
    }

    private String activeGrant(String subject, String notice) throws Exception {
        var asked = post("/v1/grants", Bodies.grant(subject, notice, List.of(Bodies.permit())));
        var grant = new JsonObject(asked).getString("id");
        assertThat(post("/v1/grants/" + grant + "/expression", Bodies.expression()))
                .contains("ACTIVE");
        return grant;
    }

    private String post(String path, Map<String, Object> body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(new JsonObject(body).encode()))
                        .build();
        var answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isBetween(200, 201); // what is refused allows nothing
        return answer.body();
    }
}
