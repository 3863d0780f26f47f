package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.asset.BindingKind;
import dev.candor.c2pa.asset.splice.ContentBinding;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Piece;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Copies of an asset whose parts can be checked one by one (C2PA 2.4, A.5.4): the blocks of its
/// `mdat` boxes by hashes in the manifest, or its fragments by hashes in front of them. Otherwise
/// as [BmffSplicing].
final class TreeSplicing implements Splicing {
    /// How many trees there are at most.
    private static final int MOST_TREES = 64;

    /// The size of a block, of content that is not so long that there were more than
    /// [#MOST_LEAVES].
    private static final long BLOCK = 1 << 20;

    private static final long MOST_LEAVES = 1024;

    /// Trees of one file are told apart by their other number.
    private static final int THIS_FILE = 1;

    /// A box so short is hashed with the whole (C2PA 2.4, A.5.6).
    private static final int HASHED_AS_A_WHOLE = 16;

    private final Rearrangement boxes;
    private final List<Box> contents = new ArrayList<>();
    private final List<Box> movies = new ArrayList<>();
    private final @Nullable ChunkStarts chunks;
    private final List<ContentBinding.Fragments.Fragment> fragments = new ArrayList<>();
    private final Map<Long, Long> tracks = new HashMap<>();
    private long insertion;

    private TreeSplicing(ChannelReader asset, BindingKind kind)
            throws MalformedException, IOException {
        this.boxes = Rearrangement.read(asset, box -> note(asset, box));
        this.chunks = kind == BindingKind.CHUNKS && fragments.isEmpty() ? chunks(asset) : null;
        if (fragments.isEmpty()) {
            for (var mdat : contents) {
                if (isBlocks(mdat) && mdat.header() == Box.SHORT_HEADER) {
                    boxes.also(new LongHeader(mdat));
                }
            }
        }
    }

    /// Reads all that has to be known of an asset.
    ///
    /// @param kind [BindingKind#MERKLE] or [BindingKind#CHUNKS]
    /// @throws MalformedException if a box is broken that would have to change
    static TreeSplicing read(ChannelReader asset, BindingKind kind)
            throws MalformedException, IOException {
        return new TreeSplicing(asset, kind);
    }

    private ChunkStarts chunks(ChannelReader asset) throws MalformedException, IOException {
        var starts = new ChunkStarts();
        for (var mdat : contents) {
            if (isBlocks(mdat)) {
                starts.within(mdat.payload(), blockSize(mdat));
            }
        }
        for (var moov : movies) {
            starts.read(asset, moov);
        }
        return starts;
    }

    private static long blockSize(Box mdat) {
        return Math.max(BLOCK, Math.ceilDiv(mdat.payload().length(), MOST_LEAVES));
    }

    private void note(ChannelReader asset, Box box) throws MalformedException, IOException {
        switch (box.type()) {
            case "ftyp" -> insertion = insertion == 0 ? box.end() : insertion;
            case "mdat" -> contents.add(box);
            case "moov" -> movies.add(box);
            case "moof" -> {
                long track = Fragment.read(asset, box).track();
                fragments.add(new ContentBinding.Fragments.Fragment(box.start(), track));
                tracks.merge(track, 1L, Long::sum);
            }
            default -> {} // hashed with the whole, or with the fragment it lies in
        }
    }

    private static boolean isBlocks(Box mdat) {
        return mdat.length() > HASHED_AS_A_WHOLE;
    }

    @Override
    public Splice around(int storeLength) throws NoRoomException {
        if (insertion == 0) {
            throw new NoRoomException(
                    "The film is of the time before brands, and has no trees; bind it as a whole");
        }
        return fragments.isEmpty() ? aroundBlocks(storeLength) : aroundFragments(storeLength);
    }

    private Splice aroundBlocks(int storeLength) throws NoRoomException {
        var insertions = new ArrayList<Rearrangement.Insertion>();
        insertions.add(BmffSplicing.store(insertion, new byte[0], storeLength));
        for (var mdat : contents) {
            if (isBlocks(mdat) && mdat.header() == Box.SHORT_HEADER) {
                insertions.add(new LongHeader(mdat).length());
            }
        }
        var shift = boxes.shift(insertions);
        return boxes.copy(insertions, shift)
                .build(store -> List.of(StoreBox.manifest(store)), blocks(shift));
    }

    private ContentBinding blocks(Shift shift) throws NoRoomException {
        var trees = new ArrayList<ContentBinding.Blocks.Tree>();
        for (int i = 0; i < contents.size(); i++) {
            var mdat = contents.get(i);
            if (isBlocks(mdat)) {
                trees.add(
                        new ContentBinding.Blocks.Tree(
                                i, shift.of(mdat.payload()), division(mdat)));
            }
        }
        requireFew(trees.size());
        var whole = boxes.bound(shift);
        if (trees.isEmpty()) {
            return whole; // there is no content
        }
        return new ContentBinding.Blocks(
                BmffSplicing.leavingOut(
                        whole, trees.stream().map(ContentBinding.Blocks.Tree::content).toList()),
                trees);
    }

    private ContentBinding.Blocks.Division division(Box mdat) {
        return chunks == null
                ? new ContentBinding.Blocks.Division.Even(blockSize(mdat))
                : new ContentBinding.Blocks.Division.Uneven(chunks.sizes(mdat.payload()));
    }

    private Splice aroundFragments(int storeLength) throws NoRoomException {
        requireFew(tracks.size());
        var lengths = new HashMap<Long, Piece>();
        tracks.forEach(
                (track, count) ->
                        lengths.put(
                                track,
                                new Piece.Proof(
                                        ProofBox.length(
                                                THIS_FILE, track, new MerkleShape(count)))));
        var insertions = new ArrayList<Rearrangement.Insertion>();
        insertions.add(BmffSplicing.store(insertion, new byte[0], storeLength));
        for (var fragment : fragments) {
            insertions.add(
                    new Rearrangement.Insertion(
                            fragment.start(), List.of(lengths.get(fragment.track()))));
        }
        var shift = boxes.shift(insertions);
        return boxes.copy(insertions, shift)
                .build(
                        store -> List.of(StoreBox.manifest(store)),
                        new ContentBinding.Fragments(
                                boxes.bound(shift),
                                fragments.stream()
                                        .map(
                                                one ->
                                                        new ContentBinding.Fragments.Fragment(
                                                                shift.of(one.start()), one.track()))
                                        .toList()));
    }

    private static void requireFew(int trees) throws NoRoomException {
        if (trees > MOST_TREES) {
            throw new NoRoomException(
                    "The film has %d parts that would need a tree each, more than %d; bind it as a whole"
                            .formatted(trees, MOST_TREES));
        }
    }
}
