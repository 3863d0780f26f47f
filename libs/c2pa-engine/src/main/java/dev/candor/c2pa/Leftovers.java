package dev.candor.c2pa;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/// What killed processes leave of copies they did not finish: files beside the targets, whose names
/// begin with a dot and end in `.c2pa-part`. They take room and do no harm; a target itself is
/// always whole.
public final class Leftovers {
    private static final String ENDING = ".c2pa-part";
    private static final Pattern NAME =
            Pattern.compile("\\..+\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.c2pa-part");

    private Leftovers() {}

    /// A name for what is to be `target`, which nobody had before.
    static Path nameFor(Path target) {
        return target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ENDING);
    }

    /// Deletes what nobody has written to since a time. Looks at every name in the folder, and
    /// into none of the folders in it.
    ///
    /// @param quietSince long enough ago that whoever writes or verifies a copy now is not met
    /// @return how many files went
    /// @throws IOException if the folder cannot be read, or a file in it not deleted
    public static int clearAway(Path folder, Instant quietSince) throws IOException {
        var cleared = 0;
        DirectoryStream.Filter<Path> named =
                file -> NAME.matcher(file.getFileName().toString()).matches();
        try (var files = Files.newDirectoryStream(folder, named)) {
            for (var file : files) {
                if (isLeft(file, quietSince) && Files.deleteIfExists(file)) {
                    cleared++;
                }
            }
        }
        return cleared;
    }

    private static boolean isLeft(Path file, Instant quietSince) throws IOException {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.getLastModifiedTime(file).toInstant().isBefore(quietSince);
        } catch (NoSuchFileException finishedMeanwhile) {
            return false;
        }
    }
}
