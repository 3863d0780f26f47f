package dev.candor.label.rendering;

import dev.candor.kit.spool.SpoolEntry;
import dev.candor.label.rendering.medium.Measured;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A rendering as answers carry it.
///
/// @param reason why nothing was drawn; absent when something was
/// @param text what the label in the media says
/// @param spool the labelled media; absent when nothing was drawn
@RegisterForReflection
record RenderingView(
        UUID id,
        boolean rendered,
        @Nullable String reason,
        @Nullable String text,
        @Nullable SpoolView spool,
        @Nullable Measured measured) {

    @RegisterForReflection
    record SpoolView(String id, String sha256, long size, String mediaType) {
        static SpoolView of(SpoolEntry entry) {
            return new SpoolView(entry.id(), entry.sha256(), entry.size(), entry.mediaType());
        }
    }
}
