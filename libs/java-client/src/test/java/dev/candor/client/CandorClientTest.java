package dev.candor.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CandorClientTest {
    private final StubServer server = new StubServer();
    private final CandorClient client =
            new CandorClient(server.address(), Credentials.bearer("t-1"));

    @TempDir Path folder = Path.of("");

    @AfterEach
    void end() {
        client.close();
        server.close();
    }

    @Test
    void declarationGoesBeforeAssetWhoseBytesArriveAsTheyAre() throws Exception {
        // given
        var bytes = new byte[300_000];
        new Random(7).nextBytes(bytes);
        var file = Files.write(folder.resolve("sea.jpg"), bytes);
        var told = new ArrayList<Long>();
        server.reply(202, "{\"id\":\"j-1\"}");

        // when
        var taken =
                client.publishLater(
                        JsonNodeFactory.instance.objectNode().put("title", "Sea"),
                        new Asset(file, "image/jpeg"),
                        "key-1",
                        (sent, _) -> told.add(sent));

        // then
        assertThat(taken)
                .isInstanceOfSatisfying(
                        Taken.Queued.class, queued -> assertThat(queued.job()).isEqualTo("j-1"));
        var asked = server.asked.getFirst();
        assertThat(asked.line()).isEqualTo("POST /v1/publications");
        assertThat(asked.header("Prefer")).isEqualTo("respond-async");
        assertThat(asked.header("Idempotency-Key")).isEqualTo("key-1");
        assertThat(asked.header("Authorization")).isEqualTo("Bearer t-1");
        assertThat(asked.header("Content-Length")).isEqualTo("" + asked.body().length);
        assertThat(asked.text())
                .contains(
                        "name=\"declaration\"\r\nContent-Type: application/json\r\n\r\n{\"title\"")
                .contains(new String(bytes, StandardCharsets.ISO_8859_1));
        assertThat(asked.text().indexOf("\"declaration\""))
                .isLessThan(asked.text().indexOf("name=\"asset\"; filename=\"sea.jpg\""));
        assertThat(told).isSorted().last().isEqualTo(300_000L);
    }

    @Test
    void nameOfFileCannotEndItsHeader() throws Exception {
        // given
        var file = Files.write(folder.resolve("a\"\r\nX-Evil: 1\r\n\r\n.jpg"), new byte[] {1});
        server.reply(201, "{}");

        // when
        client.publish(
                JsonNodeFactory.instance.objectNode(),
                new Asset(file, "image/jpeg"),
                "key",
                SendingProgress.UNSEEN);

        // then
        assertThat(server.asked.getFirst().text())
                .contains("filename=\"a%22%0D%0AX-Evil: 1%0D%0A%0D%0A.jpg\"")
                .doesNotContain("\r\nX-Evil");
    }

    @Test
    void refusalSaysWhatTheServerSaid() {
        server.reply(
                429,
                "{\"type\":\"/problems/too-many-requests\",\"title\":\"Too"
                        + " many\",\"detail\":\"12\"}",
                "Retry-After",
                "17");

        var problem = refusal("/v1/jobs").problem();

        assertThat(problem.name()).isEqualTo("too-many-requests");
        assertThat(problem.title()).isEqualTo("Too many");
        assertThat(problem.retryAfter()).contains(Duration.ofSeconds(17));
    }

    @Test
    void pageOfProxyIsStillARefusal() {
        server.reply(502, "<html>Bad Gateway</html>", "Content-Type", "text/html");

        assertThat(refusal("/v1/jobs").problem())
                .satisfies(
                        problem -> {
                            assertThat(problem.status()).isEqualTo(502);
                            assertThat(problem.name()).isEmpty();
                            assertThat(problem.title()).contains("502");
                        });
    }

    @Test
    void jobIsFollowedThroughConnectionsThatAreCut() throws Exception {
        // given
        server.reply(200, "id: 3\nevent: job\ndata: {\"state\":\"RUNNING\"}\n\nid: 4\ndata: {\"sta")
                .reply(503, "{}")
                .reply(200, ": still here\n\nid: 5\ndata: {\"state\":\ndata: \"DONE\"}\n\n");
        var told = new ArrayList<String>();

        // when
        var job = client.follow("j-1", step -> told.add(step.path("state").asText()));

        // then
        assertThat(job.path("state").asText()).isEqualTo("DONE");
        assertThat(told).containsExactly("RUNNING", "DONE");
        assertThat(server.asked.stream().map(asked -> asked.header("Last-Event-ID")))
                .containsExactly("null", "3", "3");
        assertThat(server.asked.stream().map(StubServer.Asked::line))
                .containsOnly("GET /v1/jobs/j-1/events");
    }

    @Test
    void jobThatIsNotThereIsSaidAtOnce() {
        server.reply(404, "{\"type\":\"/problems/unknown-job\"}");

        var refusal =
                catchThrowableOfType(ProblemException.class, () -> client.follow("j-1", _ -> {}));

        assertThat(refusal.problem().name()).isEqualTo("unknown-job");
    }

    @Test
    void downloadThatFailsLeavesWhatIsThere() throws IOException {
        // given
        var file = Files.writeString(folder.resolve("kept.jpg"), "as it was");
        server.reply(410, "{\"type\":\"/problems/asset-gone\"}");

        // when
        var refusal =
                catchThrowableOfType(ProblemException.class, () -> client.download("/v1/x", file));

        // then
        assertThat(refusal.problem().name()).isEqualTo("asset-gone");
        assertThat(file).hasContent("as it was");
        assertThat(List.of(folder.toFile().list())).containsExactly("kept.jpg");
    }

    @Test
    void fileThatIsSavedMayBeLargerThanWhatIsSaid() throws Exception {
        // given
        server.reply(200, "x".repeat(CandorClient.MOST_SAID + 1));
        var file = folder.resolve("large.jpg");

        // when
        client.download("/v1/x", file);

        // then
        assertThat(file).hasSize(CandorClient.MOST_SAID + 1L);
    }

    @Test
    void answersWithoutEndAreNotKept() {
        for (var ask :
                List.<ThrowingCallable>of(
                        () -> client.get("/v1/x"),
                        () -> client.download("/v1/x", folder.resolve("none.jpg")))) {
            server.reply(500, "x".repeat(CandorClient.MOST_SAID + 1));

            assertThatThrownBy(ask).isInstanceOf(IOException.class);
        }
        assertThat(folder).isEmptyDirectory();
    }

    private ProblemException refusal(String path) {
        return catchThrowableOfType(ProblemException.class, () -> client.get(path));
    }
}
