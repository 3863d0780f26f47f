package dev.candor.embedded;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for a server to answer, as long as it lives and no longer than allowed.
public final class Patience {

    private static final Duration STEP = Duration.ofMillis(100);

    private Patience() {}

    /// Returns when `ready` says so.
    ///
    /// @throws IllegalStateException when the process ends first or the time is up; the message
    /// has its last words
    public static void until(String what, Duration limit, Leash leash, BooleanSupplier ready) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!ready.getAsBoolean()) {
            if (!leash.isAlive()) {
                throw new IllegalStateException(
                        "%s ended at its start. Its last words (%s):%n%s"
                                .formatted(what, leash.log(), leash.lastWords()));
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "%s did not answer within %d s. Its last words (%s):%n%s"
                                .formatted(
                                        what, limit.toSeconds(), leash.log(), leash.lastWords()));
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("Interrupted while waiting for " + what);
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }
}
