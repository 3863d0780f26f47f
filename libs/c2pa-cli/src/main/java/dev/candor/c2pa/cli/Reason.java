package dev.candor.c2pa.cli;

import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;

/// Why something cannot be read, in words that say what to do about it.
final class Reason {
    private Reason() {}

    /// Why a file cannot be judged, if that shows before it is opened: reading what is no file may
    /// never end.
    static Optional<String> against(Path file) {
        if (Files.notExists(file)) {
            return Optional.of("There is no such file.");
        }
        if (Files.isDirectory(file)) {
            return Optional.of("It is a folder; `batch` judges folders.");
        }
        if (!Files.isRegularFile(file)) {
            return Optional.of("It is no regular file; copy what it gives into one first.");
        }
        return Files.isReadable(file)
                ? Optional.empty()
                : Optional.of("It may not be read by the user you are.");
    }

    /// What an exception comes to, as the end of a sentence.
    static String of(Exception e) {
        return switch (e) {
            case NoSuchFileException missing -> missing.getFile() + " does not exist";
            case AccessDeniedException denied -> denied.getFile() + " may not be read or written";
            case FileAlreadyExistsException there -> there.getFile() + " is there already";
            case NotDirectoryException other -> other.getFile() + " is no folder";
            case UnknownHostException unknown ->
                    "the network does not know %s; is there a connection?"
                            .formatted(String.valueOf(unknown.getMessage()).split(":", 2)[0]);
            case IOException other when isFolder(other) -> "it is a folder, and no file";
            case IOException full when isFull(full) ->
                    "there is no room left where it is written; make some, or name another folder."
                            + " Nothing was left there";
            default -> String.valueOf(e.getMessage());
        };
    }

    private static boolean isFolder(IOException e) {
        return "Is a directory".equals(e.getMessage());
    }

    /// Whether a disk or a quota is full, in the words of the system.
    private static boolean isFull(IOException e) {
        var words = String.valueOf(e.getMessage());
        return words.contains("No space left on device")
                || words.contains("Disk quota exceeded")
                || words.contains("File too large");
    }

    /// Whether somebody is there at the path, a link that leads nowhere included.
    static boolean isTaken(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }
}
