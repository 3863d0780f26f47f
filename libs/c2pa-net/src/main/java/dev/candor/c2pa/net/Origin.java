package dev.candor.c2pa.net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Where a kept list came from, and when: a note beside it, which speaks of one content only.
///
/// @param digest of the list the note is about
/// @param source an address or a file
record Origin(String digest, Instant obtained, String source) {
    private static final String SUFFIX = ".origin";
    private static final int LINES = 3;

    static Origin of(byte[] list, Instant obtained, String source) {
        return new Origin(digest(list), obtained, source.replaceAll("\\R", " "));
    }

    /// The note beside a list, unless it is about another content, or there is none to be read.
    static Optional<Origin> beside(Path file, byte[] list) throws IOException {
        try {
            var lines = Files.readAllLines(note(file));
            return lines.size() == LINES && lines.getFirst().equals(digest(list))
                    ? Optional.of(
                            new Origin(lines.get(0), Instant.parse(lines.get(1)), lines.get(2)))
                    : Optional.empty();
        } catch (NoSuchFileException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    void writeBeside(Path file) throws IOException {
        Files.write(note(file), List.of(digest, obtained.toString(), source));
    }

    private static Path note(Path file) {
        return file.resolveSibling(file.getFileName() + SUFFIX);
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The JDK has no SHA-256", e);
        }
    }
}
