package dev.candor.label.rendering.memory;

import dev.candor.label.rendering.failure.MediaException;
import java.util.concurrent.Semaphore;

/// Heap that all media under work may take together. Whoever would take more than is free waits
/// for others; whoever would take more than there is, is refused. Thread-safe.
public final class WorkingMemory {
    private static final int MEGABYTE = 1 << 20;

    private final int megabytes;
    private final Semaphore free;

    /// @param megabytes of heap, at least one
    public WorkingMemory(int megabytes) {
        this.megabytes = megabytes;
        this.free = new Semaphore(megabytes, true);
    }

    /// @param about what takes it, with a plural verb behind it: `8 × 8 pixels`
    /// @throws MediaException.TooLarge when there is not so much, taken or not
    public void require(long bytes, String about) throws MediaException.TooLarge {
        if (share(bytes) > megabytes) {
            throw new MediaException.TooLarge(
                    "%s take %d MB of memory; this service has %d MB for media under work"
                            .formatted(about, share(bytes), megabytes));
        }
    }

    /// Waits until so much is free, and has it until it is given back. Nobody takes twice for one
    /// piece of media: two who wait for each other's second share would wait for ever.
    ///
    /// @throws MediaException.TooLarge when there is not so much, taken or not
    public Share take(long bytes, String about) throws MediaException.TooLarge {
        require(bytes, about);
        var share = share(bytes);
        free.acquireUninterruptibly(share);
        return () -> free.release(share);
    }

    /// What somebody has of it. Closed once.
    public interface Share extends AutoCloseable {
        @Override
        void close();
    }

    private static int share(long bytes) {
        return (int) Math.min(Integer.MAX_VALUE - 1, bytes / MEGABYTE) + 1;
    }
}
