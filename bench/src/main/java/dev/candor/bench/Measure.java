package dev.candor.bench;

import java.util.Arrays;

/// Best and median of repeated runs. The best is what the machine can do; the median is what it
/// did.
///
/// @param bestNanos the quickest run
/// @param medianNanos the middle run
record Measure(long bestNanos, long medianNanos) {

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

    double bestMillis() {
        return bestNanos / 1e6;
    }

    double medianMillis() {
        return medianNanos / 1e6;
    }
}
