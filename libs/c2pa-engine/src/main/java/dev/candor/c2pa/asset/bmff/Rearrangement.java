package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.asset.splice.ContentBinding;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Piece;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Copies of an asset with root boxes put in and others left out. All that says where something
/// lies says it anew. Boxes of C2PA that are there already are left out.
final class Rearrangement {
    /// Root boxes that are not hashed, beside those of C2PA (C2PA 2.4, A.5.6).
    private static final Set<String> EXCLUDED = Set.of("ftyp", "mfra");

    private final long size;
    private final List<Range> removed = new ArrayList<>();
    private final List<Long> roots = new ArrayList<>();
    private final List<Range> excluded = new ArrayList<>();
    private final Relocations relocations;

    /// Pieces that are put in.
    ///
    /// @param at in front of which byte of the asset
    record Insertion(long at, List<Piece> pieces) {
        Insertion {
            pieces = List.copyOf(pieces);
        }

        private Shift.Insertion shift() {
            return new Shift.Insertion(at, pieces.stream().mapToLong(Piece::length).sum());
        }
    }

    /// Takes root boxes as they come.
    @FunctionalInterface
    interface Visitor {
        void visit(Box box) throws MalformedException, IOException;
    }

    private Rearrangement(ChannelReader asset, BoxBudget budget) {
        this.size = asset.size();
        this.relocations = new Relocations(asset, budget);
    }

    /// Reads all that has to be known of an asset.
    ///
    /// @param visitor sees the boxes that stay
    /// @throws MalformedException if a box is broken that would have to change
    static Rearrangement read(ChannelReader asset, Visitor visitor)
            throws MalformedException, IOException {
        var budget = new BoxBudget();
        var boxes = BoxCursor.root(asset, budget);
        var read = new Rearrangement(asset, budget);
        for (var box = boxes.next(); box.isPresent(); box = boxes.next()) {
            if (read.note(asset, box.get())) {
                visitor.visit(box.get());
            }
        }
        return read;
    }

    private boolean note(ChannelReader asset, Box box) throws MalformedException, IOException {
        var provenance = ProvenanceBox.of(asset, box);
        if (provenance.isPresent()) {
            (provenance.get().purpose() == ProvenanceBox.Purpose.UNKNOWN ? excluded : removed)
                    .add(box.range());
            return false;
        }
        if (EXCLUDED.contains(box.type())) {
            excluded.add(box.range());
        } else {
            roots.add(box.start());
        }
        relocations.note(box);
        return true;
    }

    /// A further part of the asset that changes with the copy.
    void also(Relocated part) throws MalformedException {
        relocations.also(part);
    }

    /// Leaves out further root boxes, of no kind that says where something lies.
    void leaveOut(List<Box> more) {
        more.forEach(box -> roots.remove(box.start()));
        more.forEach(box -> removed.add(box.range()));
        removed.sort(Comparator.comparingLong(Range::start));
    }

    /// Where things lie in a copy.
    ///
    /// @param insertions in order
    Shift shift(List<Insertion> insertions) {
        return new Shift(size, removed, insertions.stream().map(Insertion::shift).toList());
    }

    /// A copy, still without what fills its gaps.
    ///
    /// @param insertions in order
    /// @throws NoRoomException if something cannot say where things will lie
    Splice.Builder copy(List<Insertion> insertions, Shift shift) throws NoRoomException {
        var obstacle = relocations.obstacle();
        if (obstacle != null) {
            throw new NoRoomException(obstacle, NoRoomException.Remedy.BESIDE);
        }
        var copy = new Copy(insertions, new Splice.Builder());
        for (var part : relocations.found()) {
            copy.insertUpTo(part.source().start());
            copy.to(part.source().start());
            part.add(shift, copy.builder);
            copy.at = part.source().end();
        }
        copy.insertUpTo(size);
        copy.to(size);
        return copy.builder;
    }

    /// Which boxes of a copy are hashed.
    ContentBinding.Bmff bound(Shift shift) {
        return new ContentBinding.Bmff(
                roots.stream().map(shift::of).toList(), excluded.stream().map(shift::of).toList());
    }

    long size() {
        return size;
    }

    /// A copy as it grows.
    private final class Copy {
        private final List<Insertion> insertions;
        private final Splice.Builder builder;
        private int nextInsertion;
        private int nextRemoved;
        private long at;

        Copy(List<Insertion> insertions, Splice.Builder builder) {
            this.insertions = insertions;
            this.builder = builder;
        }

        void insertUpTo(long end) {
            while (nextInsertion < insertions.size() && insertions.get(nextInsertion).at <= end) {
                var insertion = insertions.get(nextInsertion++);
                to(insertion.at);
                insertion.pieces.forEach(builder::add);
            }
        }

        /// Copies up to a place in the asset, without what is removed.
        void to(long end) {
            while (nextRemoved < removed.size() && removed.get(nextRemoved).start() < end) {
                var left = removed.get(nextRemoved++);
                builder.copy(new Range(at, left.start() - at));
                at = left.end();
            }
            builder.copy(new Range(at, end - at));
            at = end;
        }
    }
}
