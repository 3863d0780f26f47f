package dev.candor.label.rendering;

import dev.candor.label.rendering.medium.Measured;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The record of a rendering: what came in, what went out and what was measured. The media
/// itself is not kept here.
///
/// @param variant the file of the plan that it is
/// @param sourceSha256 digest of the media that came in
/// @param resultSha256 digest of the labelled media; absent when nothing was drawn
@RegisterForReflection
record RenderingRecordView(
        UUID id,
        UUID planId,
        String variant,
        boolean rendered,
        @Nullable String reason,
        @Nullable String text,
        String sourceSha256,
        @Nullable String resultSha256,
        @Nullable Measured measured,
        Instant createdAt) {
    static RenderingRecordView of(Rendering rendering) {
        return switch (rendering.outcome()) {
            case Rendering.NotDue notDue ->
                    new RenderingRecordView(
                            rendering.id(),
                            rendering.plan().value(),
                            rendering.variant(),
                            false,
                            notDue.reason(),
                            null,
                            rendering.sourceSha256(),
                            null,
                            null,
                            rendering.createdAt());
            case Rendering.Drawn drawn ->
                    new RenderingRecordView(
                            rendering.id(),
                            rendering.plan().value(),
                            rendering.variant(),
                            true,
                            null,
                            drawn.text(),
                            rendering.sourceSha256(),
                            drawn.resultSha256(),
                            drawn.measured(),
                            rendering.createdAt());
        };
    }
}
