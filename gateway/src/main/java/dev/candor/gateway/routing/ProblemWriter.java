package dev.candor.gateway.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.HangUp;
import dev.candor.kit.problem.Problem;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/// Writes problem documents where a request never reaches a resource: at the proxy and before it.
@ApplicationScoped
public class ProblemWriter {
    private final ObjectMapper json;
    private final Vertx vertx;

    ProblemWriter(ObjectMapper json, Vertx vertx) {
        this.json = json;
        this.vertx = vertx;
    }

    void badPath(HttpServerResponse response) {
        write(
                response,
                Problem.of(
                        CommonProblem.INVALID_REQUEST,
                        "The path holds a character sequence that is not taken here: a backslash, a"
                                + " semicolon, an encoded separator, or an empty or dotted"
                                + " segment."));
    }

    void uriTooLong(HttpServerResponse response, int limit) {
        write(
                response,
                Problem.of(
                        CommonProblem.URI_TOO_LONG,
                        "Path and query have at most %d characters together.".formatted(limit),
                        List.of(),
                        Map.of("limit", limit)));
    }

    void unauthenticated(HttpServerResponse response) {
        response.putHeader("WWW-Authenticate", "Bearer");
        write(
                response,
                Problem.of(
                        CommonProblem.UNAUTHENTICATED,
                        "Send a current access token as Authorization: Bearer …"));
    }

    /// @param seconds until it is worth trying again
    public void tooMany(HttpServerResponse response, long seconds) {
        response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        write(
                response,
                Problem.of(
                        CommonProblem.TOO_MANY_REQUESTS,
                        "You have asked as often as is allowed in a minute; try again in %d s."
                                .formatted(seconds),
                        List.of(),
                        Map.of("retryAfter", seconds)));
    }

    void noIdentityProvider(HttpServerResponse response) {
        write(
                response,
                Problem.of(
                        CommonProblem.SERVICE_UNAVAILABLE,
                        "The identity provider cannot be reached; try again.",
                        List.of(),
                        Map.of("service", "identity-provider")));
    }

    /// Answers, and hangs up a moment later: a client that is still sending may finish and read why
    /// nobody wanted it. What it sends meanwhile is dropped.
    void tooLarge(HttpServerRequest request, long limit) {
        var response = request.response();
        if (response.headWritten()) {
            HangUp.now(request);
            return;
        }
        var problem =
                Problem.of(
                        CommonProblem.PAYLOAD_TOO_LARGE,
                        "Send at most %d bytes.".formatted(limit),
                        List.of(),
                        Map.of("limit", limit));
        HangUp.refusing(vertx, request, () -> head(response, problem).end(bytes(problem)));
    }

    static Problem unavailable(Neighbour neighbour) {
        return Problem.of(
                CommonProblem.SERVICE_UNAVAILABLE,
                "The %s does not answer; try again.".formatted(neighbour.title()),
                List.of(),
                Map.of("service", neighbour.title()));
    }

    Buffer bytes(Problem problem) {
        try {
            return Buffer.buffer(json.writeValueAsBytes(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is plain JSON", e);
        }
    }

    private void write(HttpServerResponse response, Problem problem) {
        head(response, problem).end(bytes(problem));
    }

    private static HttpServerResponse head(HttpServerResponse response, Problem problem) {
        return response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
    }
}
