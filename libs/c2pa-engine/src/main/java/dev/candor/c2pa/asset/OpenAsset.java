package dev.candor.c2pa.asset;

import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.List;

/// An asset that is open, and where things lie in it. Not thread safe.
///
/// @param format found from the bytes
/// @param reader over the whole asset
/// @param fragments media segments that belong to it, in order, when it is the initialization
/// segment of a fragmented stream
public record OpenAsset(
        AssetFormat format, ChannelReader reader, Layout layout, List<Path> fragments) {
    public OpenAsset {
        fragments = List.copyOf(fragments);
    }

    /// Finds the format and the layout.
    ///
    /// @throws UnreadableAssetException if the format is unknown or the structure is broken
    public static OpenAsset of(SeekableByteChannel channel, List<Path> fragments)
            throws UnreadableAssetException, IOException {
        var reader = new ChannelReader(channel);
        var format = AssetFormats.require(reader);
        try {
            return new OpenAsset(format, reader, format.container().layout(reader), fragments);
        } catch (MalformedException e) {
            throw new UnreadableAssetException.Malformed(e);
        }
    }

    /// An asset that is judged by a store beside it: it needs no known format, and where its own
    /// structure is broken nothing is taken from it.
    public static OpenAsset besideStore(SeekableByteChannel channel, List<Path> fragments)
            throws IOException {
        try {
            return of(channel, fragments);
        } catch (UnreadableAssetException e) {
            var format = AssetFormats.detect(channel).orElse(AssetFormat.OTHER);
            var nothing = new Layout.Builder().build();
            return new OpenAsset(format, new ChannelReader(channel), nothing, fragments);
        }
    }

    /// An asset without fragments.
    ///
    /// @throws UnreadableAssetException if the format is unknown or the structure is broken
    public static OpenAsset of(SeekableByteChannel channel)
            throws UnreadableAssetException, IOException {
        return of(channel, List.of());
    }
}
