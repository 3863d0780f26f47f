package dev.candor.label.rendering.process;

/// A tool that some renderings need.
public enum Tool {
    FFMPEG("ffmpeg", "ffmpeg"),
    FFPROBE("ffprobe", "ffmpeg"),
    HEIF_CONVERT("heif-convert", "libheif-examples"),
    HEIF_ENC("heif-enc", "libheif-examples"),
    CWEBP("cwebp", "webp"),
    DWEBP("dwebp", "webp"),
    ESPEAK_NG("espeak-ng", "espeak-ng"),
    PDFTOPPM("pdftoppm", "poppler-utils");

    private final String command;
    private final String debianPackage;

    Tool(String command, String debianPackage) {
        this.command = command;
        this.debianPackage = debianPackage;
    }

    /// The name of its executable.
    public String command() {
        return command;
    }

    /// The package of Debian that brings it.
    public String debianPackage() {
        return debianPackage;
    }
}
