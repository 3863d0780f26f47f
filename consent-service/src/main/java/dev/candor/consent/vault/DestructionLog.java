package dev.candor.consent.vault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.candor.kit.digest.Digests;
import dev.candor.kit.identity.Organization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Every destruction there was, in a file apart from both databases: a line of JSON each, which
/// names the digest of the line before it. A line is on the disk before its key is destroyed.
/// Everything here blocks; several processes may append to one file.
final class DestructionLog {
    private static final String NONE_BEFORE = "0".repeat(64);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<StandardOpenOption> WRITING =
            EnumSet.of(
                    StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path file;

    DestructionLog(Path file) {
        this.file = file;
    }

    /// Writes a destruction down; it is on the disk when this returns.
    synchronized void append(Destruction destruction) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (var channel = FileChannel.open(file, WRITING, OWNER_ONLY);
                    var _ = channel.lock()) {
                // Read by this very channel: to close another would give up the lock.
                var whole = whole(read(channel));
                var lines = whole.lines().toList();
                var before = lines.isEmpty() ? NONE_BEFORE : Digests.sha256Hex(lines.getLast());
                channel.truncate(bytes(whole).length); // what a crash left of a last line
                channel.position(channel.size());
                var line = ByteBuffer.wrap(bytes(line(destruction, before) + "\n"));
                while (line.hasRemaining()) {
                    channel.write(line);
                }
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A destruction cannot be written down", e);
        }
    }

    /// Every destruction, oldest first; none when there is no file yet.
    ///
    /// @throws IllegalStateException when a line is missing, changed or in another place: who was
    /// erased is not known then
    synchronized List<Destruction> all() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var all = new ArrayList<Destruction>();
            var before = NONE_BEFORE;
            for (var line : whole(read(channel)).lines().toList()) {
                all.add(destruction(line, before));
                before = Digests.sha256Hex(line);
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("The destructions cannot be read", e);
        }
    }

    private static String read(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // reads on until all is there
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }

    /// Without what a crash left of a last line: nothing was done on the strength of it.
    private static String whole(String text) {
        return text.substring(0, text.lastIndexOf('\n') + 1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String line(Destruction destruction, String before) {
        var line = JSON.createObjectNode();
        line.put("before", before);
        line.put("organization", destruction.organization().slug());
        line.put("person", destruction.person().toString());
        line.put("ground", destruction.ground());
        line.put("by", destruction.by());
        line.put("at", destruction.at().toString());
        return line.toString();
    }

    private Destruction destruction(String line, String before) {
        try {
            var read = JSON.readTree(line);
            if (!before.equals(text(read, "before"))) {
                throw broken(line, null);
            }
            return new Destruction(
                    new Organization(text(read, "organization")),
                    UUID.fromString(text(read, "person")),
                    text(read, "ground"),
                    text(read, "by"),
                    Instant.parse(text(read, "at")));
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
            throw broken(line, e);
        }
    }

    private static String text(JsonNode read, String member) {
        return read.path(member).asText();
    }

    private IllegalStateException broken(String line, @Nullable Exception cause) {
        return new IllegalStateException(
                "%s is broken at the line that reads: %s".formatted(file, line), cause);
    }
}
