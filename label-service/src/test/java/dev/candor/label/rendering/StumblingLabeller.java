package dev.candor.label.rendering;

import dev.candor.kit.spool.SpoolEntry;
import dev.candor.label.plan.Variant;
import dev.candor.label.plan.Visible;
import dev.candor.label.rendering.medium.Labelled;
import dev.candor.label.rendering.medium.Labeller;
import dev.candor.label.rendering.medium.Work;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;

/// Media that something unexpected happens to.
@ApplicationScoped
@Priority(100)
class StumblingLabeller implements Labeller {
    private static final String MARK = "\u0001stumble";

    @Override
    public Optional<String> mediaType(SpoolEntry source) throws IOException {
        try (var in = Files.newInputStream(source.path())) {
            return new String(in.readNBytes(8), StandardCharsets.US_ASCII).equals(MARK)
                    ? Optional.of("application/x-stumble")
                    : Optional.empty();
        }
    }

    @Override
    public boolean isDue(Visible visible, Variant variant) {
        return visible instanceof Visible.Label;
    }

    @Override
    public Labelled label(Work work) {
        throw new IllegalStateException("nobody thought of this");
    }
}
