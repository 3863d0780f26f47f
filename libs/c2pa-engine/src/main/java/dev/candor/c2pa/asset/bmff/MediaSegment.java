package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Piece;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Copies of a media segment (ISO/IEC 14496-12, 8.16) with something put in: a proof, a store, or
/// both. What C2PA put in before is left out.
public final class MediaSegment {
    private final Rearrangement boxes;
    private final Fragment fragment;
    private long types;
    private long movie;

    private MediaSegment(ChannelReader segment) throws MalformedException, IOException {
        var moof = new Box[1];
        var signed = new ArrayList<Box>();
        this.boxes =
                Rearrangement.read(
                        segment,
                        box -> {
                            note(box, moof);
                            if (SegmentInfoBox.of(segment, box).isPresent()) {
                                signed.add(box);
                            }
                        });
        boxes.leaveOut(signed);
        if (moof[0] == null) {
            throw new MalformedException("moof", segment.size(), "no fragment in the segment");
        }
        this.movie = moof[0].start();
        this.fragment = Fragment.read(segment, moof[0]);
    }

    /// Reads headers, never the content.
    ///
    /// @throws MalformedException if there is not exactly one fragment in it, or a box is broken
    /// that would have to change
    public static MediaSegment read(ChannelReader segment) throws MalformedException, IOException {
        return new MediaSegment(segment);
    }

    /// Refuses what is no initialization segment: it says what comes, and holds nothing of it.
    ///
    /// @throws MalformedException if it holds a fragment, or content, or does not say what comes
    public static void requireInit(ChannelReader asset) throws MalformedException, IOException {
        var boxes = BoxCursor.root(asset, new BoxBudget());
        boolean directed = false;
        for (var box = boxes.next(); box.isPresent(); box = boxes.next()) {
            var type = box.get().type();
            if (type.equals("moof") || type.equals("mdat")) {
                throw new MalformedException(
                        type, box.get().start(), "content in the initialization segment");
            }
            directed |= type.equals("moov");
        }
        if (!directed) {
            throw new MalformedException("moov", asset.size(), "no directory of the content");
        }
    }

    private void note(Box box, @Nullable Box[] moof) throws MalformedException {
        switch (box.type()) {
            case "styp" -> types = types == 0 ? box.end() : types;
            case "moof" -> {
                if (moof[0] != null) {
                    throw new MalformedException(
                            "moof", box.start(), "more than one fragment in the segment");
                }
                moof[0] = box;
            }
            case "moov" ->
                    throw new MalformedException(
                            "moov", box.start(), "a film, and no media segment");
            default -> {} // content, or what leads to it
        }
    }

    /// Which track it is of.
    public long track() {
        return fragment.track();
    }

    /// Which fragment of the stream it is, as it says itself; 0 if it does not.
    public long number() {
        return fragment.number();
    }

    /// How long it takes, in its track's units; 0 if that is not known.
    public long duration(TrackTimes times) {
        return fragment.duration(times);
    }

    /// A copy with room for a proof right before its fragment (C2PA 2.4, A.5.4.1.2).
    ///
    /// @throws NoRoomException if something cannot say where things will lie
    public Splice proven(int proof) throws NoRoomException {
        return with(List.of(new Rearrangement.Insertion(movie, List.of(new Piece.Proof(proof)))));
    }

    /// A copy of a segment of a live stream: with a store behind its types, with room for a message
    /// right before its fragment, or with both (C2PA 2.4, 19.2.1 and 19.4.2).
    ///
    /// @param store how long it is; 0 for none
    /// @param message how long its box is; 0 for none
    /// @throws NoRoomException if something cannot say where things will lie
    public Splice live(int store, int message) throws NoRoomException {
        var insertions = new ArrayList<Rearrangement.Insertion>();
        if (store > 0) {
            insertions.add(BmffSplicing.store(types, new byte[0], store));
        }
        if (message > 0) {
            insertions.add(new Rearrangement.Insertion(movie, List.of(new Piece.Proof(message))));
        }
        return with(insertions);
    }

    private Splice with(List<Rearrangement.Insertion> insertions) throws NoRoomException {
        var shift = boxes.shift(insertions);
        return boxes.copy(insertions, shift)
                .build(store -> List.of(StoreBox.manifest(store)), boxes.bound(shift));
    }
}
