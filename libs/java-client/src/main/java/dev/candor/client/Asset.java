package dev.candor.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A file that is sent. It is read while it goes; it never lies in memory.
///
/// @param file what is sent; must not change meanwhile
/// @param mediaType what it is, such as `image/jpeg`
public record Asset(Path file, String mediaType) {
    private static final Map<String, String> BY_ENDING =
            Map.ofEntries(
                    Map.entry("jpg", "image/jpeg"),
                    Map.entry("jpeg", "image/jpeg"),
                    Map.entry("png", "image/png"),
                    Map.entry("gif", "image/gif"),
                    Map.entry("tif", "image/tiff"),
                    Map.entry("tiff", "image/tiff"),
                    Map.entry("webp", "image/webp"),
                    Map.entry("avif", "image/avif"),
                    Map.entry("heic", "image/heic"),
                    Map.entry("heif", "image/heif"),
                    Map.entry("mp4", "video/mp4"),
                    Map.entry("mov", "video/quicktime"),
                    Map.entry("m4v", "video/x-m4v"),
                    Map.entry("mp3", "audio/mpeg"),
                    Map.entry("wav", "audio/wav"),
                    Map.entry("flac", "audio/flac"),
                    Map.entry("ogg", "audio/ogg"),
                    Map.entry("opus", "audio/ogg"),
                    Map.entry("m4a", "audio/mp4"),
                    Map.entry("pdf", "application/pdf"),
                    Map.entry("html", "text/html"),
                    Map.entry("htm", "text/html"),
                    Map.entry("txt", "text/plain"));

    /// The media type that a file's name speaks of; none for an ending not known here.
    public static Optional<String> mediaTypeOf(Path file) {
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(BY_ENDING.get(name.substring(name.lastIndexOf('.') + 1)));
    }

    String name() {
        return String.valueOf(file.getFileName());
    }

    long size() throws IOException {
        return Files.size(file);
    }
}
