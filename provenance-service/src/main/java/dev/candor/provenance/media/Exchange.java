package dev.candor.provenance.media;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/// A request and its answer, however they end.
public final class Exchange {
    /// How long an answer to an unwanted upload may take to arrive before the line is cut.
    private static final Duration LINGER = Duration.ofSeconds(2);

    private Exchange() {}

    /// Runs `action` once the answer is out or the client is gone; at once if that is so already.
    /// Call it on the exchange's event loop.
    public static void whenOver(RoutingContext exchange, Runnable action) {
        if (exchange.response().closed()) {
            action.run();
        } else {
            exchange.addEndHandler(_ -> action.run());
        }
    }

    /// A client that goes on sending what nobody wants may read the answer; then the line is cut.
    static void hangUpSoon(RoutingContext exchange) {
        var request = exchange.request();
        var response = exchange.response();
        if (request.isEnded() || response.closed()) {
            return;
        }
        if (request.version() == HttpVersion.HTTP_2) {
            exchange.vertx().setTimer(LINGER.toMillis(), _ -> response.reset());
        } else {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            exchange.vertx().setTimer(LINGER.toMillis(), _ -> request.connection().close());
        }
    }
}
