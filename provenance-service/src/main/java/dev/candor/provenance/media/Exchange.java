package dev.candor.provenance.media;

import io.vertx.ext.web.RoutingContext;

/// A request and its answer, however they end.
public final class Exchange {
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
}
