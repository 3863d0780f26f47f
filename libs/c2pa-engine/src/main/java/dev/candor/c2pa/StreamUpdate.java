package dev.candor.c2pa;

import dev.candor.c2pa.asset.OpenAsset;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.asset.WritableContainer;
import dev.candor.c2pa.asset.bmff.MediaSegment;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.port.SigningException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;

/// Writes the copy of a stream whose credentials are updated: its initialization segments with one
/// manifest more, behind all that is hashed, and its media segments as they are. Used once.
final class StreamUpdate {
    private final List<Rendition> sources;
    private final List<Rendition> targets;
    private final boolean flushes;

    /// @param targets where the copies go, as many as there are sources
    /// @param flushes whether the disk has a copy before the next one is begun
    StreamUpdate(List<Rendition> sources, List<Rendition> targets, boolean flushes) {
        this.sources = List.copyOf(sources);
        this.targets = List.copyOf(targets);
        this.flushes = flushes;
    }

    /// Writes all files.
    ///
    /// @param kept the store that all renditions have to come with: one manifest speaks for them
    /// @throws SigningException if one comes with another store, or the signer fails
    void write(Composition composition, Bytes kept)
            throws UnreadableAssetException, SigningException, IOException {
        try {
            var blank = composition.blank();
            for (var source : sources) {
                requireSame(source.init(), kept);
            }
            var store = composition.signed();
            for (int i = 0; i < sources.size(); i++) {
                copySegments(sources.get(i), targets.get(i));
                copyInit(sources.get(i).init(), targets.get(i).init(), blank, store);
            }
        } catch (MalformedException e) {
            throw new UnreadableAssetException.Malformed(e);
        } catch (NoRoomException e) {
            throw new SigningException(e.reason(), e);
        }
    }

    private static void requireSame(Path init, Bytes kept)
            throws UnreadableAssetException, SigningException, IOException {
        try (var channel = FileChannel.open(init)) {
            if (!Objects.equals(kept, OpenAsset.of(channel).layout().store())) {
                throw new SigningException(
                        "%s does not come with the credentials of the first rendition"
                                .formatted(init.getFileName()));
            }
        }
    }

    private void copySegments(Rendition source, Rendition target) throws IOException {
        for (int i = 0; i < source.segments().size(); i++) {
            try (var in = FileChannel.open(source.segments().get(i));
                    var out = created(target.segments().get(i))) {
                for (long at = 0; at < in.size(); ) {
                    at += in.transferTo(at, in.size() - at, out);
                }
                flush(out);
            }
        }
    }

    private void copyInit(Path source, Path target, Bytes blank, Bytes store)
            throws UnreadableAssetException,
                    SigningException,
                    MalformedException,
                    NoRoomException,
                    IOException {
        try (var channel = FileChannel.open(source);
                var out = created(target)) {
            var asset = OpenAsset.of(channel);
            MediaSegment.requireInit(asset.reader());
            var copy = new SignedCopy(asset.reader(), updated(asset, blank), out);
            copy.copy((_, _) -> {}); // the parent's binding holds
            copy.fill(store, List.of());
            flush(out);
        }
    }

    private static Splice updated(OpenAsset asset, Bytes blank)
            throws SigningException, MalformedException, NoRoomException, IOException {
        WritableContainer container =
                asset.format()
                        .writable()
                        .orElseThrow(
                                () ->
                                        new SigningException(
                                                "%s cannot be signed"
                                                        .formatted(asset.format().mediaType())));
        return container.updating(asset.reader(), asset.layout()).around(blank);
    }

    private void flush(FileChannel file) throws IOException {
        if (flushes) {
            file.force(true);
        }
    }

    private static FileChannel created(Path target) throws IOException {
        Files.createDirectories(target.toAbsolutePath().getParent());
        return FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }
}
