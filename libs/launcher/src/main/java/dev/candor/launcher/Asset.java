package dev.candor.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/// A file to publish.
record Asset(String name, String mediaType, byte[] content) {

    static Asset of(Path file) {
        try {
            return new Asset(
                    Objects.requireNonNull(file.getFileName()).toString().replace('"', '_'),
                    mediaType(file),
                    Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + file, e);
        }
    }

    /// By the name only; the suite looks at the bytes itself.
    private static String mediaType(Path file) {
        var name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".jpg") || name.endsWith(".jpeg")) {
            return "image/jpeg";
        }
        return name.endsWith(".png") ? "image/png" : "application/octet-stream";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Asset asset
                && name.equals(asset.name)
                && mediaType.equals(asset.mediaType)
                && Arrays.equals(content, asset.content);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, mediaType, Arrays.hashCode(content));
    }

    @Override
    public String toString() {
        return "%s (%s, %d bytes)".formatted(name, mediaType, content.length);
    }
}
