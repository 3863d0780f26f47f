package dev.candor.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An installation of Candor, as somebody with these credentials sees it.
///
/// ```java
/// try (var candor = new CandorClient(Server.at("https://candor.example.org"), credentials)) {
///     var check = candor.post("/v1/consent-checks", question, UUID.randomUUID().toString());
/// }
/// ```
///
/// Every method throws [ProblemException] when the server says no, and [IOException] when it says
/// nothing, or more than 32 MB that are no file. Safe for use by several threads.
public final class CandorClient implements AutoCloseable {
    private static final int OK = 200;
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    private static final Duration TO_ANSWER = Duration.ofMinutes(2);

    /// A film goes up before its answer comes.
    private static final Duration TO_TAKE_FILE = Duration.ofHours(2);

    /// Bytes of an answer that is no file, at most: a report of thousands of manifests is smaller.
    static final int MOST_SAID = 32 << 20;

    /// Bytes of a file beyond which a publication sends it in pieces: what is sent again after a
    /// break is then worth the requests that it takes.
    static final long LARGE = 16 << 20;

    private final Server server;
    private final Credentials credentials;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(TO_CONNECT)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();

    public CandorClient(Server server, Credentials credentials) {
        this.server = server;
        this.credentials = credentials;
    }

    /// @param path from the root, such as `/v1/publications?limit=10`
    public JsonNode get(String path) throws IOException, InterruptedException {
        return call("GET", path, null, null);
    }

    /// @param key the same request with the same key has its effect once
    public JsonNode post(String path, JsonNode body, String key)
            throws IOException, InterruptedException {
        return call("POST", path, body, key);
    }

    /// Any request that takes and gives JSON.
    ///
    /// @param body none where nothing is sent
    /// @param key none where the operation takes none
    /// @return an empty object where nothing comes back
    public JsonNode call(String method, String path, @Nullable JsonNode body, @Nullable String key)
            throws IOException, InterruptedException {
        var request = request(path, TO_ANSWER);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        var publisher =
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString());
        return send(request.method(method, publisher).build()).json();
    }

    /// What a file's Content Credentials say, and whether they hold. Anybody may ask.
    public JsonNode verify(Path file, SendingProgress progress)
            throws IOException, InterruptedException {
        var asset = new Asset(file, "application/octet-stream");
        return send(request("/v1/verifications", TO_TAKE_FILE)
                        .header("Content-Type", asset.mediaType())
                        .POST(MultipartBody.streamed(asset, progress))
                        .build())
                .json();
    }

    /// What publishing would come to; nothing is published, and the file is not kept.
    public JsonNode foresee(JsonNode declaration, Asset asset, SendingProgress progress)
            throws IOException, InterruptedException {
        var form = form(declaration, asset, progress);
        return send(upload("/v1/publications/dry-run", form).build()).json();
    }

    /// Publishes, and waits until that is done.
    ///
    /// @param key the same request with the same key publishes once
    public JsonNode publish(JsonNode declaration, Asset asset, String key, SendingProgress progress)
            throws IOException, InterruptedException {
        var form = form(declaration, asset, progress);
        return send(upload("/v1/publications", form).header("Idempotency-Key", key).build()).json();
    }

    /// Uploads a file in pieces, and goes on where it broke off. It waits on the server to be
    /// published, for a day.
    ///
    /// @return the upload's id: a publication names it as `"asset": {"upload": id}`
    public String upload(Asset asset, SendingProgress progress)
            throws IOException, InterruptedException {
        return new ResumableUpload(this, asset, progress).send();
    }

    /// Hands a publication over, and waits only until its file has arrived. A large file goes in
    /// pieces: a connection that breaks costs no more than what was on its way.
    ///
    /// @param key the same request with the same key publishes once
    public Taken publishLater(
            JsonNode declaration, Asset asset, String key, SendingProgress progress)
            throws IOException, InterruptedException {
        var form =
                asset.size() > LARGE
                        ? named(declaration, upload(asset, progress))
                        : form(declaration, asset, progress);
        var answer =
                send(
                        upload("/v1/publications", form)
                                .header("Idempotency-Key", key)
                                .header("Prefer", "respond-async")
                                .build());
        var document = answer.json();
        return answer.status() == 202
                ? new Taken.Queued(document.path("id").asText(), document)
                : new Taken.Published(document);
    }

    /// Follows a job until it has ended, through connections that are cut.
    ///
    /// @param told of the job each time it has come further
    /// @return the job at its end: `DONE`, `FAILED` or `CANCELLED`
    public JsonNode follow(String job, Consumer<JsonNode> told)
            throws IOException, InterruptedException {
        return new JobFeed(this, job).toItsEnd(told);
    }

    /// Saves a resource. A file that is there is replaced, once all of the new one is.
    public void download(String path, Path file) throws IOException, InterruptedException {
        var whole = file.toAbsolutePath();
        var aside = Files.createTempFile(whole.getParent(), ".candor", ".part");
        try {
            var answer =
                    Answer.of(http.send(request(path, TO_TAKE_FILE).GET().build(), into(aside)))
                            .good();
            if (answer.status() != OK) {
                throw new IOException("%s answered %d".formatted(path, answer.status()));
            }
            Files.move(aside, whole, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    /// What was asked for goes into a file, whatever its size; what else is said is kept.
    private static BodyHandler<byte[]> into(Path file) {
        return said ->
                said.statusCode() == OK
                        ? BodySubscribers.mapping(BodySubscribers.ofFile(file), _ -> new byte[0])
                        : limited(BodyHandlers.ofByteArray()).apply(said);
    }

    private static <T> BodyHandler<T> limited(BodyHandler<T> handler) {
        return BodyHandlers.limiting(handler, MOST_SAID);
    }

    /// The events of a resource, after one that has been seen.
    EventStream events(String path, String lastSeen) throws IOException, InterruptedException {
        var request = request(path, TO_ANSWER).header("Accept", "text/event-stream");
        if (!lastSeen.isEmpty()) {
            request.header("Last-Event-ID", lastSeen);
        }
        var response = http.send(request.GET().build(), limited(BodyHandlers.ofInputStream()));
        if (response.statusCode() != OK) {
            try (var body = response.body()) {
                new Answer(response.statusCode(), response.headers(), body.readAllBytes()).good();
            }
        }
        return new EventStream(response.body());
    }

    private static Form form(JsonNode declaration, Asset asset, SendingProgress progress)
            throws IOException {
        var body =
                new MultipartBody().json("declaration", declaration).file("asset", asset, progress);
        return new Form(body.contentType(), body.end());
    }

    private static Form named(JsonNode declaration, String upload) {
        var body = JsonNodeFactory.instance.objectNode();
        body.set("declaration", declaration);
        body.putObject("asset").put("upload", upload);
        return new Form("application/json", BodyPublishers.ofString(body.toString()));
    }

    private record Form(String contentType, BodyPublisher body) {}

    private HttpRequest.Builder upload(String path, Form form)
            throws IOException, InterruptedException {
        return request(path, TO_TAKE_FILE)
                .header("Content-Type", form.contentType())
                .POST(form.body());
    }

    private HttpRequest.Builder request(String path, Duration patience)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.resolve(path)).timeout(patience);
        credentials.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request;
    }

    /// Any request that carries a file, or is about one.
    Answer send(String method, String path, Map<String, String> headers, BodyPublisher body)
            throws IOException, InterruptedException {
        var request = request(path, TO_TAKE_FILE).method(method, body);
        headers.forEach(request::header);
        return send(request.build());
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        return Answer.of(http.send(request, limited(BodyHandlers.ofByteArray()))).good();
    }

    @Override
    public void close() {
        http.close();
    }
}
