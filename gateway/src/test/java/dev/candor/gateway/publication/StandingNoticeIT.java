package dev.candor.gateway.publication;

import static dev.candor.gateway.Neighbourhood.json;
import static dev.candor.gateway.publication.Out.event;
import static dev.candor.gateway.publication.Out.happens;
import static dev.candor.gateway.publication.Out.published;
import static dev.candor.gateway.publication.Out.retract;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.gateway.Neighbourhood;
import dev.candor.gateway.Neighbourhood.Seen;
import dev.candor.kit.identity.ActorAssertion;
import dev.candor.kit.spool.Spool;
import dev.candor.testkit.SuiteResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The services that show a publication hear how it stands.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_gateway"))
@WithTestResource(Neighbourhood.Addresses.class)
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields
class StandingNoticeIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject Spool spool;
    @Inject AgroalDataSource database;

    /// Of this test's own, so that no other test's publication stands on it.
    private final String grant = UUID.randomUUID().toString();
    private final String verdict = UUID.randomUUID().toString();

    @BeforeEach
    void neighboursAnswer() {
        Suite.answers(spool);
        Neighbourhood.of("consent")
                .on(
                        "POST /v1/consent-checks",
                        json(200, Suite.check("ALLOW", "permitted").replace(Suite.GRANT, grant)));
        Neighbourhood.of("label")
                .on("POST /v1/verdicts", json(201, Suite.verdict().replace(Suite.VERDICT, verdict)))
                .on(label(), json(200, "{}"));
        Neighbourhood.of("provenance").on(provenance(), json(200, "{}"));
    }

    @AfterEach
    void neighboursStop() {
        Neighbourhood.stopAll();
    }

    @Test
    void consentThatEndsIsToldToBothByTheGatewayItself() {
        // given
        published();
        var withdrawn = event("consent", "grants/" + grant, "grant-withdrawn");

        // when
        happens("candor-consent", withdrawn);

        // then
        await().atMost(SOON)
                .untilAsserted(
                        () -> {
                            assertThat(told("label", label())).hasSize(1);
                            assertThat(told("provenance", provenance())).hasSize(1);
                        });
        for (var seen :
                List.of(
                        told("label", label()).getFirst(),
                        told("provenance", provenance()).getFirst())) {
            assertThat(body(seen).path("standing").asText()).isEqualTo("CONSENT_ENDED");
            assertThat(body(seen).path("since").asText()).isEqualTo(withdrawn.get("time"));
            assertThat(body(seen).path("revision").asInt()).isEqualTo(1);
            assertThat(seen.header(ActorAssertion.HEADER)).isNotEmpty();
        }
    }

    @Test
    void whatIsToldGrowsAndConsentThatHoldsAgainIsToldToo() {
        // given
        published();
        happens("candor-consent", event("consent", "grants/" + grant, "grant-suspended"));
        standingIs("CONSENT_SUSPENDED");

        // when
        happens("candor-consent", event("consent", "grants/" + grant, "grant-resumed"));

        // then
        standingIs("PUBLISHED");
        assertThat(told("label", label()))
                .extracting(seen -> body(seen).path("revision").asInt())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void aServiceThatIsDownIsToldTheNewestOnceItIsBack() {
        // given
        var id = published();
        Neighbourhood.of("label").on(label(), json(503, "{}"));
        happens("candor-consent", event("consent", "grants/" + grant, "grant-withdrawn"));
        await().atMost(SOON).until(() -> !told("label", label()).isEmpty());
        retract(id, "{\"note\":\"Please do not use it.\"}").statusCode(201);

        // when
        Neighbourhood.of("label").on(label(), json(200, "{}"));

        // then
        standingIs("RETRACTED");
        await().atMost(SOON).until(() -> due(id) == 0);
    }

    /// A replica that was killed over a call leaves its notice held, and nothing settled.
    @Test
    void whatADeadReplicaHeldIsToldByAnother() throws SQLException {
        // given
        var id = published();
        held(id, "1 hour");
        happens("candor-consent", event("consent", "grants/" + grant, "grant-withdrawn"));
        await().atMost(SOON).until(() -> told("provenance", provenance()).size() == 1);
        assertThat(told("label", label())).isEmpty();

        // when
        held(id, "-1 second");

        // then
        standingIs("CONSENT_ENDED");
        await().atMost(SOON).until(() -> due(id) == 0);
        assertThat(told("label", label())).hasSize(1);
    }

    private void standingIs(String standing) {
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(told("label", label()))
                                        .extracting(seen -> body(seen).path("standing").asText())
                                        .last()
                                        .isEqualTo(standing));
    }

    /// Makes somebody else hold what label-service is told, for so long.
    private void held(String id, String until) throws SQLException {
        try (var connection = database.getConnection();
                var change =
                        connection.prepareStatement(
                                "insert into publication_notice (publication, neighbour,"
                                    + " organization, revision, told, not_before, holder,"
                                    + " leased_until) values (?::uuid, 'LABEL', 'demo', 1, 1,"
                                    + " now(), gen_random_uuid(), now() + ?::interval) on conflict"
                                    + " (publication, neighbour) do update set leased_until ="
                                    + " excluded.leased_until")) {
            change.setString(1, id);
            change.setString(2, until);
            change.executeUpdate();
        }
    }

    private int due(String id) throws SQLException {
        try (var connection = database.getConnection();
                var query =
                        connection.prepareStatement(
                                "select count(*) from publication_notice where publication ="
                                        + " ?::uuid and told < revision")) {
            query.setString(1, id);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private String label() {
        return "PUT /v1/verdicts/%s/standing".formatted(verdict);
    }

    private String provenance() {
        return "PUT /v1/manifests/%s/standing".formatted(Suite.MANIFEST);
    }

    private static List<Seen> told(String neighbour, String call) {
        return Neighbourhood.of(neighbour).seen().stream()
                .filter(seen -> call.equals(seen.method() + " " + seen.path()))
                .toList();
    }

    private static JsonNode body(Seen seen) {
        try {
            return JSON.readTree(seen.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
