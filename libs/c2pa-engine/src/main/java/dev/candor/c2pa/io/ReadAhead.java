package dev.candor.c2pa.io;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Reads the next piece of a long range while the last one is worked on. Has a thread of its own,
/// which ends when it is closed, and two pieces of memory. Until then nobody else may read from the
/// source. Not thread safe.
final class ReadAhead implements AutoCloseable {
    /// The shortest range that is worth a thread. A picture is not: many of them are verified at a
    /// time, and each has a thread already.
    static final long WORTHWHILE = 16 << 20;

    private static final int PIECE = 1 << 18;
    private static final ThreadFactory READERS =
            Thread.ofPlatform().daemon().name("candor-read-ahead").factory();

    /// How many are reading. One processor works and the others may read: more threads than that
    /// would only take turns.
    private static final AtomicInteger READING = new AtomicInteger();

    /// Where bytes come from.
    @FunctionalInterface
    interface Source {
        /// Fills the buffer from `from` on and turns it around for reading; there are fewer bytes
        /// in it only at the end.
        ByteBuffer read(ByteBuffer buffer, long from) throws IOException;
    }

    private final Source source;
    private final long end;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(READERS);
    private ByteBuffer spare = ByteBuffer.allocate(PIECE);
    private ByteBuffer given = ByteBuffer.allocate(PIECE);
    private long position;
    private @Nullable Future<ByteBuffer> pending;

    private ReadAhead(Source source, long from, long end) {
        this.source = source;
        this.position = from;
        this.end = end;
    }

    /// A reader of a range, to be closed; nothing if the range is too short, or every processor
    /// has enough to do.
    ///
    /// @param from the first byte
    /// @param end the first byte that is not read
    static Optional<ReadAhead> of(Source source, long from, long end) {
        return end - from >= WORTHWHILE && begins()
                ? Optional.of(new ReadAhead(source, from, end))
                : Optional.empty();
    }

    private static boolean begins() {
        if (READING.incrementAndGet() < Runtime.getRuntime().availableProcessors()) {
            return true;
        }
        READING.decrementAndGet();
        return false;
    }

    /// The next piece, good until the next call; empty behind the last one.
    ///
    /// @throws IOException what the source threw
    ByteBuffer next() throws IOException {
        var piece = await(pending == null ? read() : pending);
        position += piece.remaining();
        spare = given;
        given = piece;
        pending = piece.hasRemaining() ? read() : CompletableFuture.completedFuture(piece);
        return piece.duplicate();
    }

    private Future<ByteBuffer> read() {
        var buffer = spare.clear().limit((int) Math.min(PIECE, end - position));
        long from = position;
        return buffer.hasRemaining()
                ? reader.submit(() -> source.read(buffer, from))
                : CompletableFuture.completedFuture(buffer);
    }

    private static ByteBuffer await(Future<ByteBuffer> piece) throws IOException {
        try {
            return piece.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the asset was read");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case RuntimeException unchecked -> throw unchecked;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    /// Waits for what is being read, and ends the thread.
    @Override
    public void close() {
        reader.close();
        READING.decrementAndGet();
    }
}
