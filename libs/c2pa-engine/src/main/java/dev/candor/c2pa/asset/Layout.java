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
/// @param remote where the format itself says the store is, as written; null if it does not (XMP is
/// read apart)
/// @param faults why no store is taken from the asset though it seems to have one
public record Layout(
        @Nullable Bytes store,
        List<Range> storeRanges,
        boolean storeIntact,
        List<Range> metadata,
        long insertion,
        int width,
        int height,
        @Nullable Range exif,
        @Nullable Range xmp,
        @Nullable String remote,
        List<ContainerFault> faults) {
    public Layout {
        storeRanges = List.copyOf(storeRanges);
        metadata = List.copyOf(metadata);
        faults = List.copyOf(faults);
    }

    /// Where the store of a signed copy goes.
    public long placement() {
        return storeRanges.isEmpty() ? insertion : storeRanges.getFirst().start();
    }

    /// Gathers a layout while an asset is walked. Not thread safe.
    public static final class Builder {
        public final List<Range> storeRanges = new ArrayList<>();
        public final List<Range> metadata = new ArrayList<>();
        public final List<ContainerFault> faults = new ArrayList<>();
        public @Nullable Bytes store;
        public boolean storeIntact = true;
        public long insertion;
        public int width;
        public int height;
        public @Nullable Range exif;
        public @Nullable Range xmp;
        public @Nullable String remote;

        public Layout build() {
            return new Layout(
                    store,
                    storeRanges,
                    storeIntact,
                    metadata,
                    insertion,
                    width,
                    height,
                    exif,
                    xmp,
                    remote,
                    faults);
        }
    }
}
