package dev.candor.c2pa.binding;

import dev.candor.c2pa.asset.bmff.MerkleShape;
import dev.candor.c2pa.asset.bmff.ProofBox;
import dev.candor.c2pa.asset.splice.ContentBinding;
import dev.candor.c2pa.asset.splice.ContentBinding.Fragments.Fragment;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.manifest.BmffHash;
import dev.candor.c2pa.manifest.HardBinding;
import dev.candor.c2pa.manifest.MerkleMap;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// Makes a BMFF hash with a tree for each track over fragments that lie in one file, and the boxes
/// in front of them that lead to it (C2PA 2.4, A.5.4.1.2).
final class FragmentsDigest implements ContentDigest {
    private static final int THIS_FILE = 1;

    private final List<Fragment> fragments;
    private final LocatedBoxes boxes;

    /// How many fragments each track has, in the order they begin in.
    private final Map<Long, Long> counts = new LinkedHashMap<>();

    /// The hash of what is in front of the fragments, and those of the fragments.
    private final List<Bytes> hashes = new ArrayList<>();

    private final Map<Long, MerkleTree> trees = new HashMap<>();

    FragmentsDigest(ContentBinding.Fragments binding) {
        this.fragments = binding.fragments();
        this.boxes = new LocatedBoxes(binding.boxes(), MerkleTree.ALGORITHM);
        fragments.forEach(one -> counts.merge(one.track(), 1L, Long::sum));
    }

    @Override
    public void take(long position, ByteBuffer bytes) {
        long at = position;
        long end = position + bytes.remaining();
        while (hashes.size() < fragments.size() && fragments.get(hashes.size()).start() < end) {
            long start = fragments.get(hashes.size()).start();
            boxes.take(at, LocatedBoxes.part(bytes, start - at));
            hashes.add(Bytes.of(boxes.cut()));
            at = start;
        }
        boxes.take(at, bytes);
    }

    @Override
    public HardBinding blank() {
        var zero = Bytes.of(new byte[MerkleTree.ALGORITHM.digest().getDigestLength()]);
        return binding(zero, track -> MerkleTree.blankRow(shape(track)));
    }

    @Override
    public HardBinding finish() {
        hashes.add(Bytes.of(boxes.cut()));
        var leaves = new HashMap<Long, List<Bytes>>();
        for (int i = 0; i < fragments.size(); i++) {
            leaves.computeIfAbsent(fragments.get(i).track(), _ -> new ArrayList<>())
                    .add(hashes.get(i + 1));
        }
        leaves.forEach((track, hashed) -> trees.put(track, MerkleTree.of(hashed)));
        return binding(hashes.getFirst(), track -> tree(track).row());
    }

    @Override
    public List<byte[]> proofs() {
        var next = new HashMap<Long, Long>();
        var proofs = new ArrayList<byte[]>();
        for (var fragment : fragments) {
            long track = fragment.track();
            long location = next.merge(track, 1L, Long::sum) - 1;
            proofs.add(
                    ProofBox.of(
                            new ProofBox.Leaf(THIS_FILE, track, location),
                            tree(track).proof(location),
                            ProofBox.length(THIS_FILE, track, shape(track))));
        }
        return proofs;
    }

    private MerkleTree tree(long track) {
        return Objects.requireNonNull(trees.get(track), "every track was finished");
    }

    private MerkleShape shape(long track) {
        return new MerkleShape(counts.getOrDefault(track, 0L));
    }

    private HardBinding binding(Bytes init, Function<Long, List<Bytes>> rows) {
        var maps = new ArrayList<MerkleMap>();
        counts.forEach(
                (track, count) ->
                        maps.add(
                                MerkleMap.fragments(
                                        new MerkleMap.TreeId(THIS_FILE, track),
                                        count,
                                        init,
                                        rows.apply(track))));
        return BmffHash.fragments(MerkleTree.ALGORITHM.word(), maps).toBinding();
    }
}
