package dev.candor.c2pa.asset;

import dev.candor.c2pa.asset.splice.ContentBinding;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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
/// @param xmp the XMP packet, if there is one that lies in the asset as it is
/// @param unpackedXmp the XMP packet, if there is one in pieces or in another form; empty if not
/// @param orientation as EXIF numbers it, where the format itself says it; 0 if it does not
/// @param remote where the format itself says the store is, as written; null if it does not (XMP is
/// read apart)
/// @param faults why no store is taken from the asset though it seems to have one
/// @param earlier stores of former states of the asset, the oldest first, where the format keeps
/// them: their manifests count as if they were in the store (C2PA 2.4, A.4.2.1)
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
        Bytes unpackedXmp,
        int orientation,
        @Nullable String remote,
        List<ContainerFault> faults,
        List<Bytes> earlier) {
    public Layout {
        storeRanges = List.copyOf(storeRanges);
        metadata = List.copyOf(metadata);
        faults = List.copyOf(faults);
        earlier = List.copyOf(earlier);
    }

    /// Where the store of a signed copy goes.
    public long placement() {
        return storeRanges.isEmpty() ? insertion : storeRanges.getFirst().start();
    }

    /// The plan of a copy in which one piece carries the store, at [#placement], and nothing else
    /// changes.
    ///
    /// @param length of the piece
    /// @param carrier makes the piece from the store
    public Splice replaced(ChannelReader asset, long length, Function<Bytes, byte[]> carrier) {
        long cut = placement();
        return new Splice.Builder()
                .copy(new Range(0, cut), storeRanges)
                .gap(length)
                .copy(new Range(cut, asset.size() - cut), storeRanges)
                .build(store -> List.of(carrier.apply(store)), ContentBinding.Data.whole());
    }

    /// Gathers a layout while an asset is walked. Not thread safe.
    public static final class Builder {
        public final List<Range> storeRanges = new ArrayList<>();
        public final List<Range> metadata = new ArrayList<>();
        public final List<ContainerFault> faults = new ArrayList<>();
        public final List<Bytes> earlier = new ArrayList<>();
        public @Nullable Bytes store;
        public boolean storeIntact = true;
        public long insertion;
        public int width;
        public int height;
        public @Nullable Range exif;
        public @Nullable Range xmp;
        public Bytes unpackedXmp = Bytes.EMPTY;
        public int orientation;
        public @Nullable String remote;

        /// Notes what carries a store, in the order of the asset. Two stores speak for nothing
        /// (C2PA 2.4, VAL-ASSE-0003).
        public void carry(Range carrier, Bytes bytes) {
            store = storeRanges.isEmpty() ? bytes : null;
            if (storeRanges.size() == 1) {
                faults.add(ContainerFault.MULTIPLE_STORES);
            }
            storeRanges.add(carrier);
        }

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
                    unpackedXmp,
                    orientation,
                    remote,
                    faults,
                    earlier);
        }
    }
}
