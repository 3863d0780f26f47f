package dev.candor.label.rendering.medium;

import dev.candor.kit.problem.Declined;
import dev.candor.kit.spool.SpoolEntry;
import dev.candor.label.plan.Variant;
import dev.candor.label.plan.Visible;
import java.io.IOException;
import java.util.Optional;

/// Labels one kind of media. A bean of this type is found by the door and asked in the order of
/// its priority; the first that knows the media has it. Thread-safe; blocking, on a worker.
public interface Labeller {
    /// The media type of what it makes of a file, told by the first bytes rather than by what the
    /// sender calls it; none when the file is not of its kind.
    ///
    /// @throws Declined when it is of its kind and cannot be read
    Optional<String> mediaType(SpoolEntry source) throws IOException;

    /// Whether a plan asks for anything in media of this kind.
    boolean isDue(Visible visible, Variant variant);

    /// Writes the labelled media, and measures what it wrote. After an exception the target is
    /// worthless.
    ///
    /// @throws Declined when it cannot be labelled as planned; nothing weaker is ever written
    Labelled label(Work work) throws IOException;
}
