package dev.candor.c2pa.jumbf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.kit.Seeded;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class JumbfTest {
    private static final byte[] PAYLOAD = {1, 2, 3};

    @Test
    void writtenBoxesAreReadBack() throws MalformedException {
        var box = JumbfReader.read(Bytes.of(nested()));

        assertThat(box.label()).isEqualTo("c2pa");
        assertThat(box.type()).isEqualTo(JumbfType.STORE);
        assertThat(box.child("inner").flatMap(inner -> inner.payload("cbor")).orElseThrow())
                .isEqualTo(Bytes.of(PAYLOAD));
    }

    @Test
    void typeIsMadeOfFourCharacters() {
        assertThat(JumbfType.CLAIM.uuid()).hasToString("6332636c-0011-0010-8000-00aa00389b71");
    }

    @Test
    void contentIsWhatFollowsTheHeader() throws MalformedException {
        var bytes = nested();

        var box = JumbfReader.read(Bytes.of(bytes));

        assertThat(box.content().offset()).isEqualTo(8);
        assertThat(box.content().length()).isEqualTo(bytes.length - 8);
    }

    @Test
    void noneOfSeveralWithOneLabelIsFound() throws MalformedException {
        var twin = JumbfWriter.cbor(JumbfType.CBOR, "twin", new byte[] {1});
        var triplet = JumbfWriter.cbor(JumbfType.CBOR, "triplet", new byte[] {2});
        var only = JumbfWriter.cbor(JumbfType.CBOR, "only", new byte[] {3});
        var boxes = List.of(twin, triplet, only, twin, triplet, triplet);

        var box = JumbfReader.read(Bytes.of(JumbfWriter.superbox(JumbfType.STORE, "c2pa", boxes)));

        assertThat(box.superboxes()).hasSize(6);
        assertThat(box.child("twin")).isEmpty();
        assertThat(box.child("triplet")).isEmpty();
        assertThat(box.child("only").flatMap(child -> child.payload("cbor")))
                .contains(Bytes.of(new byte[] {3}));
        assertThat(box.child("")).isEmpty();
    }

    /// A stranger's claim may refer to each of very many assertions.
    @Test
    @Timeout(10)
    void oneOfManyIsFoundAsFastAsOneOfFew() throws MalformedException {
        var boxes = new ArrayList<byte[]>();
        for (int i = 0; i < 16_000; i++) {
            boxes.add(JumbfWriter.superbox(JumbfType.CBOR, "c2pa.example__" + i, List.of()));
        }
        var box = JumbfReader.read(Bytes.of(JumbfWriter.superbox(JumbfType.STORE, "c2pa", boxes)));

        var found =
                IntStream.range(0, 16_000)
                        .filter(i -> box.child("c2pa.example__" + i).isPresent())
                        .count();

        assertThat(found).isEqualTo(16_000);
    }

    @Test
    void saltInTheDescriptionIsReadOver() throws MalformedException {
        var salt = JumbfWriter.box("c2sh", new byte[16]);
        var description =
                ByteBuffer.allocate(16 + 1 + 2 + salt.length)
                        .put(JumbfType.CBOR.toBytes())
                        .put((byte) 0x13)
                        .put(new byte[] {'a', 0})
                        .put(salt)
                        .array();

        var box =
                JumbfReader.read(
                        Bytes.of(JumbfWriter.box("jumb", JumbfWriter.box("jumd", description))));

        assertThat(box.label()).isEqualTo("a");
    }

    @Test
    void extendedLengthIsRead() throws MalformedException {
        var inner = JumbfWriter.superbox(JumbfType.CBOR, "a", List.of());
        var bytes =
                ByteBuffer.allocate(inner.length + 8)
                        .putInt(1)
                        .put(inner, 4, 4)
                        .putLong(inner.length + 8)
                        .put(inner, 8, inner.length - 8)
                        .array();

        assertThat(JumbfReader.read(Bytes.of(bytes)).label()).isEqualTo("a");
    }

    @Test
    void nestingHasALimit() throws MalformedException {
        assertThat(JumbfReader.read(Bytes.of(deep(JumbfReader.MAX_DEPTH))).label()).isEqualTo("x");
        assertThatThrownBy(() -> JumbfReader.read(Bytes.of(deep(JumbfReader.MAX_DEPTH + 1))))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("deeper than 16");
    }

    @Test
    void boxesHaveALimit() {
        var free = JumbfWriter.box("free", new byte[0]);
        var many = Collections.nCopies(JumbfReader.MAX_BOXES, free);

        assertThatThrownBy(
                        () ->
                                JumbfReader.read(
                                        Bytes.of(
                                                JumbfWriter.superbox(
                                                        JumbfType.STORE, "c2pa", many))))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("more than 50000 boxes");
    }

    @Test
    void lengthBeyondTheEndNamesBoxAndOffset() {
        var bytes = nested();
        bytes[3] += 1;

        assertThatThrownBy(() -> JumbfReader.read(Bytes.of(bytes)))
                .isInstanceOf(MalformedException.class)
                .hasMessageStartingWith("jumb at offset 8:");
    }

    @Test
    void bytesBehindTheStoreAreMalformed() {
        var bytes = Arrays.copyOf(nested(), nested().length + 1);
        bytes[bytes.length - 1] = 1;

        assertThatThrownBy(() -> JumbfReader.read(Bytes.of(bytes)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("bytes behind the superbox");
    }

    @Test
    void arbitraryChangesEndInABoxOrTheDeclaredException() {
        Random random = Seeded.random();
        for (int i = 0; i < 50_000; i++) {
            var bytes = nested();
            for (int n = random.nextInt(4); n >= 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }

            assertThat(isReadOrMalformed(bytes)).isTrue();
        }
    }

    private static boolean isReadOrMalformed(byte[] bytes) {
        try {
            return JumbfReader.read(Bytes.of(bytes)) != null;
        } catch (MalformedException e) {
            return true;
        }
    }

    private static byte[] nested() {
        return JumbfWriter.superbox(
                JumbfType.STORE,
                "c2pa",
                List.of(JumbfWriter.cbor(JumbfType.CBOR, "inner", PAYLOAD)));
    }

    private static byte[] deep(int depth) {
        byte[] box = JumbfWriter.superbox(JumbfType.CBOR, "x", List.of());
        for (int i = 1; i < depth; i++) {
            box = JumbfWriter.superbox(JumbfType.CBOR, "x", List.of(box));
        }
        return box;
    }
}
