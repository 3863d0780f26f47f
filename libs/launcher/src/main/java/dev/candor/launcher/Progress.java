package dev.candor.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Tells a person what happens: a line for each step that is done, with how long it took, and a
/// sign of life while a step takes long.
///
/// Safe for use by several threads.
final class Progress {

    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

    private final PrintStream out;
    private final Set<Step> pending = new LinkedHashSet<>();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("progress").factory());

    Progress(PrintStream out) {
        this(out, SIGN_OF_LIFE);
    }

    Progress(PrintStream out, Duration signOfLife) {
        this.out = out;
        var period = signOfLife.toMillis();
        clock.scheduleAtFixedRate(this::sayPending, period, period, TimeUnit.MILLISECONDS);
    }

    synchronized void say(String text) {
        out.println(text);
        out.flush();
    }

    /// A step that begins now.
    synchronized Step begin(String name) {
        var step = new Step(name, System.nanoTime());
        pending.add(step);
        return step;
    }

    private synchronized void sayPending() {
        if (!pending.isEmpty()) {
            var steps = pending.stream().map(Step::soFar).collect(Collectors.joining(", "));
            say("  … waiting for " + steps);
        }
    }

    final class Step {
        private final String name;
        private final long since;

        private Step(String name, long since) {
            this.name = name;
            this.since = since;
        }

        void done(String what) {
            synchronized (Progress.this) {
                pending.remove(this);
                say("  %-20s %-46s %s".formatted(name, what, seconds(took())));
            }
        }

        private Duration took() {
            return Duration.ofNanos(System.nanoTime() - since);
        }

        private String soFar() {
            return "%s (%d s)".formatted(name, took().toSeconds());
        }
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
