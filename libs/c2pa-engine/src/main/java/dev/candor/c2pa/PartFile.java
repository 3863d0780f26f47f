package dev.candor.c2pa;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// A file that is written under another name, and appears under its own when it is finished. Not
/// thread safe.
final class PartFile implements AutoCloseable {
    private final Path target;
    private final Path part;
    private final FileChannel channel;

    /// @param target where it will be, in a folder that is there
    /// @param id tells it from others of the same target
    PartFile(Path target, UUID id) throws IOException {
        this.target = target;
        this.part = target.resolveSibling("." + target.getFileName() + "." + id);
        this.channel =
                FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    FileChannel channel() {
        return channel;
    }

    /// Where what was written can be read.
    Path path() {
        return part;
    }

    /// Puts the finished file in place of whatever is there.
    void appear() throws IOException {
        channel.close();
        Files.move(
                part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Leaves nothing behind that has not appeared.
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(part);
    }
}
