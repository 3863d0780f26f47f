package dev.candor.gateway.publication;

/// Kinds of media, in the words of the consent registry.
enum Modality {
    IMAGE,
    VIDEO,
    AUDIO,
    TEXT,
    DOCUMENT;

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
