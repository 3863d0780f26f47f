package dev.candor.consent.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.consent.ledger.Tree.Node;
import dev.candor.consent.ledger.Tree.Stretch;
import dev.candor.transparency.Frontier;
import dev.candor.transparency.MerkleHash;
import dev.candor.transparency.MerkleProof;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Proofs from stored nodes, held against a verifier that knows no nodes.
class TreePropertyTest {
    private static final int SMALL = 70;

    @Test
    void everyProofOfEverySmallTreeVerifies() {
        var leaves = leaves(SMALL);
        var stored = stored(leaves);
        var roots = roots(leaves);
        for (var size = 1; size <= SMALL; size++) {
            assertThat(Tree.all(size).hash(stored)).isEqualTo(roots.get(size));
            for (var index = 0; index < size; index++) {
                mustInclude(leaves, stored, roots, index, size);
            }
            for (var from = 1; from <= size; from++) {
                mustExtend(stored, roots, from, size);
            }
        }
    }

    @Test
    void proofsOfLargerTreesVerifyAndStaySmall() {
        var seed = Long.getLong("candor.seed", System.nanoTime());
        var random = new Random(seed);
        var leaves = leaves(5000);
        var stored = stored(leaves);
        var roots = roots(leaves);
        for (var round = 0; round < 300; round++) {
            var size = 1 + random.nextInt(leaves.size());
            var index = random.nextInt(size);
            assertThat(Tree.nodes(Tree.inclusion(index, size)))
                    .as("seed %d: nodes for %d of %d", seed, index, size)
                    .hasSizeLessThan(2 * 13);
            mustInclude(leaves, stored, roots, index, size);
            mustExtend(stored, roots, 1 + random.nextInt(size), size);
        }
    }

    @Test
    void aStretchIsMadeOfFullSubtrees() {
        assertThat(new Stretch(0, 7).nodes())
                .containsExactly(new Node(2, 0), new Node(1, 2), new Node(0, 6));
        assertThat(new Stretch(4, 7).nodes()).containsExactly(new Node(1, 2), new Node(0, 6));
        assertThat(Tree.all(1L << 40).nodes()).containsExactly(new Node(40, 0));
    }

    private static void mustInclude(
            List<byte[]> leaves,
            Map<Node, byte[]> stored,
            List<byte[]> roots,
            int index,
            int size) {
        assertThat(
                        MerkleProof.includes(
                                leaves.get(index),
                                index,
                                size,
                                Tree.hashes(Tree.inclusion(index, size), stored),
                                roots.get(size)))
                .as("leaf %d of %d", index, size)
                .isTrue();
    }

    private static void mustExtend(Map<Node, byte[]> stored, List<byte[]> roots, int from, int to) {
        assertThat(
                        MerkleProof.extendsTree(
                                from,
                                roots.get(from),
                                to,
                                roots.get(to),
                                Tree.hashes(Tree.consistency(from, to), stored)))
                .as("%d to %d", from, to)
                .isTrue();
    }

    private static List<byte[]> leaves(int count) {
        var leaves = new ArrayList<byte[]>();
        for (var i = 0; i < count; i++) {
            leaves.add(MerkleHash.leaf(("entry " + i).getBytes(StandardCharsets.UTF_8)));
        }
        return leaves;
    }

    private static List<byte[]> roots(List<byte[]> leaves) {
        var frontier = new Frontier();
        var roots = new ArrayList<byte[]>();
        roots.add(frontier.root());
        for (var leaf : leaves) {
            frontier.append(leaf);
            roots.add(frontier.root());
        }
        return roots;
    }

    private static Map<Node, byte[]> stored(List<byte[]> leaves) {
        var stored = new HashMap<Node, byte[]>();
        var level = leaves;
        for (var above = 0; !level.isEmpty(); above++) {
            var next = new ArrayList<byte[]>();
            for (var place = 0; place < level.size(); place++) {
                stored.put(new Node(above, place), level.get(place));
                if (place % 2 == 1) {
                    next.add(MerkleHash.node(level.get(place - 1), level.get(place)));
                }
            }
            level = next;
        }
        return stored;
    }
}
