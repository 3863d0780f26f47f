package dev.candor.c2pa.binding;

import dev.candor.c2pa.asset.bmff.MerkleShape;
import dev.candor.c2pa.asset.bmff.ProofBox;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.manifest.BmffHash;
import dev.candor.c2pa.manifest.HardBinding;
import dev.candor.c2pa.manifest.MerkleMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The trees over the media segments of a stream, one for each track of each rendition, that one
/// manifest holds (C2PA 2.4, A.5.4.1.2). First all segments are announced, then their hashes come,
/// then there are proofs. Holds a few hashes for each segment. Not thread safe.
public final class StreamTrees {
    private static final Bytes ZERO =
            Bytes.of(new byte[MerkleTree.ALGORITHM.digest().getDigestLength()]);

    private final Map<MerkleMap.TreeId, Growing> trees = new LinkedHashMap<>();

    /// A tree whose leaves come one after another.
    private static final class Growing {
        private long announced;
        private final List<Bytes> leaves = new ArrayList<>();
        private Bytes initHash = ZERO;
        private @Nullable MerkleTree grown;

        private MerkleShape shape() {
            return new MerkleShape(announced);
        }

        private MerkleTree grown() {
            if (grown == null) {
                if (leaves.size() != announced) {
                    throw new IllegalStateException("Not all segments were hashed");
                }
                grown = MerkleTree.of(leaves);
            }
            return grown;
        }
    }

    /// Announces the next segment of a track.
    ///
    /// @param rendition from 1 on
    /// @return its place in its tree
    public ProofBox.Leaf announce(long rendition, long track) {
        var id = new MerkleMap.TreeId(rendition, track);
        var tree = trees.computeIfAbsent(id, _ -> new Growing());
        return new ProofBox.Leaf(rendition, track, tree.announced++);
    }

    /// How long the box with the proof of a segment will be, once all were announced.
    public int proofLength(ProofBox.Leaf leaf) {
        return ProofBox.length(leaf, tree(leaf).shape());
    }

    /// Takes the hash of the next segment of a track.
    public void hashed(ProofBox.Leaf leaf, Bytes hash) {
        tree(leaf).leaves.add(hash);
    }

    /// Takes the hash of a rendition's initialization segment.
    public void hashed(long rendition, Bytes init) {
        trees.forEach(
                (id, tree) -> {
                    if (id.uniqueId() == rendition) {
                        tree.initHash = init;
                    }
                });
    }

    /// The box with the proof of a segment, once all were hashed.
    public byte[] proof(ProofBox.Leaf leaf) {
        return ProofBox.of(leaf, tree(leaf).grown().proof(leaf.location()), proofLength(leaf));
    }

    private Growing tree(ProofBox.Leaf leaf) {
        return Objects.requireNonNull(
                trees.get(new MerkleMap.TreeId(leaf.uniqueId(), leaf.localId())),
                "a segment was announced");
    }

    /// The binding without its hashes, as long as it will be with them.
    public HardBinding blank() {
        var maps = new ArrayList<MerkleMap>();
        trees.forEach(
                (id, tree) ->
                        maps.add(
                                MerkleMap.fragments(
                                        id,
                                        tree.announced,
                                        ZERO,
                                        MerkleTree.blankRow(tree.shape()))));
        return binding(maps);
    }

    /// The binding, once all segments were hashed.
    public HardBinding finish() {
        var maps = new ArrayList<MerkleMap>();
        trees.forEach(
                (id, tree) ->
                        maps.add(
                                MerkleMap.fragments(
                                        id, tree.announced, tree.initHash, tree.grown().row())));
        return binding(maps);
    }

    private static HardBinding binding(List<MerkleMap> maps) {
        return BmffHash.fragments(MerkleTree.ALGORITHM.word(), maps).toBinding();
    }
}
