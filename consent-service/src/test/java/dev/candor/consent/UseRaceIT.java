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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// Invariant 19: however many ask at once, a line is used as often as it permits and no more.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
@SuppressWarnings("NullAway.Init") // Quarkus fills the field
class UseRaceIT {
    /// Lines, each asked for by 80 at once: 2,000 attempts in a build; 100,000 by
    /// `-Drace.rounds=1250`.
    private static final int ROUNDS = Integer.getInteger("race.rounds", 25);

    private static final int ASKED = 80;
    private static final int PERMITTED = 20;

    @TestHTTPResource URI address;

    private final HttpClient http = HttpClient.newHttpClient();
    private String token = "";

    @Test
    void aLineIsUsedAsOftenAsItPermits() throws Exception {
        // given
        token = Tokens.ofClient("demo-integrator");
        var notice = created(officer(), "/v1/notices", Bodies.notice());

        for (var round = 0; round < ROUNDS; round++) {
            token = round % 100 == 0 ? Tokens.ofClient("demo-integrator") : token;
            var question = Bodies.question(permitted(notice));
            question.put("consume", true);
            Callable<JsonObject> asking = () -> post("/v1/consent-checks", question);

            // when
            var used = 0;
            try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var answer : askers.invokeAll(Collections.nCopies(ASKED, asking))) {
                    used += answer.get().getBoolean("consumed", false) ? 1 : 0;
                }
            }

            // then
            assertThat(used).as("uses in round %d", round).isEqualTo(PERMITTED);
            assertThat(post("/v1/consent-checks", question).getString("decision"))
                    .isEqualTo("DENY");
        }
    }

    private String permitted(String notice) throws IOException, InterruptedException {
        var subject = post("/v1/subjects", Bodies.subject()).getString("id");
        var line = Bodies.permit();
        line.put("maxUses", PERMITTED);
        var grant =
                post("/v1/grants", Bodies.grant(subject, notice, List.of(line))).getString("id");
        assertThat(
                        post("/v1/grants/" + grant + "/expression", Bodies.expression())
                                .getString("state"))
                .isEqualTo("ACTIVE");
        return subject;
    }

    private JsonObject post(String path, Map<String, Object> body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(new JsonObject(body).encode()))
                        .build();
        return new JsonObject(http.send(request, BodyHandlers.ofString()).body());
    }
}
