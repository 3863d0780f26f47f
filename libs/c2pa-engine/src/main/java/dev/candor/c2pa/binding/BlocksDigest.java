package dev.candor.c2pa.binding;

import dev.candor.c2pa.asset.splice.ContentBinding;
import dev.candor.c2pa.asset.splice.ContentBinding.Blocks.Tree;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.manifest.BmffHash;
import dev.candor.c2pa.manifest.HardBinding;
import dev.candor.c2pa.manifest.HashAlgorithm;
import dev.candor.c2pa.manifest.MerkleMap;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes a BMFF hash with trees over the blocks of the content, whose leaves the manifest holds
/// (C2PA 2.4, A.5.4.1.1): no box beside the content is needed.
final class BlocksDigest implements ContentDigest {
    private static final HashAlgorithm ALGORITHM = MerkleTree.ALGORITHM;
    private static final int THIS_FILE = 1;

    private final List<Tree> trees;
    private final List<List<Bytes>> leaves = new ArrayList<>();
    private final LocatedBoxes boxes;
    private final MessageDigest block = ALGORITHM.digest();
    private int next;

    /// Where the block ends that is being hashed.
    private long blockEnd;

    BlocksDigest(ContentBinding.Blocks blocks) {
        this.trees = blocks.trees();
        this.boxes = new LocatedBoxes(blocks.boxes(), ALGORITHM);
        trees.forEach(_ -> leaves.add(new ArrayList<>()));
    }

    @Override
    public void take(long position, ByteBuffer bytes) {
        takeBlocks(position, bytes.duplicate());
        boxes.take(position, bytes);
    }

    private void takeBlocks(long position, ByteBuffer bytes) {
        long at = position;
        while (bytes.hasRemaining()) {
            var tree = treeBehind(at);
            if (tree == null) {
                return;
            }
            var content = tree.content();
            if (at < content.start()) {
                long gap = Math.min(content.start() - at, bytes.remaining());
                bytes.position(bytes.position() + (int) gap);
                at += gap;
                continue;
            }
            var hashed = leaves.get(next);
            if (at == content.start()) {
                blockEnd = at + tree.length(0);
            }
            long count = Math.min(blockEnd - at, bytes.remaining());
            block.update(LocatedBoxes.part(bytes, count));
            at += count;
            if (at == blockEnd) {
                hashed.add(Bytes.of(block.digest()));
                blockEnd += hashed.size() < tree.count() ? tree.length(hashed.size()) : 0;
            }
        }
    }

    /// The tree that has to do with a byte, or the next one.
    private @Nullable Tree treeBehind(long position) {
        while (next < trees.size() && trees.get(next).content().end() <= position) {
            next++;
        }
        return next == trees.size() ? null : trees.get(next);
    }

    @Override
    public HardBinding blank() {
        var zero = Bytes.of(new byte[ALGORITHM.digest().getDigestLength()]);
        return binding(
                zero,
                trees.stream().map(tree -> Collections.nCopies((int) tree.count(), zero)).toList());
    }

    @Override
    public HardBinding finish() {
        return binding(Bytes.of(boxes.cut()), leaves);
    }

    private HardBinding binding(Bytes hash, List<List<Bytes>> rows) {
        var maps = new ArrayList<MerkleMap>();
        for (int i = 0; i < trees.size(); i++) {
            var tree = trees.get(i);
            maps.add(
                    MerkleMap.blocks(
                            new MerkleMap.TreeId(THIS_FILE, tree.localId()),
                            rows.get(i),
                            tree.division()));
        }
        return BmffHash.blocks(ALGORITHM.word(), hash, maps).toBinding();
    }
}
