package dev.candor.label.rendering;

import dev.candor.kit.spool.SpoolEntry;
import dev.candor.label.plan.Variant;
import dev.candor.label.plan.Visible;
import dev.candor.label.rendering.medium.Labelled;
import dev.candor.label.rendering.medium.Labeller;
import dev.candor.label.rendering.medium.Measured;
import dev.candor.label.rendering.medium.Work;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/// Media that something unexpected happens to, and media that finds no thread as often as a job
/// is tried.
@ApplicationScoped
@Priority(100)
class StumblingLabeller implements Labeller {
    private static final String MARK = "\u0001stumble";
    private static final String CROWDED = "\u0001crowded";
    private static final int ATTEMPTS = 3;

    private final AtomicInteger turnedAway = new AtomicInteger();

    @Override
    public Optional<String> mediaType(SpoolEntry source) throws IOException {
        try (var in = Files.newInputStream(source.path())) {
            var start = new String(in.readNBytes(8), StandardCharsets.US_ASCII);
            return start.equals(MARK) || start.equals(CROWDED)
                    ? Optional.of("application/x-stumble")
                    : Optional.empty();
        }
    }

    @Override
    public boolean isDue(Visible visible, Variant variant) {
        return visible instanceof Visible.Label;
    }

    @Override
    public Labelled label(Work work) throws IOException {
        if (!isCrowded(work.source())) {
            throw new IllegalStateException("nobody thought of this");
        }
        if (turnedAway.incrementAndGet() <= ATTEMPTS) {
            throw new RejectedExecutionException("all threads have work");
        }
        Files.copy(work.source().path(), work.target(), StandardCopyOption.REPLACE_EXISTING);
        return new Labelled("labelled", Measured.unseen(List.of()));
    }

    private static boolean isCrowded(SpoolEntry source) throws IOException {
        return Files.readString(source.path(), StandardCharsets.US_ASCII).equals(CROWDED);
    }
}
