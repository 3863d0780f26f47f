package dev.candor.c2pa.kit;

import dev.candor.c2pa.asset.AssetFormats;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;

/// How a format carries a manifest store. A format's test kit brings its own.
@FunctionalInterface
public interface Carrier {
    /// Puts a store into a medium. Where it lies may depend on its length, and on nothing else of
    /// it.
    Carried carry(byte[] media, byte[] store);

    /// A medium with a store in it.
    ///
    /// @param asset the whole file
    /// @param exclusions the ranges that the store takes, headers included: what a data hash has to
    /// leave out
    record Carried(byte[] asset, List<Range> exclusions) {
        public Carried {
            exclusions = List.copyOf(exclusions);
        }
    }

    /// As the engine itself writes the format.
    static Carrier written() {
        return (media, store) -> {
            try {
                var file = Files.createTempFile("forgery", null);
                try (var channel = FileChannel.open(Files.write(file, media))) {
                    var format = AssetFormats.require(channel);
                    var layout = format.container().layout(new ChannelReader(channel));
                    var wrapped = format.writable().orElseThrow().wrap(store);
                    return inserted(media, (int) layout.insertion(), wrapped);
                } finally {
                    Files.delete(file);
                }
            } catch (IOException | MalformedException | UnreadableAssetException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    /// The store lies in a file of its own, and the asset is left as it is.
    static Carrier beside() {
        return (media, store) -> new Carried(media, List.of());
    }

    /// A finished piece of file at a place of the medium.
    static Carried inserted(byte[] media, int at, byte[] piece) {
        return new Carried(
                Concat.of(
                        Arrays.copyOf(media, at),
                        piece,
                        Arrays.copyOfRange(media, at, media.length)),
                List.of(new Range(at, piece.length)));
    }
}
