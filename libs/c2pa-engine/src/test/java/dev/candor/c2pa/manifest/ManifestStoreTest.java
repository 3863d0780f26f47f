package dev.candor.c2pa.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.jumbf.JumbfType;
import dev.candor.c2pa.jumbf.JumbfWriter;
import dev.candor.c2pa.kit.Boxes;
import dev.candor.c2pa.kit.Brotli;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a store may hold, and what it may unpack to.
class ManifestStoreTest {
    @Test
    void storeHoldsNoMoreManifestsThanItMay() throws MalformedException {
        assertThat(store(plain(ManifestStore.MAX_MANIFESTS)).manifests())
                .hasSize(ManifestStore.MAX_MANIFESTS);
        assertThatThrownBy(() -> store(plain(ManifestStore.MAX_MANIFESTS + 1)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("more than 1000 manifests");
    }

    @Test
    void manifestUnpacksToWhatWasPacked() throws MalformedException {
        var manifest = manifest("a", 200_000);

        var read = store(List.of(Boxes.compressed(manifest))).active();

        assertThat(read.kind()).isEqualTo(Manifest.Kind.STANDARD);
        assertThat(read.wasCompressed()).isTrue();
        assertThat(read.box().raw().toArray()).isEqualTo(manifest);
    }

    @Test
    void littleDoesNotUnpackToMuch() throws MalformedException {
        var read = store(List.of(Boxes.compressed("a", Brotli.bomb()))).active();

        assertThat(read.kind()).isEqualTo(Manifest.Kind.COMPRESSED);
    }

    @Test
    void manifestsTogetherUnpackToNoMoreThanOneMay() throws MalformedException {
        int each = Unpacking.MAX_UNPACKED / 3;

        var read =
                store(
                        IntStream.range(0, 4)
                                .mapToObj(i -> Boxes.compressed(manifest("m" + i, each)))
                                .toList());

        assertThat(read.manifests())
                .extracting(Manifest::kind)
                .containsExactly(
                        Manifest.Kind.STANDARD,
                        Manifest.Kind.STANDARD,
                        Manifest.Kind.COMPRESSED,
                        Manifest.Kind.COMPRESSED);
    }

    private static List<byte[]> plain(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> JumbfWriter.superbox(JumbfType.MANIFEST, "m" + i, List.of()))
                .toList();
    }

    private static byte[] manifest(String label, int size) {
        return JumbfWriter.superbox(
                JumbfType.MANIFEST, label, List.of(JumbfWriter.box("free", new byte[size])));
    }

    private static ManifestStore store(List<byte[]> boxes) throws MalformedException {
        return ManifestStore.read(
                Bytes.of(JumbfWriter.superbox(JumbfType.STORE, Labels.STORE, boxes)));
    }
}
