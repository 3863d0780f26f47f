package dev.candor.c2pa;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// A file on its way to the disk, while something else is done.
final class Flushing {
    /// A smaller file is flushed when it is waited for, by who waits: waking a thread for it, and
    /// being woken by it, costs a core that others work on more than is won. 256 KB.
    private static final long WORTH_A_THREAD = 256 * 1024;

    /// As many threads as files are flushed at once, kept for the next ones. A virtual thread would
    /// cost more: while it waits for the disk, another is woken to stand in for it.
    private static final ExecutorService FLUSHERS =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("candor-flush").factory());

    private final FutureTask<@Nullable Void> task;

    private Flushing(FutureTask<@Nullable Void> task) {
        this.task = task;
    }

    /// Begins to force what was written to the disk.
    static Flushing begin(FileChannel file) throws IOException {
        var task =
                new FutureTask<@Nullable Void>(
                        () -> {
                            file.force(true);
                            return null;
                        });
        if (file.size() >= WORTH_A_THREAD) {
            FLUSHERS.execute(task);
        }
        return new Flushing(task);
    }

    /// Nothing is forced to the disk.
    static Flushing none() {
        return new Flushing(new FutureTask<>(() -> null));
    }

    /// Waits until the disk has it.
    ///
    /// @throws IOException if it has not room for it, or fails
    void await() throws IOException {
        task.run(); // unless a thread has it already
        try {
            task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the disk was waited for");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
