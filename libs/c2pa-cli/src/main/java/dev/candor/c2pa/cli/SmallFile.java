package dev.candor.c2pa.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A file that an option names: certificates, keys, lists, definitions. All of it is taken into
/// memory, so what is no such file must not be, however long it is or whether it ever ends.
final class SmallFile {
    private static final int LARGEST = 16 << 20;

    private SmallFile() {}

    /// @throws IOException if it cannot be read, or is longer than 16 MB
    static byte[] bytes(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException("%s is larger than 16 MB".formatted(file));
            }
            return bytes;
        }
    }

    /// The same as text in UTF-8. Bytes that are none are none of what is looked for in it either.
    ///
    /// @throws IOException if it cannot be read, or is longer than 16 MB
    static String text(Path file) throws IOException {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    /// The first line of a file: a password. None without a file.
    ///
    /// @throws IOException if it cannot be read, or is longer than 16 MB
    static char[] secret(@Nullable Path file) throws IOException {
        if (file == null) {
            return new char[0];
        }
        return text(file).lines().findFirst().orElse("").toCharArray();
    }
}
