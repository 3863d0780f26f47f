package dev.candor.c2pa;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.asset.AssetFormat;
import dev.candor.c2pa.asset.BindingKind;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.cbor.CborWriter;
import dev.candor.c2pa.definition.DigitalSourceType;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.kit.Bmff;
import dev.candor.c2pa.kit.Edits;
import dev.candor.c2pa.kit.Samples;
import dev.candor.c2pa.kit.Seeded;
import dev.candor.c2pa.kit.Streams;
import dev.candor.c2pa.kit.WritingKit;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.ValidationState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Films in one file whose parts can be checked one by one (C2PA 2.4, A.5.4.1).
class MerkleWritingTest {
    private static final int STRIDE = Integer.getInteger("stride", 13);
    private static final int BLOCK = 1 << 20;

    @TempDir Path folder;
    private WritingKit kit;

    @BeforeEach
    void begin() {
        kit = new WritingKit(folder);
    }

    /// Content in one box or in several, with long headers and short ones, and none at all.
    static Stream<byte[]> films() {
        return Stream.of(
                Bmff.mp4(),
                Bmff.mp4(Bmff.longBox("mdat", Bmff.content(600, 1))),
                Bmff.mp4(
                        Bmff.box("mdat"),
                        Bmff.box("mdat", Bmff.content(3, 2)),
                        Bmff.box("mdat", Bmff.content(9, 3)),
                        Bmff.longBox("mdat"),
                        Bmff.longBox("mdat", Bmff.content(1, 4))),
                Bmff.mp4(),
                Bmff.mp4(Bmff.box("mdat", Bmff.content(BLOCK, 1))),
                Bmff.mp4(Bmff.box("mdat", Bmff.content(2 * BLOCK + 1, 1))),
                Bmff.mov(),
                Bmff.heic());
    }

    @ParameterizedTest
    @MethodSource("films")
    void filmIsTrustedBlockByBlock(byte[] film) throws Exception {
        // when
        var signed = signed(film);

        // then
        assertTrusted(signed);
        assertThat(WritingKit.verified(signed).findings())
                .filteredOn(one -> one.code() == StatusCode.ASSERTION_BMFF_HASH_MATCH)
                .extracting(Finding::explanation)
                .containsExactly("The content is as it was signed, block by block.");
    }

    /// The offset of the first sample leads to the same byte of content as before.
    @Test
    void offsetsFollowTheContentThatHasALongHeader() throws Exception {
        // given
        var film = Bmff.mp4(Bmff.box("mdat", Bmff.content(600, 1)));
        long offset = firstOffset(film);

        // when
        var signed = Files.readAllBytes(signed(film));

        // then
        assertThat(signed[(int) firstOffset(signed)]).isEqualTo(film[(int) offset]);
        var mdat = Bmff.roots(signed).stream().filter(one -> one.type().equals("mdat")).findFirst();
        assertThat(ByteBuffer.wrap(signed).getInt(mdat.orElseThrow().start())).isEqualTo(1);
        assertThat(mdat.orElseThrow().length()).isEqualTo(600 + 16);
    }

    private static long firstOffset(byte[] film) {
        return ByteBuffer.wrap(film).getInt(Edits.indexOf(film, "stco") + 12) & 0xFFFFFFFFL;
    }

    /// The first chunk in each mebibyte of content begins a block, in whatever order the
    /// tables name them, and wherever else they lead.
    @Test
    void blocksBeginWhereChunksDo() throws Exception {
        // given
        long start = Bmff.FIRST_ROOT + 8L;
        var film =
                Bmff.chunked(
                        Bmff.box("mdat", Bmff.content(3 * BLOCK + 500, 1)),
                        new long[] {
                            start + 2 * BLOCK + 9,
                            start,
                            start + BLOCK + 100,
                            0,
                            start + 3 * BLOCK + 500
                        },
                        new long[] {
                            start + 3 * BLOCK + 1,
                            start + BLOCK + 50,
                            start + 4,
                            (1L << 32) + start + BLOCK + 3
                        });

        // when
        var signed = kit.signed(kit.file(film), bound(BindingKind.CHUNKS));

        // then
        assertTrusted(signed);
        assertThat(Files.readString(signed, ISO_8859_1))
                .contains(sizes(BLOCK + 50, BLOCK - 41, BLOCK - 8, 499))
                .doesNotContain("fixedBlockSize");
    }

    private static String sizes(long... sizes) {
        var array = new CborValue.Array(Arrays.stream(sizes).mapToObj(CborValue::of).toList());
        return "variableBlockSizes" + new String(CborWriter.write(array), ISO_8859_1);
    }

    @ParameterizedTest
    @MethodSource("films")
    void filmIsTrustedChunkByChunk(byte[] film) throws Exception {
        assertTrusted(kit.signed(kit.file(film), bound(BindingKind.CHUNKS)));
    }

    @Test
    void blockOfAnySizeThatWasChangedIsNamed() throws Exception {
        // given
        long start = Bmff.FIRST_ROOT + 8L;
        var film =
                Bmff.chunked(
                        Bmff.box("mdat", Bmff.content(2 * BLOCK, 1)),
                        new long[] {start, start + BLOCK + 5},
                        new long[0]);
        var signed = Files.readAllBytes(kit.signed(kit.file(film), bound(BindingKind.CHUNKS)));
        var content =
                Bmff.roots(signed).stream()
                        .filter(one -> one.type().equals("mdat"))
                        .findFirst()
                        .orElseThrow();

        for (int block = 0; block < 2; block++) {
            // when
            int first = content.start() + 16 + block * (BLOCK + 5);
            var changed = Files.write(folder.resolve("changed"), Edits.flip(signed, first));

            // then
            assertThat(WritingKit.verified(changed).findings())
                    .filteredOn(one -> one.code() == StatusCode.ASSERTION_BMFF_HASH_MISMATCH)
                    .extracting(Finding::explanation)
                    .singleElement()
                    .asString()
                    .startsWith("Block %d of the content".formatted(block));
        }
    }

    /// Fragments are parts already.
    @Test
    void fragmentedFilmHasNoOtherTrees() throws Exception {
        // given
        var source = kit.file(Streams.oneFile(5, 1, 2));
        var one = folder.resolve("one");
        var other = folder.resolve("other");

        // when
        kit.from(3).sign(source, one, trees(), WritingKit.repeating());
        kit.from(3).sign(source, other, bound(BindingKind.CHUNKS), WritingKit.repeating());

        // then
        assertThat(one).hasSameBinaryContentAs(other);
    }

    /// More fragments than the manifest has hashes, and tracks that take turns.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 32, 33, 70, 300})
    void fragmentedFilmIsTrusted(int count) throws Exception {
        for (var film : new byte[][] {Streams.oneFile(count, 1), Streams.oneFile(count, 1, 2, 7)}) {
            // when
            var signed = signed(film);

            // then
            assertTrusted(signed);
            assertThat(WritingKit.verified(signed).findings())
                    .filteredOn(one -> one.code() == StatusCode.ASSERTION_BMFF_HASH_MATCH)
                    .extracting(Finding::explanation)
                    .containsExactly(
                            "The content is as it was signed, in all its %d fragments."
                                    .formatted(count));
        }
    }

    /// All proofs of a track are of one length, each right before its fragment.
    @Test
    void proofsStandBeforeTheirFragments() throws Exception {
        // when
        var roots = Bmff.roots(Files.readAllBytes(signed(Streams.oneFile(70, 1))));

        // then
        assertThat(roots.subList(3, roots.size()))
                .extracting(Bmff.Root::type)
                .startsWith("uuid", "moof", "mdat", "uuid", "moof", "mdat");
        assertThat(roots.subList(3, roots.size()))
                .filteredOn(one -> one.type().equals("uuid"))
                .extracting(Bmff.Root::length)
                .hasSize(70)
                .containsOnly(roots.get(3).length());
    }

    @Test
    void filmIsOpenedAgainAndBoundOtherwise() throws Exception {
        for (var film : new byte[][] {Bmff.mp4(), Streams.oneFile(40, 1)}) {
            // when
            var again = kit.signed(signed(film), opened(BindingKind.MERKLE));
            var whole = kit.signed(again, opened(BindingKind.WHOLE));

            // then
            assertTrusted(again);
            assertTrusted(whole);
            assertThat(WritingKit.verified(whole).manifests()).hasSize(3);
        }
    }

    @Test
    void updateLeavesTheTreesAsTheyAre() throws Exception {
        for (var film : new byte[][] {Bmff.mp4(), Streams.oneFile(40, 1)}) {
            // when
            var updated =
                    kit.signed(
                            signed(film),
                            ManifestDefinition.updated().published().by(WritingKit.GENERATOR));

            // then
            assertTrusted(updated);
        }
    }

    @Test
    void sameInputsGiveTheSameBytes() throws Exception {
        for (var film : new byte[][] {Bmff.mp4(), Streams.oneFile(40, 1, 2)}) {
            var source = kit.file(film);
            var one = folder.resolve("one");
            var other = folder.resolve("other");
            for (var target : new Path[] {one, other}) {
                kit.from(3).sign(source, target, trees(), WritingKit.repeating());
            }
            assertThat(one).hasSameBinaryContentAs(other);
        }
    }

    @Test
    void flippedByteNeverVerifies() throws Exception {
        for (var film : new byte[][] {Bmff.mp4(), Streams.oneFile(5, 1, 2)}) {
            var signed = Files.readAllBytes(signed(film));
            var changed = folder.resolve("changed");
            for (int at = Seeded.random().nextInt(STRIDE); at < signed.length; at += STRIDE) {
                if (!Streams.isFree(signed, at)) {
                    Files.write(changed, Edits.flip(signed, at));
                    assertThat(WritingKit.isAccepted(changed)).as("byte %d", at).isFalse();
                }
            }
        }
    }

    @Test
    void pictureHasNoTrees() throws Exception {
        var source = kit.file(Samples.of(AssetFormat.PNG));

        assertThatThrownBy(() -> kit.signed(source, trees()))
                .isInstanceOf(SigningException.class)
                .hasMessage("image/png cannot be bound by Merkle trees");
    }

    private static void assertTrusted(Path signed) throws UnreadableAssetException, IOException {
        var report = WritingKit.verified(signed);
        assertThat(report.findings()).noneMatch(Finding.Failed.class::isInstance);
        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
    }

    private Path signed(byte[] film)
            throws UnreadableAssetException, SigningException, IOException {
        return kit.signed(kit.file(film), trees());
    }

    private static ManifestDefinition trees() {
        return bound(BindingKind.MERKLE);
    }

    private static ManifestDefinition bound(BindingKind kind) {
        return ManifestDefinition.created(DigitalSourceType.DIGITAL_CAPTURE)
                .bound(kind)
                .by(WritingKit.GENERATOR);
    }

    private static ManifestDefinition opened(BindingKind kind) {
        return ManifestDefinition.opened().bound(kind).by(WritingKit.GENERATOR);
    }
}
