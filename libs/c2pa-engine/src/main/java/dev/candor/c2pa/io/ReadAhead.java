package dev.candor.c2pa.io;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Reads the next pieces of a long range while the last ones are worked on. Has a thread of its
/// own, which ends when it is closed, and 4 MB of memory. Until then nobody else may read from the
/// source. Not thread safe.
final class ReadAhead implements AutoCloseable {
    /// The shortest range that is worth a thread. A picture is not: many of them are verified at a
    /// time, and each has a thread already.
    static final long WORTHWHILE = 16 << 20;

    private static final int PIECE = 1 << 18;

    /// How many pieces are handed over at once.
    private static final int RUN = 8;

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
    private Run spare = new Run();
    private Run given = new Run();
    private long position;
    private @Nullable Future<Run> pending;

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
        if (!given.hasNext()) {
            turn();
        }
        return given.next();
    }

    /// Takes what was read, and has what follows read meanwhile.
    private void turn() throws IOException {
        var run = await(pending == null ? read(1) : pending);
        position += run.length();
        spare = given;
        given = run;
        pending = run.hasNext() ? read(RUN) : CompletableFuture.completedFuture(run);
    }

    private Future<Run> read(int pieces) {
        var run = spare;
        long from = position;
        return from < end
                ? reader.submit(() -> run.fill(source, from, end, pieces))
                : CompletableFuture.completedFuture(run.emptied());
    }

    /// Pieces that are read one behind the other and handed over together: to wake a thread takes
    /// as long as to hash some kilobytes.
    private static final class Run {
        private final List<ByteBuffer> memory = new ArrayList<>();
        private int filled;
        private int next;

        /// Reads up to `most` pieces; fewer at the end.
        Run fill(Source source, long from, long end, int most) throws IOException {
            emptied();
            long at = from;
            while (filled < most && at < end) {
                if (memory.size() == filled) {
                    memory.add(ByteBuffer.allocate(PIECE));
                }
                var piece = memory.get(filled).clear().limit((int) Math.min(PIECE, end - at));
                if (!source.read(piece, at).hasRemaining()) {
                    break; // the asset shrank
                }
                at += piece.remaining();
                filled++;
            }
            return this;
        }

        Run emptied() {
            filled = 0;
            next = 0;
            return this;
        }

        long length() {
            return memory.subList(0, filled).stream().mapToLong(ByteBuffer::remaining).sum();
        }

        boolean hasNext() {
            return next < filled;
        }

        ByteBuffer next() {
            return hasNext() ? memory.get(next++).duplicate() : ByteBuffer.allocate(0);
        }
    }

    private static Run await(Future<Run> piece) throws IOException {
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
