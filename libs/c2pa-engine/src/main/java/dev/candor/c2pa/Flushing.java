package dev.candor.c2pa;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/// A file on its way to the disk, while something else is done.
final class Flushing {
    /// As many threads as files are flushed at once, kept for the next ones. A virtual thread would
    /// cost more: while it waits for the disk, another is woken to stand in for it.
    private static final ExecutorService FLUSHERS =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("candor-flush").factory());

    private final FutureTask<Void> task;

    private Flushing(FutureTask<Void> task) {
        this.task = task;
    }

    /// Begins to force what was written to the disk.
    static Flushing begin(FileChannel file) {
        var task =
                new FutureTask<Void>(
                        () -> {
                            file.force(true);
                            return null;
                        });
        FLUSHERS.execute(task);
        return new Flushing(task);
    }

    /// Nothing is forced to the disk.
    static Flushing none() {
        var nothing = new FutureTask<Void>(() -> null);
        nothing.run();
        return new Flushing(nothing);
    }

    /// Waits until the disk has it.
    ///
    /// @throws IOException if it has not room for it, or fails
    void await() throws IOException {
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
