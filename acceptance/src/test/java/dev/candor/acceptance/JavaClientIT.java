package dev.candor.acceptance;

import static dev.candor.client.model.Decision.ALLOW;
import static dev.candor.client.model.Decision.DENY;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.client.Asset;
import dev.candor.client.CandorClient;
import dev.candor.client.ProblemException;
import dev.candor.client.SendingProgress;
import dev.candor.client.Server;
import dev.candor.client.api.CandorApi;
import dev.candor.client.model.Action;
import dev.candor.client.model.CheckRequest;
import dev.candor.client.model.CheckView;
import dev.candor.client.model.Effect;
import dev.candor.client.model.Evidence;
import dev.candor.client.model.ExpressionRequest;
import dev.candor.client.model.GrantRequest;
import dev.candor.client.model.Method;
import dev.candor.client.model.Modality;
import dev.candor.client.model.NoticeRequest;
import dev.candor.client.model.Presentation;
import dev.candor.client.model.Reason;
import dev.candor.client.model.ScopeLineView;
import dev.candor.client.model.State;
import dev.candor.client.model.SubjectKind;
import dev.candor.client.model.SubjectRequest;
import dev.candor.client.model.WithdrawalRequest;
import dev.candor.client.signin.ClientCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The Java client, as a program of somebody's uses it.
@ExtendWith(RunningSuite.class)
class JavaClientIT {
    private static final String LICENSEE = "Demo Magazine";

    @TempDir Path folder = Path.of("");
    private CandorClient client;
    private CandorApi candor;

    @SuppressWarnings("NullAway.Init") // made before each test
    JavaClientIT() {}

    @BeforeEach
    void connect() {
        var server = Server.at(RunningSuite.address("gateway"));
        var secret = RunningSuite.identities().clientSecret("demo-integrator");
        client =
                new CandorClient(
                        server, new ClientCredentials(server, "demo-integrator", secret, ""));
        candor = new CandorApi(client);
    }

    @AfterEach
    void leave() {
        client.close();
    }

    @Test
    void personIsAskedAnswersAndTakesItBack() throws Exception {
        // given
        var person =
                requireNonNull(
                        candor.consent()
                                .createSubject(
                                        SubjectRequest.builder(
                                                        SubjectKind.LIVING_ADULT,
                                                        "Ana (Java)",
                                                        "DE",
                                                        List.of("en"))
                                                .build(),
                                        key())
                                .id());
        var grant = grant(person);
        assertThat(check(person).decision()).isEqualTo(DENY);

        // when
        candor.consent()
                .createGrantExpression(
                        grant,
                        ExpressionRequest.builder(Method.E_SIGN, "en")
                                .evidence(
                                        List.of(
                                                Evidence.builder("signed-pdf", "ab".repeat(32))
                                                        .build()))
                                .build(),
                        key());
        var before = check(person);
        candor.consent()
                .createGrantWithdrawal(
                        grant, WithdrawalRequest.builder().reason("No more").build(), key());

        // then
        assertThat(before.decision()).isEqualTo(ALLOW);
        assertThat(before.checkedAt()).isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(check(person))
                .satisfies(
                        after -> {
                            assertThat(after.decision()).isEqualTo(DENY);
                            assertThat(after.reasons()).contains(Reason.GRANT_WITHDRAWN);
                        });
    }

    @Test
    void filePublishedIsReadBackAsRecords() throws Exception {
        // given
        var picture = Files.write(folder.resolve("harbour.jpg"), Pictures.jpeg());
        var declaration =
                new ObjectMapper()
                        .readTree(
                                """
                                {"title": "From Java", "digitalSourceType": "trainedAlgorithmicMedia",
                                 "subjects": [], "purpose": "editorial", "channel": "web",
                                 "markets": ["EU"], "languages": ["en"]}\
                                """);

        // when
        var id =
                client.publish(
                                declaration,
                                new Asset(picture, "image/jpeg"),
                                key(),
                                SendingProgress.UNSEEN)
                        .path("id")
                        .asText();
        var publication = candor.publish().getPublication(UUID.fromString(id));

        // then
        assertThat(publication.id()).hasToString(id);
        assertThat(publication.title()).isEqualTo("From Java");
        assertThat(requireNonNull(publication.verification()).state()).isEqualTo(State.TRUSTED);
        assertThat(requireNonNull(candor.publish().listPublications(null, 1).items())).hasSize(1);
    }

    @Test
    void refusalIsAProblem() {
        var refusal =
                catchThrowableOfType(
                        ProblemException.class,
                        () -> candor.publish().getPublication(UUID.randomUUID()));

        assertThat(refusal.problem().name()).isEqualTo("unknown-publication");
        assertThat(refusal.problem().status()).isEqualTo(404);
    }

    private UUID grant(UUID person) throws IOException, InterruptedException {
        var notice =
                candor.consent()
                        .createNotice(
                                NoticeRequest.builder(
                                                "Your likeness",
                                                "en",
                                                "We ask for your likeness for one picture.",
                                                Presentation.SEPARATE_DOCUMENT)
                                        .build(),
                                key());
        var line =
                ScopeLineView.builder(
                                Effect.PERMIT,
                                List.of(Action.DISTRIBUTE),
                                List.of(Modality.IMAGE),
                                List.of("editorial"),
                                List.of("EU"),
                                List.of("*"))
                        .from(Instant.now().minus(Duration.ofDays(1)))
                        .until(Instant.now().plus(Duration.ofDays(90)))
                        .description("The picture of the harbour, in the magazine")
                        .build();
        return requireNonNull(
                candor.consent()
                        .createGrant(
                                GrantRequest.builder(
                                                person,
                                                requireNonNull(notice.id()),
                                                LICENSEE,
                                                List.of(line))
                                        .build(),
                                key())
                        .id());
    }

    private CheckView check(UUID person) throws IOException, InterruptedException {
        return candor.consent()
                .createConsentCheck(
                        CheckRequest.builder(
                                        List.of(person),
                                        Action.DISTRIBUTE,
                                        Modality.IMAGE,
                                        "editorial",
                                        List.of("DE"),
                                        "web")
                                .licensee(LICENSEE)
                                .build(),
                        key());
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
