package dev.candor.gateway.upload.reference;

import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.http.HttpClientResponse;

/// Media on its way from a store into a file, no faster than the disk takes it, and no more of it
/// than allowed. On one event loop.
final class Arrival {
    private final HttpClientResponse from;
    private final Promise<Void> all = Promise.promise();
    private long arrived;
    private int unwritten;
    private boolean ended;

    /// @param from as it has just begun: it is held until somebody takes it, and if it breaks off
    /// before, that is known then
    Arrival(HttpClientResponse from) {
        this.from = from.pause().exceptionHandler(all::tryFail);
    }

    HttpClientResponse answer() {
        return from;
    }

    /// @return done when all of it is in the file, which is closed then
    Future<Void> into(AsyncFile to, long most) {
        to.exceptionHandler(all::tryFail);
        from.handler(bytes -> take(bytes, to, most));
        from.endHandler(
                _ -> {
                    ended = true;
                    settle();
                });
        from.resume();
        return all.future().eventually(() -> to.close().recover(_ -> Future.succeededFuture()));
    }

    private void take(Buffer bytes, AsyncFile to, long most) {
        arrived += bytes.length();
        if (arrived > most) {
            all.tryFail(tooLarge(most));
        }
        if (all.future().isComplete()) {
            return; // the file is closed, and the connection will be in a moment
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
