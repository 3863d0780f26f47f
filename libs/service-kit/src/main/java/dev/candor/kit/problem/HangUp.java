package dev.candor.kit.problem;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;

/// Ends a request whose body nobody wants, without hiding the answer from a client that is still
/// sending: it has a moment to read it.
///
/// Over HTTP/1.1 the connection is closed, and said to be. Over HTTP/2 other requests share the
/// connection: one stream is reset (RFC 9113, 8.1), and there is no `Connection` header (8.2.2).
public final class HangUp {
    /// How long a client may go on sending.
    private static final Duration LINGER = Duration.ofSeconds(2);

    private HangUp() {}

    /// Answers, and drops what still comes of the body.
    ///
    /// @param answer writes head and end of the response
    public static void refusing(Vertx vertx, HttpServerRequest request, Runnable answer) {
        soon(vertx, request);
        answer.run();
        if (!request.isEnded()) {
            request.handler(_ -> {}).endHandler(_ -> now(request)).resume();
        }
    }

    /// Ends it in a moment, unless all of the body has come. Call it before the response has a
    /// head.
    public static void soon(Vertx vertx, HttpServerRequest request) {
        if (request.isEnded() || request.response().closed()) {
            return;
        }
        if (request.version() != HttpVersion.HTTP_2) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        vertx.setTimer(LINGER.toMillis(), _ -> now(request));
    }

    /// Ends it where it stands.
    public static void now(HttpServerRequest request) {
        if (request.version() != HttpVersion.HTTP_2) {
            request.connection().close();
        } else if (!request.isEnded() || !request.response().ended()) {
            request.response().reset();
        }
    }
}
