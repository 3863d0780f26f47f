package dev.candor.gateway.publication;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The formats that are published, by the media types inspection gives them.
enum Format {
    JPEG("jpg", "image/jpeg", "image/jpg", "image/pjpeg"),
    PNG("png", "image/png"),
    GIF("gif", "image/gif"),
    TIFF("tif", "image/tiff", "image/tiff-fx"),
    WEBP("webp", "image/webp"),
    AVIF("avif", "image/avif"),
    HEIC("heic", "image/heic", "image/heif"),
    HEIF("heif", "image/heif", "image/heic"),
    MP4("mp4", "video/mp4", "application/mp4"),
    MOV("mov", "video/quicktime", "video/mov"),
    M4V("m4v", "video/x-m4v", "video/m4v", "video/mp4"),
    MP3("mp3", "audio/mpeg", "audio/mp3", "audio/x-mp3"),
    WAV("wav", "audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave"),
    FLAC("flac", "audio/flac", "audio/x-flac"),
    OGG("ogg", "audio/ogg", "application/ogg", "audio/opus", "audio/vorbis", "audio/x-ogg"),
    M4A("m4a", "audio/mp4", "audio/m4a", "audio/x-m4a"),
    PDF("pdf", "application/pdf"),
    HTML("html", "text/html", "application/xhtml+xml"),
    TEXT("txt", "text/plain");

    private final String extension;
    private final List<String> mediaTypes;

    Format(String extension, String... mediaTypes) {
        this.extension = extension;
        this.mediaTypes = List.of(mediaTypes);
    }

    /// The format that inspection calls by this media type; nothing if it is not published.
    static Optional<Format> of(String mediaType) {
        return Arrays.stream(values())
                .filter(format -> format.mediaType().equals(mediaType))
                .findFirst();
    }

    /// All of them, for people.
    static String listed() {
        return Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
    }

    /// A file name's ending, without a dot.
    String extension() {
        return extension;
    }

    private String mediaType() {
        return mediaTypes.getFirst();
    }

    /// Whether a sender who says this media type means the format. Parameters do not count.
    boolean goesBy(String said) {
        int end = said.indexOf(';');
        var type = (end < 0 ? said : said.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        return mediaTypes.contains(type);
    }

    /// Whether a browser may show it where it is: a page or a document of somebody's would speak
    /// in our name.
    boolean isInline() {
        return switch (Modality.of(mediaType())) {
            case IMAGE, VIDEO, AUDIO -> true;
            case TEXT, DOCUMENT -> false;
        };
    }
}
