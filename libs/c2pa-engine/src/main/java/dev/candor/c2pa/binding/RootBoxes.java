package dev.candor.c2pa.binding;

import dev.candor.c2pa.asset.bmff.Box;
import dev.candor.c2pa.asset.bmff.BoxBudget;
import dev.candor.c2pa.asset.bmff.BoxCursor;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.manifest.BoxExclusion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.List;

/// Goes through the root boxes of an asset once, with what the exclusions of a BMFF hash leave of
/// each.
final class RootBoxes {
    private final ChannelReader asset;
    private final List<BoxExclusion> exclusions;

    RootBoxes(ChannelReader asset, List<BoxExclusion> exclusions) {
        this.asset = asset;
        this.exclusions = exclusions;
    }

    /// Takes one root box after another.
    @FunctionalInterface
    interface Visitor {
        /// @param excluded what of the box is not hashed
        void visit(Box box, Excluded excluded) throws Refused, MalformedException, IOException;
    }

    /// Visits all root boxes.
    ///
    /// @throws MalformedException if something in the asset is no box
    void visit(Visitor visitor) throws Refused, MalformedException, IOException {
        var budget = new BoxBudget();
        var search = new BoxExclusions(exclusions, asset, budget);
        var boxes = BoxCursor.root(asset, budget);
        for (var box = boxes.next(); box.isPresent(); box = boxes.next()) {
            visitor.visit(box.get(), search.ofNext(box.get()));
        }
    }

    /// Visits the root boxes' headers alone.
    static void headers(ChannelReader asset, HeaderVisitor visitor)
            throws Refused, MalformedException, IOException {
        var boxes = BoxCursor.root(asset, new BoxBudget());
        for (var box = boxes.next(); box.isPresent(); box = boxes.next()) {
            visitor.visit(box.get());
        }
    }

    /// Takes one root box after another.
    @FunctionalInterface
    interface HeaderVisitor {
        void visit(Box box) throws Refused, MalformedException, IOException;
    }

    /// Digests what is left of a root box: where it is, then its bytes (C2PA 2.4, 18.6.2).
    ///
    /// @param located whether it is said where it is
    /// @param into each takes the same
    static void digest(
            ChannelReader asset,
            Box box,
            Excluded excluded,
            boolean located,
            Collection<MessageDigest> into)
            throws IOException {
        if (excluded.whole()) {
            return;
        }
        if (located) {
            into.forEach(digest -> locate(box, excluded, digest));
        }
        for (var range : excluded.rest(box)) {
            asset.stream(range, piece -> into.forEach(digest -> digest.update(piece.duplicate())));
        }
    }

    /// Digests where a root box is, if anything is left of it.
    static void locate(Box box, Excluded excluded, MessageDigest digest) {
        if (!excluded.whole()) {
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, box.start()));
        }
    }
}
