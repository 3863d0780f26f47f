package dev.candor.label.rendering.image;

/// Formats whose pixels a tool decodes and encodes.
enum CodedFormat {
    WEBP("image/webp"),
    AVIF("image/avif"),
    HEIC("image/heic");

    private final String mediaType;

    CodedFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }
}
