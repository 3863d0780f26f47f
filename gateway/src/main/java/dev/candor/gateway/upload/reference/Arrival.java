package dev.candor.gateway.upload.reference;

import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.http.HttpClientResponse;

/// An answer's body on its way into a file: no more of it than is allowed, and no faster than the
/// disk takes it. One event loop drives it.
final class Arrival {
    private final HttpClientResponse from;
    private final AsyncFile to;
    private final long most;
    private final Promise<Void> all = Promise.promise();
    private long arrived;
    private int unwritten;
    private boolean ended;

    private Arrival(HttpClientResponse from, AsyncFile to, long most) {
        this.from = from;
        this.to = to;
        this.most = most;
    }

    /// @param from paused
    /// @return done when all of it is in the file, which is closed then
    static Future<Void> of(HttpClientResponse from, AsyncFile to, long most) {
        var arrival = new Arrival(from, to, most);
        arrival.begin();
        return arrival.all
                .future()
                .eventually(() -> to.close().recover(_ -> Future.succeededFuture()));
    }

    private void begin() {
        to.exceptionHandler(all::tryFail);
        from.exceptionHandler(all::tryFail);
        from.handler(this::take);
        from.endHandler(
                _ -> {
                    ended = true;
                    settle();
                });
        from.resume();
    }

    private void take(Buffer bytes) {
        arrived += bytes.length();
        if (arrived > most) {
            from.handler(_ -> {}); // the connection is closed in a moment
            all.tryFail(tooLarge(most));
            return;
        }
        unwritten++;
        to.write(bytes)
                .onFailure(all::tryFail)
                .onSuccess(
                        _ -> {
                            unwritten--;
                            settle();
                        });
        if (to.writeQueueFull()) {
            from.pause();
            to.drainHandler(_ -> from.resume());
        }
    }

    /// The last write may still fail when the last byte is here.
    private void settle() {
        if (ended && unwritten == 0) {
            all.tryComplete();
        }
    }

    static Declined tooLarge(long most) {
        return new Declined(
                        CommonProblem.PAYLOAD_TOO_LARGE,
                        "An asset may have at most %d bytes.".formatted(most))
                .at("/asset/url")
                .with("limit", most);
    }
}
