package dev.candor.c2pa.asset;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.Range;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where things lie in an asset.
///
/// @param store the manifest store; null if there is none
/// @param storeRanges what carries the store, headers included, in order
/// @param storeIntact whether the container's own check over the store holds, if it has one
/// @param metadata segments or chunks of metadata, which a hard binding may exclude
/// @param insertion where a store goes that is new
/// @param width stored width in pixels; 0 if not said
/// @param height stored height in pixels; 0 if not said
/// @param exif the TIFF structure of the EXIF metadata, if there is one
/// @param xmp the XMP packet, if there is one
public record Layout(
        @Nullable Bytes store,
        List<Range> storeRanges,
        boolean storeIntact,
        List<Range> metadata,
        long insertion,
        int width,
        int height,
        @Nullable Range exif,
        @Nullable Range xmp) {
    public Layout {
        storeRanges = List.copyOf(storeRanges);
        metadata = List.copyOf(metadata);
    }

    /// Where the store of a signed copy goes.
    public long placement() {
        return storeRanges.isEmpty() ? insertion : storeRanges.getFirst().start();
    }

    /// Gathers a layout while an asset is walked. Not thread safe.
    static final class Builder {
        final List<Range> storeRanges = new ArrayList<>();
        final List<Range> metadata = new ArrayList<>();
        @Nullable Bytes store;
        boolean storeIntact = true;
        long insertion;
        int width;
        int height;
        @Nullable Range exif;
        @Nullable Range xmp;

        Layout build() {
            return new Layout(
                    store, storeRanges, storeIntact, metadata, insertion, width, height, exif, xmp);
        }
    }
}
