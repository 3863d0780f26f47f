package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.candor.client.Server;
import dev.candor.client.signin.Tokens;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The commands, against a server that says what a test wants it to.
class CommandTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String SUBJECT = "0199c0de-0001-7000-8000-000000000001";
    private static final String DENIED =
            """
            {"type": "/problems/consent-denied", "title": "Consent does not cover this use",
             "status": 409, "detail": "Nothing was published.", "step": "CONSENT",
             "subjects": [{"subject": "%s", "reasons": ["grant_withdrawn"]}]}\
            """
                    .formatted(SUBJECT);

    @TempDir Path folder = Path.of("");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, Reply> replies = new HashMap<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private HttpServer http;
    private Path photo = Path.of("");

    private record Reply(int status, String body) {}

    @SuppressWarnings("NullAway.Init") // made before each test
    CommandTest() {}

    @BeforeEach
    void start() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::answer);
        http.start();
        environment.put("CANDOR_CONFIG", folder.resolve("config").toString());
        environment.put("CANDOR_SERVER", server().toString());
        environment.put("CANDOR_TOKEN", "t-1");
        photo = Files.writeString(folder.resolve("photo.jpg"), "not really");
    }

    @AfterEach
    void end() {
        http.stop(0);
    }

    @ParameterizedTest
    @CsvSource({"ALLOW, 0", "ALLOW_EXEMPT, 0", "DENY, 1", "REVIEW, 1", "UNKNOWN, 1"})
    void exitCodeOfACheckIsItsAnswer(String decision, int exit) {
        replies.put(
                "POST /v1/consent-checks",
                new Reply(
                        200,
                        """
                        {"decision": "%s", "subjects": [
                         {"subject": "%s", "decision": "%s", "reasons": ["grant_withdrawn"]}]}\
                        """
                                .formatted(decision, SUBJECT, decision)));

        assertThat(check()).isEqualTo(exit);
        assertThat(out.toString()).startsWith(decision).contains(SUBJECT, "grant_withdrawn");
        assertThat(tokens).containsExactly("Bearer t-1");
    }

    @ParameterizedTest
    @CsvSource({"400, 1", "403, 1", "401, 4", "429, 5", "500, 5", "503, 5"})
    void exitCodeSaysWhetherToAskAgain(int status, int exit) {
        replies.put(
                "POST /v1/consent-checks",
                new Reply(status, "{\"title\": \"No\", \"status\": %d}".formatted(status)));

        assertThat(check()).isEqualTo(exit);
        assertThat(err.toString()).startsWith("candor: No (%d)".formatted(status));
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void publicationIsFollowedStepByStepAndSaved() throws IOException {
        // given
        replies.put("POST /v1/publications", new Reply(202, "{\"id\": \"j-1\"}"));
        replies.put(
                "GET /v1/jobs/j-1/events",
                new Reply(
                        200,
                        """
                        id: 1
                        data: {"state": "RUNNING", "progress": 0.1, "step": "CONSENT", "steps": [{"step": "INSPECT", "state": "DONE", "summary": "image/jpeg"}]}

                        id: 2
                        data: {"state": "DONE", "progress": 1, "result": {"href": "/v1/publications/p-1"}, "steps": [{"step": "INSPECT", "state": "DONE"}, {"step": "CONSENT", "state": "DONE", "summary": "nobody"}]}

                        """));
        replies.put(
                "GET /v1/publications/p-1",
                new Reply(200, "{\"id\": \"p-1\", \"verification\": {\"sentence\": \"Intact.\"}}"));
        replies.put("GET /v1/publications/p-1/asset", new Reply(200, "signed"));
        var saved = folder.resolve("saved.jpg");

        // when
        int exit = run("publish", photo.toString(), "--market", "EU", "--out", saved.toString());

        // then
        assertThat(exit).as(err.toString()).isZero();
        assertThat(out.toString())
                .containsSubsequence(
                        "job j-1",
                        "inspect",
                        "image/jpeg",
                        "consent",
                        "nobody",
                        "Published as p-1",
                        "Intact.",
                        "saved as");
        assertThat(saved).hasContent("signed");
    }

    @Test
    void refusedPublicationSaysWhoDoesNotAllowItAndLeavesNoFile() {
        // given
        replies.put("POST /v1/publications", new Reply(202, "{\"id\": \"j-1\"}"));
        replies.put(
                "GET /v1/jobs/j-1/events",
                new Reply(
                        200,
                        "id: 1\ndata: {\"state\": \"FAILED\", \"problem\": %s}\n\n"
                                .formatted(DENIED.replace("\n", ""))));
        var saved = folder.resolve("saved.jpg");

        // when
        int exit = run("publish", photo.toString(), "--market", "EU", "--out", saved.toString());

        // then
        assertThat(exit).isEqualTo(Exit.REFUSED);
        assertThat(err.toString())
                .contains("Consent does not cover this use (409 consent-denied, at step CONSENT)")
                .contains(SUBJECT + "  grant_withdrawn");
        assertThat(saved).doesNotExist();
    }

    @Test
    void scriptGetsTheProblemAsJsonAndNothingElse() throws IOException {
        replies.put("POST /v1/publications", new Reply(409, DENIED));

        int exit = run("publish", photo.toString(), "--market", "EU", "--json");

        assertThat(exit).isEqualTo(Exit.REFUSED);
        assertThat(new ObjectMapper().readTree(out.toString()).path("step").asText())
                .isEqualTo("CONSENT");
        assertThat(out.toString().lines()).hasSize(1);
    }

    @Test
    void fileThatCannotBeReadDoesNotTakeTheOthersTheirTurn() {
        environment.remove("CANDOR_TOKEN");
        replies.put(
                "POST /v1/verifications",
                new Reply(422, "{\"detail\": \"IDAT at offset 4096\", \"status\": 422}"));

        assertThat(run("verify", photo.toString(), photo.toString())).isEqualTo(Exit.REFUSED);
        assertThat(out.toString().lines().filter(line -> line.contains("photo.jpg: Error")))
                .hasSize(2);
        assertThat(tokens).containsExactly("null", "null");
    }

    @Test
    void wordsOfStrangersDoNotSteerTheTerminal() {
        replies.put(
                "POST /v1/verifications",
                new Reply(200, "{\"state\": \"Valid\", \"sentence\": \"a\\u001b[2Jb\"}"));

        assertThat(run("verify", photo.toString())).isZero();
        assertThat(out.toString()).contains("a\uFFFD[2Jb").doesNotContain("\u001b");
    }

    @Test
    void nobodyIsAskedWithoutSigningIn() {
        environment.remove("CANDOR_TOKEN");

        assertThat(check()).isEqualTo(Exit.NOT_SIGNED_IN);
        assertThat(err.toString()).contains("Nobody is signed in", "./candor login");
        assertThat(tokens).isEmpty();
    }

    @Test
    void tokenThatIsOverIsReplacedAndTheNewOneKept() throws IOException {
        // given
        environment.remove("CANDOR_TOKEN");
        var sessions = new Sessions(surroundings());
        sessions.keep(
                server(),
                new Sessions.Session("candor-cli", new Tokens("old", "r-1", NOON.minusSeconds(1))));
        replies.put(
                "GET /.well-known/oauth-protected-resource",
                new Reply(
                        200,
                        "{\"resource\": \"%1$s\", \"authorization_servers\": [\"%1$s/realm\"]}"
                                .formatted(server())));
        replies.put(
                "GET /realm/.well-known/openid-configuration",
                new Reply(
                        200,
                        "{\"issuer\": \"%1$s/realm\", \"token_endpoint\": \"%1$s/token\"}"
                                .formatted(server())));
        replies.put(
                "POST /token",
                new Reply(
                        200,
                        "{\"access_token\": \"new\", \"refresh_token\": \"r-2\", \"expires_in\":"
                                + " 9}"));
        replies.put("POST /v1/consent-checks", new Reply(200, "{\"decision\": \"ALLOW\"}"));

        // when
        int exit = check();

        // then
        assertThat(exit).as(err.toString()).isZero();
        assertThat(tokens).last().isEqualTo("Bearer new");
        assertThat(sessions.at(server()).orElseThrow().tokens().refresh()).isEqualTo("r-2");
    }

    @Test
    void tokensOfOneServerAreNotShownToAnother() throws IOException {
        environment.remove("CANDOR_TOKEN");
        new Sessions(surroundings())
                .keep(
                        Server.at("https://candor.example.org"),
                        new Sessions.Session(
                                "candor-cli", new Tokens("theirs", null, NOON.plusSeconds(300))));

        assertThat(check()).isEqualTo(Exit.NOT_SIGNED_IN);
        assertThat(tokens).isEmpty();
    }

    @Test
    void serverThatIsNotThereIsWorthAnotherAttempt() {
        http.stop(0);

        assertThat(check()).isEqualTo(Exit.NOT_REACHED);
        assertThat(err.toString()).contains("Nothing answers there", "--server");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "publish",
                "publish nowhere.jpg --market EU",
                "publish PHOTO",
                "verify nowhere.jpg",
                "consent",
                "consent check not-an-id --purpose x --territory DE --channel web",
                "verify PHOTO --server http://candor.example.org",
                "publsh"
            })
    void wrongCallIsOneSentence(String line) {
        assertThat(run(line.replace("PHOTO", photo.toString()).split(" ")))
                .isEqualTo(Exit.WRONG_CALL);
        assertThat(err.toString()).startsWith("candor: ").doesNotContain("Exception", "\tat ");
        assertThat(tokens).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "logout", "publish", "verify", "consent check"})
    void helpShowsExitCodes(String command) {
        assertThat(run((command + " --help").split(" "))).isZero();
        assertThat(out.toString()).contains("--server", "Exit codes: 0 all is well");
    }

    private int check() {
        return run(
                "consent",
                "check",
                SUBJECT,
                "--purpose",
                "editorial",
                "--territory",
                "DE",
                "--channel",
                "web");
    }

    private int run(String... arguments) {
        return CandorCli.commandLine(surroundings())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private Surroundings surroundings() {
        return new Surroundings(
                Map.copyOf(environment), folder, Clock.fixed(NOON, ZoneOffset.UTC), false);
    }

    private Server server() {
        return Server.at("http://localhost:" + http.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            var path = exchange.getRequestURI().getPath();
            if (path.startsWith("/v1/")) {
                tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            }
            var reply =
                    replies.getOrDefault(
                            exchange.getRequestMethod() + " " + path, new Reply(404, "{}"));
            var body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
