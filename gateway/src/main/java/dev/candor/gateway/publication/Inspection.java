package dev.candor.gateway.publication;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What provenance-service found in a file: the members the gateway reads of its answer.
///
/// @param orientation EXIF orientation, 1 to 8
@RegisterForReflection
public record Inspection(
        String mediaType,
        long size,
        String sha256,
        int width,
        int height,
        @Nullable Integer orientation,
        Verification verification,
        @Nullable List<Mark> marks) {

    /// A mark in the file's metadata.
    @RegisterForReflection
    record Mark(String kind, String field, @Nullable String value) {
        boolean isDigitalSourceType() {
            return value != null && field.toLowerCase(Locale.ROOT).contains("digitalsourcetype");
        }
    }

    boolean hasCredentials() {
        return switch (verification.state()) {
            case Trusted, Valid, Invalid -> true;
            case NoManifest, Remote, Unsupported -> false;
        };
    }

    Stream<Mark> sourceTypeMarks() {
        return marks == null ? Stream.of() : marks.stream().filter(Mark::isDigitalSourceType);
    }
}
