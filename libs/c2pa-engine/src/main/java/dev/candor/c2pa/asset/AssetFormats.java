package dev.candor.c2pa.asset;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.Optional;

/// The one door to all containers: finds the format from bytes, never from a name. Thread safe.
public final class AssetFormats {
    private AssetFormats() {}

    /// The format of the bytes, or nothing if none is known. Leaves the channel's position at 0.
    public static Optional<AssetFormat> detect(SeekableByteChannel asset) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// Reads what the container says of its image. Reads headers and metadata, not pixels.
    ///
    /// @throws UnreadableAssetException if the format is unknown or the structure is broken
    public static AssetFacts inspect(Path asset) throws UnreadableAssetException, IOException {
        throw new UnsupportedOperationException();
    }

    /// The asset's C2PA manifest store (`application/c2pa`), if it carries one.
    ///
    /// @throws UnreadableAssetException if the format is unknown or the structure is broken
    public static Optional<byte[]> manifestStore(Path asset)
            throws UnreadableAssetException, IOException {
        throw new UnsupportedOperationException();
    }
}
