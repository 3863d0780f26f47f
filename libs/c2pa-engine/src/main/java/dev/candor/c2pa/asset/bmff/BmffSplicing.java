package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.asset.splice.ContentBinding;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// Copies of an asset with a store behind its first box, `ftyp` (C2PA 2.4, A.5.3). What lies behind
/// it moves, and all that says where it lies is changed. Boxes of C2PA that are there already are
/// left out.
final class BmffSplicing implements Splicing {
    /// Root boxes that are not hashed, beside those of C2PA (C2PA 2.4, A.5.6).
    private static final Set<String> EXCLUDED = Set.of("ftyp", "mfra");

    /// The first box of QuickTime, for a film of the time before brands: without it a file that
    /// begins with a store is no film.
    private static final byte[] QUICKTIME =
            HexFormat.of().parseHex("0000001466747970717420200000020071742020");

    private final long size;
    private final long insertion;
    private final byte[] opening;
    private final List<Range> removed = new ArrayList<>();
    private final List<Long> roots = new ArrayList<>();
    private final List<Range> excluded = new ArrayList<>();
    private final Relocations relocations;

    private BmffSplicing(ChannelReader asset) throws MalformedException, IOException {
        this.size = asset.size();
        var budget = new BoxBudget();
        this.relocations = new Relocations(asset, budget);
        var boxes = BoxCursor.root(asset, budget);
        long behindTypes = 0;
        for (var box = boxes.next(); box.isPresent(); box = boxes.next()) {
            note(asset, box.get());
            if (box.get().type().equals("ftyp") && behindTypes == 0) {
                behindTypes = box.get().end();
            }
        }
        this.insertion = behindTypes;
        this.opening = behindTypes == 0 ? QUICKTIME : new byte[0];
    }

    /// Reads all that has to be known of an asset.
    ///
    /// @throws MalformedException if a box is broken that would have to change
    static BmffSplicing read(ChannelReader asset) throws MalformedException, IOException {
        return new BmffSplicing(asset);
    }

    private void note(ChannelReader asset, Box box) throws MalformedException, IOException {
        var provenance = ProvenanceBox.of(asset, box);
        if (provenance.isPresent()) {
            (provenance.get().purpose() == ProvenanceBox.Purpose.UNKNOWN ? excluded : removed)
                    .add(box.range());
            return;
        }
        if (EXCLUDED.contains(box.type())) {
            excluded.add(box.range());
        } else {
            roots.add(box.start());
        }
        relocations.note(box);
    }

    @Override
    public Splice around(int storeLength) throws NoRoomException {
        var obstacle = relocations.obstacle();
        if (obstacle != null) {
            throw new NoRoomException(obstacle, NoRoomException.Remedy.BESIDE);
        }
        long carrier = StoreBox.length(storeLength);
        var shift = new Shift(size, removed, insertion, opening.length + carrier);
        var copy = new Copy(new Splice.Builder(), shift);
        copy.to(insertion);
        copy.builder.fresh(opening).gap(carrier);
        for (var part : relocations.found()) {
            copy.to(part.source().start());
            part.add(shift, copy.builder);
            copy.at = part.source().end();
        }
        copy.to(size);
        return copy.builder.build(
                store -> List.of(StoreBox.manifest(store)), binding(shift, opening.length));
    }

    /// How the asset is bound when its store lies elsewhere.
    Splice beside() {
        return new Splice.Builder()
                .copy(new Range(0, size))
                .build(_ -> List.of(), binding(new Shift(size, List.of(), size, 0), 0));
    }

    private ContentBinding binding(Shift shift, int opened) {
        var leftOut = new ArrayList<Range>();
        if (opened > 0) {
            leftOut.add(new Range(0, opened));
        }
        excluded.forEach(range -> leftOut.add(shift.of(range)));
        return new ContentBinding.Bmff(roots.stream().map(shift::of).toList(), leftOut);
    }

    /// A copy as it grows.
    private final class Copy {
        private final Splice.Builder builder;
        private final Shift shift;
        private int next;
        private long at;

        Copy(Splice.Builder builder, Shift shift) {
            this.builder = builder;
            this.shift = shift;
        }

        /// Copies up to a place in the asset, without what is removed.
        void to(long end) {
            while (next < removed.size() && removed.get(next).start() < end) {
                builder.copy(new Range(at, removed.get(next).start() - at));
                at = removed.get(next++).end();
            }
            builder.copy(new Range(at, end - at));
            at = end;
        }
    }
}
