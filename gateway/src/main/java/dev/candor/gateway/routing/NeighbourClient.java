package dev.candor.gateway.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.gateway.identity.Credentials;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.smallrye.mutiny.Uni;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import io.vertx.mutiny.ext.web.multipart.MultipartForm;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// Calls other services. JSON in and out; unknown members of an answer are theirs and skipped.
///
/// Every call ends in a value or a [Declined]: `SERVICE_UNAVAILABLE` naming the service when it
/// cannot be reached, is too slow, fails, or answers what is no JSON of the contract; the service's
/// own problem when it refuses. A connection that was kept may be closed at its other end just when
/// it is used again: a read is then asked once more, a write never.
@ApplicationScoped
public class NeighbourClient {
    private static final Logger LOG = Logger.getLogger(NeighbourClient.class);
    private static final String OCTETS = "application/octet-stream";

    private final Neighbours neighbours;
    private final RoutingConfig config;
    private final ObjectMapper json;
    private final Vertx vertx;
    private final WebClient client;

    NeighbourClient(Neighbours neighbours, RoutingConfig config, ObjectMapper json, Vertx vertx) {
        this.neighbours = neighbours;
        this.config = config;
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.vertx = vertx;
        this.client =
                WebClient.create(
                        vertx,
                        new WebClientOptions()
                                .setMaxPoolSize(64)
                                .setUserAgentEnabled(false)
                                .setFollowRedirects(false)
                                .setKeepAliveTimeout(
                                        Math.toIntExact(config.keepAlive().toSeconds()))
                                .setConnectTimeout(
                                        Math.toIntExact(config.connectTimeout().toMillis())));
    }

    public <T> Uni<T> get(Neighbour from, String path, Credentials as, Class<T> type) {
        return exchange(
                from,
                request(from, HttpMethod.GET, path, as),
                it -> it.send().onFailure(NeighbourClient::wasCutOff).retry().atMost(1),
                type);
    }

    public <T> Uni<T> post(Neighbour to, String path, Credentials as, Object body, Class<T> type) {
        var bytes = write(body);
        var request =
                request(to, HttpMethod.POST, path, as)
                        .putHeader("Content-Type", "application/json");
        return exchange(to, request, it -> it.sendBuffer(bytes), type);
    }

    /// Puts a value in its place; whoever is cut off may put it there again.
    public <T> Uni<T> put(Neighbour to, String path, Credentials as, Object body, Class<T> type) {
        var bytes = write(body);
        var request =
                request(to, HttpMethod.PUT, path, as).putHeader("Content-Type", "application/json");
        return exchange(to, request, it -> it.sendBuffer(bytes), type);
    }

    /// Like [#post], once: the service answers a repetition with this key as it answered first.
    public <T> Uni<T> postOnce(
            Neighbour to, String path, Credentials as, String key, Object body, Class<T> type) {
        var bytes = write(body);
        var request =
                request(to, HttpMethod.POST, path, as)
                        .putHeader("Content-Type", "application/json")
                        .putHeader("Idempotency-Key", key);
        return exchange(to, request, it -> it.sendBuffer(bytes), type);
    }

    /// What a service has at a path, in one of the forms it can be had in.
    ///
    /// @param languages value of `Accept-Language`
    public Uni<Document> fetch(
            Neighbour from, String path, Credentials as, String mediaType, String languages) {
        var request =
                request(from, HttpMethod.GET, path, as)
                        .putHeader("Accept", mediaType + ", application/problem+json;q=0.1")
                        .putHeader("Accept-Language", languages);
        return sent(
                        from,
                        request,
                        it -> it.send().onFailure(NeighbourClient::wasCutOff).retry().atMost(1))
                .map(response -> document(from, response));
    }

    /// A body as it came.
    public record Document(String mediaType, Buffer body) {}

    /// Streams a file as the body.
    public <T> Uni<T> postFile(
            Neighbour to, String path, Credentials as, Path file, Class<T> type) {
        var request = request(to, HttpMethod.POST, path, as).putHeader("Content-Type", OCTETS);
        return vertx.fileSystem()
                .open(file.toString(), new OpenOptions().setWrite(false))
                .chain(opened -> exchange(to, request, it -> it.sendStream(opened), type));
    }

    /// Streams files as the parts of a form.
    ///
    /// @param parts files by the name of their part
    public <T> Uni<T> postForm(
            Neighbour to, String path, Credentials as, Map<String, Path> parts, Class<T> type) {
        var form = MultipartForm.create();
        parts.forEach((name, file) -> form.binaryFileUpload(name, name, file.toString(), OCTETS));
        return exchange(
                to, request(to, HttpMethod.POST, path, as), it -> it.sendMultipartForm(form), type);
    }

    /// Whether a service answers at all, whatever it says.
    public Uni<Boolean> answers(Neighbour neighbour) {
        return client.getAbs(neighbours.addressOf(neighbour).resolve("/").toString())
                .send()
                .ifNoItem()
                .after(config.connectTimeout())
                .fail()
                .replaceWith(true)
                .onFailure()
                .recoverWithItem(false);
    }

    /// The value that a tree of the contract stands for.
    public <T> T read(Neighbour from, JsonNode tree, Class<T> type) {
        try {
            return json.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw garbled(from, e);
        }
    }

    private HttpRequest<Buffer> request(
            Neighbour to, HttpMethod method, String path, Credentials as) {
        var request =
                client.requestAbs(method, neighbours.addressOf(to).resolve(path).toString())
                        .putHeader("Accept", "application/json, application/problem+json");
        as.headers().forEach(request::putHeader);
        return request;
    }

    private <T> Uni<T> exchange(
            Neighbour to,
            HttpRequest<Buffer> request,
            Function<HttpRequest<Buffer>, Uni<HttpResponse<Buffer>>> send,
            Class<T> type) {
        return sent(to, request, send).map(response -> understand(to, response, type));
    }

    private Uni<HttpResponse<Buffer>> sent(
            Neighbour to,
            HttpRequest<Buffer> request,
            Function<HttpRequest<Buffer>, Uni<HttpResponse<Buffer>>> send) {
        return send.apply(request)
                .ifNoItem()
                .after(config.callTimeout())
                .fail()
                .onFailure()
                .transform(failure -> unreachable(to, failure));
    }

    private Document document(Neighbour from, HttpResponse<Buffer> response) {
        if (response.statusCode() == 200 && response.body() != null) {
            return new Document(response.getHeader("Content-Type"), response.body());
        }
        return understand(from, response, Document.class); // a refusal
    }

    private <T> T understand(Neighbour from, HttpResponse<Buffer> response, Class<T> type) {
        int status = response.statusCode();
        var body = response.body() == null ? new byte[0] : response.body().getBytes();
        try {
            if (status >= 200 && status < 300) {
                return json.readValue(body, type);
            }
            if (status >= 400 && status < 500) {
                throw ForeignProblem.declined(status, json.readTree(body));
            }
        } catch (IOException e) {
            throw garbled(from, e);
        }
        LOG.warnf("%s answered %d", from.title(), status);
        throw unavailable(from, "The %s failed; try again.");
    }

    private Buffer write(Object body) {
        try {
            return Buffer.buffer(json.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a JSON value: " + body.getClass(), e);
        }
    }

    private static boolean wasCutOff(Throwable failure) {
        return failure instanceof HttpClosedException || failure instanceof IOException;
    }

    private static Declined unreachable(Neighbour neighbour, Throwable failure) {
        LOG.warnf("%s unreachable: %s", neighbour.title(), failure.getMessage());
        return unavailable(neighbour, "The %s does not answer; try again.");
    }

    private static Declined garbled(Neighbour neighbour, Exception cause) {
        LOG.errorf(
                "%s answered what is not in its contract: %s",
                neighbour.title(), cause.getMessage());
        return unavailable(neighbour, "The %s gives answers that cannot be read.");
    }

    private static Declined unavailable(Neighbour neighbour, String detail) {
        return new Declined(CommonProblem.SERVICE_UNAVAILABLE, detail.formatted(neighbour.title()))
                .with("service", neighbour.title());
    }
}
