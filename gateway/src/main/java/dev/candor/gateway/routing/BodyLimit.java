package dev.candor.gateway.routing;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VertxException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.streams.ReadStream;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import org.jspecify.annotations.Nullable;

/// Counts a body that does not say how long it is, and ends the exchange where it passes the limit.
///
/// A stated `Content-Length` is judged before anything is sent on; this is for chunked bodies,
/// which no limit of the server touches on a proxied route.
///
/// Over HTTP/2 such a body is no more than frames without a length (RFC 9113, 8.1), and nothing in
/// the header tells it from no body at all. So the service's side is chunked when the first bytes
/// arrive, and stays without a body when none do.
final class BodyLimit implements ProxyInterceptor {
    private static final String ONWARD = "onward";

    private final long limit;
    private final ProblemWriter problems;

    BodyLimit(long limit, ProblemWriter problems) {
        this.limit = limit;
        this.problems = problems;
    }

    /// Keeps the request that goes on, for the body to say how it is framed.
    static Future<HttpClientRequest> framing(
            ProxyContext context, Future<HttpClientRequest> onward) {
        return onward.onSuccess(request -> context.set(ONWARD, request));
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        var request = context.request();
        var body = request.getBody();
        if (body != null && body.length() < 0) {
            request.setBody(Body.body(new Counted(body.stream(), context)));
        }
        return context.sendRequest();
    }

    /// Hands buffers on while they fit. One event loop drives it.
    private final class Counted implements ReadStream<Buffer> {
        private final ReadStream<Buffer> source;
        private final ProxyContext context;
        private @Nullable Handler<Throwable> whenBroken;
        private long seen;
        private boolean over;

        Counted(ReadStream<Buffer> source, ProxyContext context) {
            this.source = source;
            this.context = context;
        }

        @Override
        @SuppressWarnings("NullAway") // Vert.x takes a null handler to mean: stop telling me
        public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
            source.handler(handler == null ? null : buffer -> take(buffer, handler));
            return this;
        }

        private void take(Buffer buffer, Handler<Buffer> handler) {
            if (over) {
                return;
            }
            if (seen == 0) {
                context.get(ONWARD, HttpClientRequest.class).setChunked(true);
            }
            seen += buffer.length();
            if (seen <= limit) {
                handler.handle(buffer);
                return;
            }
            over = true;
            problems.tooLarge(context.request().proxiedRequest(), limit);
            if (whenBroken != null) {
                whenBroken.handle(new VertxException("body over the limit", true));
            }
        }

        @Override
        @SuppressWarnings("NullAway") // as above
        public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
            whenBroken = handler;
            source.exceptionHandler(handler);
            return this;
        }

        @Override
        public ReadStream<Buffer> pause() {
            source.pause();
            return this;
        }

        @Override
        public ReadStream<Buffer> resume() {
            source.resume();
            return this;
        }

        @Override
        public ReadStream<Buffer> fetch(long amount) {
            source.fetch(amount);
            return this;
        }

        @Override
        @SuppressWarnings("NullAway") // as above
        public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
            source.endHandler(handler);
            return this;
        }
    }
}
