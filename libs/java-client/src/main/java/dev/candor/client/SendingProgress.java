package dev.candor.client;

/// Is told how far a file has been sent; from the thread that sends it.
@FunctionalInterface
public interface SendingProgress {
    SendingProgress UNSEEN = (_, _) -> {};

    /// @param bytes sent so far
    /// @param all bytes the file has
    void sent(long bytes, long all);
}
