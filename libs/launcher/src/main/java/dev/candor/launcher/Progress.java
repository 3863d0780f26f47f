package dev.candor.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// Tells a person what happens, a line a step, with how long it took.
///
/// Safe for use by several threads.
final class Progress {

    private final PrintStream out;

    Progress(PrintStream out) {
        this.out = out;
    }

    synchronized void say(String text) {
        out.println(text);
        out.flush();
    }

    /// A step that begins now.
    Step begin(String name) {
        return new Step(name, System.nanoTime());
    }

    final class Step {
        private final String name;
        private final long since;

        private Step(String name, long since) {
            this.name = name;
            this.since = since;
        }

        void done(String what) {
            say(
                    "  %-20s %-46s %s"
                            .formatted(
                                    name,
                                    what,
                                    seconds(Duration.ofNanos(System.nanoTime() - since))));
        }
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
