package dev.candor.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/// A JSON object in a file that only its owner can read (mode 600, in a folder of mode 700).
record PrivateFile(Path path) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<PosixFilePermission> OWNERS =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    /// What it holds; an empty object when there is no such file.
    ///
    /// @throws IOException when others can read it, or it is no JSON: nothing in it is believed
    ObjectNode read() throws IOException {
        if (!Files.exists(path)) {
            return JSON.createObjectNode();
        }
        if (isPosix() && !OWNERS.containsAll(Files.getPosixFilePermissions(path))) {
            throw new IOException(
                    "Others may read or change %1$s. Make it yours alone: chmod 600 %1$s"
                            .formatted(path));
        }
        try {
            if (JSON.readTree(path.toFile()) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "%s is not JSON (%s). Mend it, or delete it"
                            .formatted(path, e.getOriginalMessage()),
                    e);
        }
        throw new IOException("%s holds no JSON object. Mend it, or delete it".formatted(path));
    }

    /// Replaces it as a whole: who reads meanwhile sees the old one or the new one.
    void write(ObjectNode content) throws IOException {
        var folder = path.toAbsolutePath().getParent();
        Files.createDirectories(folder, attributes("rwx------"));
        var aside = Files.createTempFile(folder, ".candor", ".part", attributes("rw-------"));
        try {
            Files.writeString(aside, content.toPrettyString() + "\n");
            Files.move(aside, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private boolean isPosix() throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }

    private FileAttribute<?>[] attributes(String mode) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
                }
                : new FileAttribute<?>[0];
    }
}
