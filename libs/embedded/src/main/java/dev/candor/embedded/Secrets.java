package dev.candor.embedded;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Passwords and client secrets that are made when first asked for and kept in a file that only
/// its owner reads.
///
/// Safe for use by several threads; one process at a time may write a file.
public final class Secrets {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)}");

    private final Path file;
    private final Map<String, String> values;

    private Secrets(Path file, Map<String, String> values) {
        this.file = file;
        this.values = values;
    }

    /// The secrets in `file`; none yet when there is no such file.
    public static Secrets in(Path file) {
        try {
            return new Secrets(
                    file,
                    Files.exists(file)
                            ? new TreeMap<>(
                                    JSON.readValue(
                                            file.toFile(),
                                            new TypeReference<Map<String, String>>() {}))
                            : new TreeMap<>());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the secrets in " + file, e);
        }
    }

    /// The secret of this name: 32 characters of the URL-safe Base64 alphabet, 192 bits of chance.
    public synchronized String get(String name) {
        var known = values.get(name);
        if (known != null) {
            return known;
        }
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        var made = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        values.put(name, made);
        store();
        return made;
    }

    /// `text` with each `${NAME}` replaced by the secret of that name.
    String fill(String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(get(match.group(1))));
    }

    private void store() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var aside = file.resolveSibling(file.getFileName() + ".part");
            Files.deleteIfExists(aside);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        aside,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
            }
            JSON.writerWithDefaultPrettyPrinter().writeValue(aside.toFile(), values);
            Files.move(
                    aside,
                    file,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the secrets in " + file, e);
        }
    }

    @Override
    public String toString() {
        return "Secrets[" + file + "]";
    }
}
