package dev.candor.c2pa.asset.id3;

import dev.candor.c2pa.io.Range;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the ID3v2 tags in front of audio hold.
///
/// @param end first byte behind the tags; 0 if there is none
/// @param leading the first of the tags; null if there is none
/// @param stores objects whose media type says that they are C2PA manifest stores
/// @param metadata all other frames
/// @param xmp the XMP packet; null if there is none
public record Id3(
        long end,
        @Nullable LeadingTag leading,
        List<EmbeddedStore> stores,
        List<Range> metadata,
        @Nullable Range xmp) {
    /// A tag at the start of a file.
    ///
    /// @param version 2, 3 or 4, for ID3v2.2 to ID3v2.4
    /// @param plain whether its frames stand there as they are, and nothing before or behind them
    /// @param end first byte behind it
    public record LeadingTag(int version, boolean plain, long end) {}

    public Id3 {
        stores = List.copyOf(stores);
        metadata = List.copyOf(metadata);
    }
}
