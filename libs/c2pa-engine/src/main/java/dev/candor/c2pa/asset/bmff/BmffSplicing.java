package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.asset.splice.ContentBinding;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Piece;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// Copies of an asset with a store behind its first box, `ftyp` (C2PA 2.4, A.5.3). What lies behind
/// it moves, and all that says where it lies is changed. Boxes of C2PA that are there already are
/// left out.
final class BmffSplicing implements Splicing {
    /// The first box of QuickTime, for a film of the time before brands: without it a file that
    /// begins with a store is no film.
    private static final byte[] QUICKTIME =
            HexFormat.of().parseHex("0000001466747970717420200000020071742020");

    private final Rearrangement boxes;
    private final long insertion;
    private final byte[] opening;

    private BmffSplicing(ChannelReader asset) throws MalformedException, IOException {
        var types = new long[1];
        this.boxes =
                Rearrangement.read(
                        asset,
                        box -> {
                            if (box.type().equals("ftyp") && types[0] == 0) {
                                types[0] = box.end();
                            }
                        });
        this.insertion = types[0];
        this.opening = insertion == 0 ? QUICKTIME : new byte[0];
    }

    /// Reads all that has to be known of an asset.
    ///
    /// @throws MalformedException if a box is broken that would have to change
    static BmffSplicing read(ChannelReader asset) throws MalformedException, IOException {
        return new BmffSplicing(asset);
    }

    @Override
    public Splice around(int storeLength) throws NoRoomException {
        var insertions = List.of(store(insertion, opening, storeLength));
        var shift = boxes.shift(insertions);
        return boxes.copy(insertions, shift)
                .build(
                        store -> List.of(StoreBox.manifest(store)),
                        opened(boxes.bound(shift), opening));
    }

    /// The box of a store, behind the box that says what the file is.
    static Rearrangement.Insertion store(long at, byte[] opening, int length) {
        var gap = new Piece.Gap(StoreBox.length(length));
        return new Rearrangement.Insertion(
                at,
                opening.length == 0
                        ? List.of(gap)
                        : List.of(new Piece.Fresh(Bytes.of(opening)), gap));
    }

    /// How the asset is bound when its store lies elsewhere.
    Splice beside() {
        return new Splice.Builder()
                .copy(new Range(0, boxes.size()))
                .build(_ -> List.of(), boxes.bound(new Shift(boxes.size(), List.of(), List.of())));
    }

    private static ContentBinding.Bmff opened(ContentBinding.Bmff bound, byte[] opening) {
        return opening.length == 0
                ? bound
                : leavingOut(bound, List.of(new Range(0, opening.length)));
    }

    /// The same with more left out.
    static ContentBinding.Bmff leavingOut(ContentBinding.Bmff bound, List<Range> more) {
        var ranges = new ArrayList<Range>();
        Stream.concat(bound.excluded().stream(), more.stream())
                .sorted(Comparator.comparingLong(Range::start))
                .forEach(ranges::add);
        return new ContentBinding.Bmff(bound.roots(), ranges);
    }
}
