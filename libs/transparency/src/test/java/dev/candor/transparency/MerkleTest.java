package dev.candor.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MerkleTest {
    private static final HexFormat HEX = HexFormat.of();

    /// The entries and roots that logs of RFC 6962 test themselves with.
    private static final List<byte[]> ENTRIES =
            Stream.of(
                            "",
                            "00",
                            "10",
                            "2021",
                            "3031",
                            "40414243",
                            "5051525354555657",
                            "606162636465666768696a6b6c6d6e6f")
                    .map(HEX::parseHex)
                    .toList();

    private static final List<String> ROOTS =
            List.of(
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void rootsAreThoseThatLogsAgreeOn() {
        var frontier = new Frontier();
        for (var n = 0; n <= ENTRIES.size(); n++) {
            assertThat(HEX.formatHex(frontier.root())).isEqualTo(ROOTS.get(n));
            assertThat(HEX.formatHex(NaiveTree.root(ENTRIES.subList(0, n))))
                    .isEqualTo(ROOTS.get(n));
            if (n < ENTRIES.size()) {
                frontier.append(MerkleHash.leaf(ENTRIES.get(n)));
            }
        }
    }

    @Test
    void everyLeafOfEverySmallTreeIsProvedAndNoOther() {
        for (var n = 1; n <= 65; n++) {
            var entries = entries(n);
            var root = NaiveTree.root(entries);
            for (var m = 0; m < n; m++) {
                var leaf = MerkleHash.leaf(entries.get(m));
                var path = NaiveTree.path(m, entries);
                assertThat(MerkleProof.includes(leaf, m, n, path, root)).isTrue();
                assertThat(MerkleProof.includes(leaf, (m + 1) % (n + 1), n, path, root)).isFalse();
                assertThat(MerkleProof.includes(leaf, m, n, longer(path), root)).isFalse();
                assertThat(MerkleProof.includes(flipped(leaf), m, n, path, root)).isFalse();
                assertThat(MerkleProof.includes(leaf, m, 2L * n, path, root)).isFalse();
                for (var i = 0; i < path.size(); i++) {
                    assertThat(MerkleProof.includes(leaf, m, n, broken(path, i), root)).isFalse();
                }
            }
        }
    }

    @Test
    void everySmallTreeExtendsThoseBeforeItAndNoOther() {
        for (var n = 1; n <= 65; n++) {
            var entries = entries(n);
            var root = NaiveTree.root(entries);
            for (var m = 1; m <= n; m++) {
                var before = NaiveTree.root(entries.subList(0, m));
                var proof = NaiveTree.proof(m, entries);
                assertThat(MerkleProof.extendsTree(m, before, n, root, proof)).isTrue();
                assertThat(MerkleProof.extendsTree(m, flipped(before), n, root, proof)).isFalse();
                assertThat(MerkleProof.extendsTree(m, before, n, flipped(root), proof)).isFalse();
                assertThat(MerkleProof.extendsTree(m, before, 2L * n, root, proof)).isFalse();
                assertThat(MerkleProof.extendsTree(m, before, n, root, longer(proof))).isFalse();
                for (var i = 0; i < proof.size(); i++) {
                    assertThat(MerkleProof.extendsTree(m, before, n, root, broken(proof, i)))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void largeTreesAreProvedToo() {
        var random = new Random(20261122);
        for (var round = 0; round < 20; round++) {
            var n = 66 + random.nextInt(3000);
            var entries = entries(n);
            var root = NaiveTree.root(entries);
            var m = random.nextInt(n);
            assertThat(
                            MerkleProof.includes(
                                    MerkleHash.leaf(entries.get(m)),
                                    m,
                                    n,
                                    NaiveTree.path(m, entries),
                                    root))
                    .as("leaf %d of %d", m, n)
                    .isTrue();
            var from = 1 + random.nextInt(n);
            assertThat(
                            MerkleProof.extendsTree(
                                    from,
                                    NaiveTree.root(entries.subList(0, from)),
                                    n,
                                    root,
                                    NaiveTree.proof(from, entries)))
                    .as("%d of %d", from, n)
                    .isTrue();
            var frontier = new Frontier();
            entries.forEach(entry -> frontier.append(MerkleHash.leaf(entry)));
            assertThat(frontier.root()).isEqualTo(root);
        }
    }

    private static List<byte[]> entries(int n) {
        return IntStream.range(0, n)
                .mapToObj(i -> ("entry " + i).getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static List<byte[]> longer(List<byte[]> path) {
        var longer = new ArrayList<>(path);
        longer.add(MerkleHash.empty());
        return longer;
    }

    private static List<byte[]> broken(List<byte[]> path, int i) {
        var broken = new ArrayList<>(path);
        broken.set(i, flipped(path.get(i)));
        return broken;
    }

    private static byte[] flipped(byte[] hash) {
        var flipped = hash.clone();
        flipped[7] ^= 1;
        return flipped;
    }
}
