package dev.candor.kit.problem;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/// Tells a full volume from other faults: it is no fault of ours, and passes.
public final class NoRoom {
    /// As the systems we run on say it; the JDK has no type of its own for it.
    private static final List<String> WORDS =
            List.of("No space left on device", "Disk quota exceeded");

    private static final int DEEPEST = 16;

    private NoRoom() {}

    /// Whether a volume was full.
    public static boolean causedBy(Throwable e) {
        return Stream.iterate(e, c -> c != null, Throwable::getCause)
                .limit(DEEPEST)
                .filter(IOException.class::isInstance)
                .map(cause -> String.valueOf(cause.getMessage()))
                .anyMatch(message -> WORDS.stream().anyMatch(message::contains));
    }

    /// The refusal for it.
    public static Declined declined() {
        return new Declined(
                CommonProblem.NO_ROOM, "Nothing was kept. Try again later, or tell the operator.");
    }
}
