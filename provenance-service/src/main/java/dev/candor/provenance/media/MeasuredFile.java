package dev.candor.provenance.media;

import dev.candor.kit.digest.Digests;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.streams.WriteStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// Counts and hashes what passes on its way into a file, and stops where the allowance ends: a
/// chunked body says nothing of its length beforehand.
final class MeasuredFile implements WriteStream<Buffer> {
    private final AsyncFile file;
    private final Path path;
    private final Allowance allowance;
    private final MessageDigest digest = Digests.sha256();
    private long size;
    private boolean ended;

    MeasuredFile(AsyncFile file, Path path, Allowance allowance) {
        this.file = file;
        this.path = path;
        this.allowance = allowance;
    }

    /// What was written. Once, after the end.
    Media measured() {
        return new Media(path, Digests.hex(digest), size);
    }

    @Override
    public Future<Void> write(Buffer data) {
        size += data.length();
        if (ended || !allowance.takes(data.length())) {
            return Future.failedFuture(allowance.exceeded());
        }
        digest.update(data.getBytes());
        return file.write(data);
    }

    @Override
    public void write(Buffer data, @Nullable Handler<AsyncResult<Void>> handler) {
        var written = write(data);
        if (handler != null) {
            written.onComplete(handler);
        }
    }

    /// Closes the file; a second time does nothing.
    @Override
    public Future<Void> end() {
        if (ended) {
            return Future.succeededFuture();
        }
        ended = true;
        return file.close();
    }

    @Override
    public void end(@Nullable Handler<AsyncResult<Void>> handler) {
        var closed = end();
        if (handler != null) {
            closed.onComplete(handler);
        }
    }

    @Override
    public MeasuredFile exceptionHandler(@Nullable Handler<Throwable> handler) {
        if (!ended) {
            file.exceptionHandler(handler);
        }
        return this;
    }

    @Override
    public MeasuredFile setWriteQueueMaxSize(int maxSize) {
        file.setWriteQueueMaxSize(maxSize);
        return this;
    }

    @Override
    public boolean writeQueueFull() {
        return !ended && file.writeQueueFull();
    }

    @Override
    public MeasuredFile drainHandler(@Nullable Handler<Void> handler) {
        if (!ended) {
            file.drainHandler(handler);
        }
        return this;
    }
}
