package dev.candor.gateway.publication;

/// Kinds of media, in the words of the consent registry.
enum Modality {
    IMAGE,
    VIDEO,
    AUDIO,
    TEXT,
    DOCUMENT;

    /// What it is called in a sentence.
    String words() {
        return switch (this) {
            case IMAGE -> "image";
            case VIDEO -> "film";
            case AUDIO -> "recording";
            case TEXT -> "text";
            case DOCUMENT -> "document";
        };
    }

    static Modality of(String mediaType) {
        return switch (mediaType.substring(0, Math.max(0, mediaType.indexOf('/')))) {
            case "image" -> IMAGE;
            case "video" -> VIDEO;
            case "audio" -> AUDIO;
            case "text" -> TEXT;
            default -> DOCUMENT;
        };
    }
}
