package dev.candor.kit.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/// The secret that everything kept here is encrypted under: a file with 32 bytes in Base64.
/// Everything here blocks.
public final class InstallationSecret {
    private InstallationSecret() {}

    /// The secret in `file`.
    ///
    /// @param property that named the file, for messages
    /// @throws IllegalStateException when it holds no Base64; the message shows none of it
    public static byte[] read(Path file, String property) {
        try {
            return Base64.getDecoder().decode(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(property, e);
        } catch (IllegalArgumentException e) {
            // The message of the decoder would show some of it.
            throw new IllegalStateException(property + " has no 32 bytes in Base64");
        }
    }

    /// The secret in `file`, made once by whichever replica comes first. For machines that people
    /// develop on: elsewhere an operator makes it, and keeps a copy.
    public static byte[] made(Path file) {
        var secret = new byte[SealedFolder.SECRET_LENGTH];
        new SecureRandom().nextBytes(secret);
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            var directory = Files.createDirectories(file.toAbsolutePath().getParent());
            var draft = Files.createTempFile(directory, ".secret", ".draft", ownerOnly);
            Files.writeString(
                    draft, Base64.getEncoder().encodeToString(secret), StandardOpenOption.SYNC);
            try {
                Files.createLink(file, draft); // unlike a move, never replaces another's
            } catch (FileAlreadyExistsException e) {
                // another start made it
            } finally {
                Files.delete(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read(file, file.getFileName().toString());
    }
}
