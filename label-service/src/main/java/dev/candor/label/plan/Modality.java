package dev.candor.label.plan;

import java.util.Locale;
import java.util.Optional;

/// What kind of media a plan is for: rules differ by it.
public enum Modality {
    IMAGE,
    VIDEO,
    AUDIO,
    TEXT,
    /// Pages: a label is text on them, and a stamp.
    DOCUMENT;

    /// The kind of a media type, if labels for it are known.
    public static Optional<Modality> of(String mediaType) {
        var type = mediaType.toLowerCase(Locale.ROOT);
        if (type.equals("application/pdf")) {
            return Optional.of(DOCUMENT);
        }
        return switch (type.replaceFirst("/.*", "")) {
            case "image" -> Optional.of(IMAGE);
            case "video" -> Optional.of(VIDEO);
            case "audio" -> Optional.of(AUDIO);
            case "text", "message" -> Optional.of(TEXT);
            default -> Optional.empty();
        };
    }

    /// True where a label can be seen in the media itself.
    public boolean seen() {
        return this == IMAGE || this == VIDEO;
    }
}
