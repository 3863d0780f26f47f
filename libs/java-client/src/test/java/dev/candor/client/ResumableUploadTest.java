package dev.candor.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumableUploadTest {
    private static final String BEGUN = "{\"id\":\"u-1\"}";

    private final StubServer server = new StubServer();
    private final CandorClient client =
            new CandorClient(server.address(), Credentials.bearer("t-1"));

    @TempDir Path folder = Path.of("");
    private Asset film = new Asset(folder, "video/mp4");

    @BeforeEach
    void tenBytes() throws IOException {
        film = new Asset(Files.writeString(folder.resolve("a.mp4"), "0123456789"), "video/mp4");
    }

    @AfterEach
    void end() {
        client.close();
        server.close();
    }

    @Test
    void fileGoesInPiecesAsLargeAsTheServerTakes() throws Exception {
        // given
        server.reply(201, BEGUN, "Upload-Limit", "max-size=100, max-append-size=4")
                .reply(200, "{}")
                .reply(200, "{}")
                .reply(200, "{}");
        var told = new ArrayList<Long>();

        // when
        var upload = client.upload(film, (sent, _) -> told.add(sent));

        // then
        assertThat(upload).isEqualTo("u-1");
        assertThat(told).isSorted().last().isEqualTo(10L);
        assertThat(server.asked.getFirst())
                .satisfies(
                        begun -> {
                            assertThat(begun.line()).isEqualTo("POST /v1/uploads");
                            assertThat(begun.header("Content-Type")).isEqualTo("video/mp4");
                            assertThat(begun.header("Upload-Length")).isEqualTo("10");
                            assertThat(begun.header("Repr-Digest"))
                                    .isEqualTo(
                                            "sha-256=:hNiYd/DUBB77a/kaFvAkjy/Vc+avBcGflr7bn4gveII=:");
                        });
        var pieces = server.asked.subList(1, 4);
        assertThat(pieces).extracting(StubServer.Asked::text).containsExactly("0123", "4567", "89");
        assertThat(pieces)
                .extracting(piece -> piece.header("Upload-Offset"))
                .containsExactly("0", "4", "8");
        assertThat(pieces)
                .extracting(piece -> piece.header("Upload-Complete"))
                .containsExactly("?0", "?0", "?1");
        assertThat(pieces).extracting(StubServer.Asked::line).containsOnly("PATCH /v1/uploads/u-1");
    }

    @Test
    void afterABreakItGoesOnWhereTheServerSays() throws Exception {
        // given
        server.reply(201, BEGUN)
                .reply(503, "{}")
                .reply(502, "{}")
                .reply(204, "", "Upload-Offset", "6", "Upload-Complete", "?0")
                .reply(200, "{}");

        // when
        client.upload(film, SendingProgress.UNSEEN);

        // then
        assertThat(server.asked)
                .extracting(StubServer.Asked::line)
                .containsExactly(
                        "POST /v1/uploads",
                        "PATCH /v1/uploads/u-1",
                        "HEAD /v1/uploads/u-1",
                        "HEAD /v1/uploads/u-1",
                        "PATCH /v1/uploads/u-1");
        assertThat(server.asked.getLast().text()).isEqualTo("6789");
        assertThat(server.asked.getLast().header("Upload-Offset")).isEqualTo("6");
    }

    @Test
    void answerToTheLastPieceMayGetLost() throws Exception {
        // given
        server.reply(201, BEGUN)
                .reply(504, "{}")
                .reply(204, "", "Upload-Offset", "10", "Upload-Complete", "?1");

        // when
        client.upload(film, SendingProgress.UNSEEN);

        // then
        assertThat(server.asked).hasSize(3);
    }

    @Test
    void refusalEndsIt() {
        server.reply(201, BEGUN).reply(422, "{\"type\":\"/problems/digest-mismatch\"}");

        assertThatThrownBy(() -> client.upload(film, SendingProgress.UNSEEN))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("digest-mismatch");
        assertThat(server.asked).hasSize(2);
    }

    @Test
    void largeFileIsUploadedAndNamedAndASmallOneIsSent() throws Exception {
        // given
        var large = folder.resolve("large.mp4");
        try (var file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(CandorClient.LARGE + 1);
        }
        var declaration = JsonNodeFactory.instance.objectNode().put("title", "Sea");
        server.reply(201, BEGUN).reply(200, "{}").reply(202, "{\"id\":\"j-1\"}");

        // when
        client.publishLater(
                declaration, new Asset(large, "video/mp4"), "key-1", SendingProgress.UNSEEN);
        server.reply(202, "{\"id\":\"j-2\"}");
        client.publishLater(declaration, film, "key-2", SendingProgress.UNSEEN);

        // then
        var named = server.asked.get(2);
        assertThat(named.line()).isEqualTo("POST /v1/publications");
        assertThat(named.header("Content-Type")).isEqualTo("application/json");
        assertThat(named.header("Idempotency-Key")).isEqualTo("key-1");
        assertThat(named.header("Prefer")).isEqualTo("respond-async");
        assertThat(named.text())
                .isEqualTo("{\"declaration\":{\"title\":\"Sea\"},\"asset\":{\"upload\":\"u-1\"}}");
        assertThat(server.asked.get(3).header("Content-Type")).startsWith("multipart/form-data");
    }
}
