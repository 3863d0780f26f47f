package dev.candor.label.rendering.audio;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Containers that are written.
enum SoundFormat {
    WAV("audio/wav", "wav", "wav"),
    MP3("audio/mpeg", "mp3", "mp3"),
    FLAC("audio/flac", "flac", "flac"),
    OGG("audio/ogg", "ogg", "ogg"),
    M4A("audio/mp4", "mov", "ipod");

    private final String mediaType;
    private final String demuxer;
    private final String muxer;

    SoundFormat(String mediaType, String demuxer, String muxer) {
        this.mediaType = mediaType;
        this.demuxer = demuxer;
        this.muxer = muxer;
    }

    String mediaType() {
        return mediaType;
    }

    /// Named to the tool, so that it never guesses a playlist.
    String demuxer() {
        return demuxer;
    }

    String muxer() {
        return muxer;
    }

    /// Whether a cover picture travels as a stream of its own.
    boolean hasCover() {
        return switch (this) {
            case MP3, FLAC, M4A -> true;
            case WAV, OGG -> false;
        };
    }

    /// By its first bytes.
    static Optional<SoundFormat> of(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return of(new String(in.readNBytes(16), StandardCharsets.ISO_8859_1));
        }
    }

    private static Optional<SoundFormat> of(String start) {
        if ((start.startsWith("RIFF") || start.startsWith("RF64")) && start.startsWith("WAVE", 8)) {
            return Optional.of(WAV);
        }
        if (start.startsWith("fLaC")) {
            return Optional.of(FLAC);
        }
        if (start.startsWith("OggS")) {
            return Optional.of(OGG);
        }
        if (start.startsWith("ftypM4A", 4) || start.startsWith("ftypM4B", 4)) {
            return Optional.of(M4A);
        }
        return start.startsWith("ID3") || frameOfMpeg(start) ? Optional.of(MP3) : Optional.empty();
    }

    /// Eleven bits of synchronisation, and a layer (a stream of AAC has none). The first layer is
    /// nobody's any more, and the mark that texts in UTF-16 begin with looks like it.
    private static boolean frameOfMpeg(String start) {
        return start.length() > 1
                && start.charAt(0) == 0xFF
                && (start.charAt(1) & 0xE0) == 0xE0
                && (start.charAt(1) & 0x06) != 0
                && (start.charAt(1) & 0x06) != 0x06;
    }
}
