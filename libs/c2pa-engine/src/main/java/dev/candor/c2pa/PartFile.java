package dev.candor.c2pa;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A file that is written under another name, and appears under its own when it is finished. Not
/// thread safe.
///
/// The other name is the same for every attempt at a target, and whoever writes holds a lock, which
/// the system lifts from the dead: what a killed process left is cleared away by the next attempt,
/// and what a living one writes is not touched.
final class PartFile implements AutoCloseable {
    // Beyond all content: where locks are more than advice, the written file can still be read.
    private static final long LOCKED = Long.MAX_VALUE - 1;

    private final Path target;
    private final Path part;
    private final FileChannel channel;
    private boolean appeared;

    private PartFile(Path target, Path part, FileChannel channel) {
        this.target = target;
        this.part = part;
        this.channel = channel;
    }

    /// Begins a file.
    ///
    /// @param named where it will be, in a folder that is there; where it leads to if it is a link
    static PartFile of(Path named) throws IOException {
        var isLink = Files.exists(named) && Files.isSymbolicLink(named);
        var target = isLink ? named.toRealPath() : named;
        var usual = beside(target, "part");
        var channel = locked(usual);
        if (channel == null) {
            clearAway(usual);
            channel = locked(usual);
        }
        if (channel == null) {
            var own = beside(target, UUID.randomUUID().toString());
            return new PartFile(target, own, create(own));
        }
        return new PartFile(target, usual, channel);
    }

    /// Creates a file that nobody else writes; none when its name is taken.
    private static @Nullable FileChannel locked(Path part) throws IOException {
        try {
            var channel = create(part);
            if (isLocked(channel)) {
                return channel;
            }
            channel.close();
        } catch (FileAlreadyExistsException writtenByAnother) {
            // whose file it stays
        }
        return null;
    }

    private static Path beside(Path target, String ending) {
        return target.resolveSibling("." + target.getFileName() + "." + ending);
    }

    private static FileChannel create(Path part) throws IOException {
        return FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED, 1, false) != null;
        } catch (OverlappingFileLockException lockedByThisProcess) {
            return false;
        }
    }

    /// Deletes a file that nobody writes any more.
    private static void clearAway(Path part) throws IOException {
        var seen = key(part);
        if (seen == null) {
            return;
        }
        try (var left =
                FileChannel.open(
                        part, Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS))) {
            // The name may have gone to another file between the two looks at it.
            if (isLocked(left) && Objects.equals(seen, key(part))) {
                Files.delete(part);
            }
        } catch (FileSystemException goneOrNotOurs) {
            // It is left as it is.
        }
    }

    /// What tells one file of a name from the next; none when there is none, or another's link.
    private static @Nullable Object key(Path file) throws IOException {
        try {
            var attributes =
                    Files.readAttributes(
                            file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile()
                    ? Objects.requireNonNullElse(attributes.fileKey(), file)
                    : null;
        } catch (NoSuchFileException nothingThere) {
            return null;
        }
    }

    FileChannel channel() {
        return channel;
    }

    /// Where what was written can be read.
    Path path() {
        return part;
    }

    /// Puts the finished file in place of whatever is there.
    ///
    /// @return how many bytes it has
    long appear() throws IOException {
        Files.move(
                part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        appeared = true;
        return channel.size();
    }

    /// Leaves nothing behind that has not appeared.
    @Override
    public void close() throws IOException {
        // The lock ends with the channel: until then nobody takes the name for a dead one's.
        try (channel) {
            if (!appeared) {
                Files.deleteIfExists(part);
            }
        }
    }
}
