package dev.candor.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;

/// Best and median of repeated runs. The best is what the machine can do; the median is what it
/// did.
///
/// @param bestNanos the quickest run
/// @param medianNanos the middle run
record Measure(long bestNanos, long medianNanos) {
    private static final Duration A_WHILE = Duration.ofSeconds(1);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
    private static final long QUIET_MILLIS = 30;

    /// Something to time that may fail.
    interface Work {
        void run() throws Exception;
    }

    static Measure of(int warmUps, int runs, Work work) throws Exception {
        for (int i = 0; i < warmUps; i++) {
            work.run();
        }
        var nanos = new long[runs];
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            work.run();
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return new Measure(nanos[0], nanos[runs / 2]);
    }

    /// Repeats the work until the compiler, which would take a processor of its own, is done with
    /// it; for at most a minute.
    static void settle(Work work) throws Exception {
        var compiler = ManagementFactory.getCompilationMXBean();
        long end = System.nanoTime() + LONG_ENOUGH.toNanos();
        long compiled = Long.MAX_VALUE;
        while (compiled > QUIET_MILLIS && System.nanoTime() < end) {
            long before = compiler.getTotalCompilationTime();
            long pause = System.nanoTime() + A_WHILE.toNanos();
            while (System.nanoTime() < pause) {
                work.run();
            }
            compiled = compiler.getTotalCompilationTime() - before;
        }
    }

    /// What so many of them do not exceed, in milliseconds.
    ///
    /// @param quantile above 0, at most 1
    static double millis(long[] sortedNanos, double quantile) {
        return sortedNanos[(int) Math.ceil(sortedNanos.length * quantile) - 1] / 1e6;
    }

    double bestMillis() {
        return bestNanos / 1e6;
    }

    double medianMillis() {
        return medianNanos / 1e6;
    }
}
