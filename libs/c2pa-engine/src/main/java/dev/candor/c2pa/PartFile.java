package dev.candor.c2pa;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file that is written under another name, and appears under its own when it is finished. Not
/// thread safe.
///
/// No two attempts share the other name, so none can touch what another one writes. What a killed
/// process leaves of it is known by its name ([Leftovers]).
final class PartFile implements AutoCloseable {
    private final Path target;
    private final Path part;
    private final FileChannel channel;
    private boolean appeared;

    private PartFile(Path target) throws IOException {
        this.target = target;
        this.part = Leftovers.nameFor(target);
        this.channel =
                FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /// Begins a file.
    ///
    /// @param named where it will be, in a folder that is there; where it leads to if it is a link
    static PartFile of(Path named) throws IOException {
        var isLink = Files.isSymbolicLink(named) && Files.exists(named);
        return new PartFile(isLink ? named.toRealPath() : named);
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
        var size = channel.size();
        channel.close();
        Files.move(
                part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        appeared = true;
        return size;
    }

    /// Leaves nothing behind that has not appeared.
    @Override
    public void close() throws IOException {
        channel.close();
        if (!appeared) {
            Files.deleteIfExists(part);
        }
    }
}
