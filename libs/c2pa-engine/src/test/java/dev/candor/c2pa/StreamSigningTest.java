package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.kit.Bmff;
import dev.candor.c2pa.kit.Concat;
import dev.candor.c2pa.kit.Edits;
import dev.candor.c2pa.kit.Seeded;
import dev.candor.c2pa.kit.Streams;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.kit.WritingKit;
import dev.candor.c2pa.port.CallbackSigner;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.ValidationState;
import dev.candor.c2pa.report.VerificationReport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Streams of files that are signed together (C2PA 2.4, A.5.4.1.2).
class StreamSigningTest {
    private static final int STRIDE = Integer.getInteger("stride", 17);

    @TempDir Path folder;
    private WritingKit kit;
    private Path out;

    @BeforeEach
    void begin() {
        kit = new WritingKit(folder);
        out = folder.resolve("out");
    }

    /// Up to 32 segments the manifest holds all hashes, and behind that a row of the tree.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 32, 33, 63, 65, 100, 129})
    void streamIsTrustedWhateverItsLength(int count) throws Exception {
        // when
        var signed = sign(List.of(rendition("in", 1, count)), WritingKit.created());

        // then
        var report = verified(signed.renditions().getFirst());
        assertThat(report.findings()).noneMatch(Finding.Failed.class::isInstance);
        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(report.findings())
                .extracting(Finding::code)
                .contains(StatusCode.ASSERTION_BMFF_HASH_MATCH);
    }

    @Test
    void firstSegmentsOfAStreamAreTrustedAlone() throws Exception {
        // given
        var signed = signed(40);

        // when
        var report = verified(new Rendition(signed.init(), signed.segments().subList(0, 5)));

        // then
        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
    }

    @Test
    void renditionsShareOneManifest() throws Exception {
        // given
        var video = rendition("in/video", 1, 40);
        var sound = rendition("in/sound", 2, 35);

        // when
        var signed = sign(List.of(video, sound), WritingKit.created());

        // then
        assertThat(signed.renditions())
                .extracting(Rendition::init)
                .containsExactly(out.resolve("video/init.mp4"), out.resolve("sound/init.mp4"));
        for (var rendition : signed.renditions()) {
            var report = verified(rendition);
            assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
            assertThat(report.activeManifest().orElseThrow().label()).isEqualTo(signed.manifest());
        }
        var mixed =
                new Rendition(
                        signed.renditions().getFirst().init(),
                        signed.renditions().getLast().segments());
        assertThat(verified(mixed).state()).isEqualTo(ValidationState.INVALID);
    }

    /// Tracks that take turns in one list of files have a tree each.
    @Test
    void tracksOfOneRenditionAreTrusted() throws Exception {
        // given
        var in = folder.resolve("in");
        var files = Streams.write(in, 1, 0);
        var segments = new ArrayList<Path>();
        for (int i = 0; i < 9; i++) {
            segments.add(
                    Files.write(in.resolve(i + ".m4s"), Streams.segment(i % 2 + 1, i / 2 + 1)));
        }

        // when
        var signed = sign(List.of(new Rendition(files.getFirst(), segments)), WritingKit.created());

        // then
        assertThat(verified(signed.renditions().getFirst()).state())
                .isEqualTo(ValidationState.TRUSTED);
    }

    /// A proof stands right before the fragment, and the index leads to the two of them.
    @Test
    void proofStandsBeforeTheFragmentAndIndexLeadsToIt() throws Exception {
        // when
        var bytes = Files.readAllBytes(signed(40).segments().get(3));

        // then
        var roots = Bmff.roots(bytes);
        assertThat(roots)
                .extracting(Bmff.Root::type)
                .containsExactly("styp", "sidx", "uuid", "moof", "mdat");
        var index = ByteBuffer.wrap(bytes, roots.get(1).start() + 8 + 12, 16);
        index.getInt(); // earliest time
        assertThat(index.getInt()).isZero();
        assertThat(index.getInt()).isEqualTo(1);
        assertThat(index.getInt())
                .isEqualTo(roots.get(2).length() + roots.get(3).length() + roots.get(4).length());
    }

    @Test
    void streamThatWasSignedIsOpenedAndSignedAgain() throws Exception {
        // given
        var first = signed(5);

        // when
        var second =
                kit.signing()
                        .signStream(
                                List.of(first),
                                folder.resolve("again"),
                                WritingKit.opened(),
                                WritingKit.signer());

        // then
        var report = verified(second.renditions().getFirst());
        assertThat(report.findings()).noneMatch(Finding.Failed.class::isInstance);
        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(report.manifests()).hasSize(2);
        assertThat(report.findings())
                .extracting(Finding::code)
                .contains(StatusCode.INGREDIENT_MANIFEST_VALIDATED);
        assertThat(Bmff.roots(Files.readAllBytes(second.renditions().getFirst().segments().get(2))))
                .extracting(Bmff.Root::type)
                .containsOnlyOnce("uuid");
    }

    @Test
    void sameInputsGiveTheSameBytes() throws Exception {
        // given
        var source = rendition("in", 1, 35);

        // when
        var one = folder.resolve("one");
        var other = folder.resolve("other");
        for (var target : List.of(one, other)) {
            kit.from(3)
                    .signStream(
                            List.of(source), target, WritingKit.created(), WritingKit.repeating());
        }

        // then
        for (var name : List.of("init.mp4", "1.m4s", "35.m4s")) {
            assertThat(one.resolve(name)).hasSameBinaryContentAs(other.resolve(name));
        }
    }

    @Test
    void flippedByteInAnyFileNeverVerifies() throws Exception {
        // given
        var stream = signed(3);
        var files = new ArrayList<>(stream.segments());
        files.add(stream.init());

        // then
        for (var file : files) {
            var bytes = Files.readAllBytes(file);
            for (int at = Seeded.random().nextInt(STRIDE); at < bytes.length; at += STRIDE) {
                if (!Streams.isFree(bytes, at)) {
                    Files.write(file, Edits.flip(bytes, at));
                    assertThat(isAccepted(stream)).as("%s, byte %d", file, at).isFalse();
                }
            }
            Files.write(file, bytes);
        }
        assertThat(isAccepted(stream)).isTrue();
    }

    /// VAL-CONT-0007.
    @Test
    void segmentsThatAreDroppedOrReorderedAreMissed() throws Exception {
        // given
        var stream = signed(5);
        var dropped = new ArrayList<>(stream.segments());
        dropped.remove(1);
        var reordered = new ArrayList<>(stream.segments());
        reordered.add(1, reordered.remove(3));
        var twice = new ArrayList<>(stream.segments());
        twice.add(2, twice.get(1));

        // then
        for (var segments : List.of(dropped, reordered, twice)) {
            var report = verified(new Rendition(stream.init(), segments));
            assertThat(report.state()).isEqualTo(ValidationState.INVALID);
            assertThat(report.findings())
                    .filteredOn(Finding.Failed.class::isInstance)
                    .extracting(Finding::code, Finding::rule)
                    .containsExactly(
                            tuple(StatusCode.ASSERTION_BMFF_HASH_MISMATCH, Rule.CONT_0007));
        }
    }

    /// Whenever the process ends, there is all of the stream or nothing.
    @Test
    void folderAppearsWhenAllOfItIsWritten() throws Exception {
        // given
        var seen = new ArrayList<Boolean>();
        var signer = WritingKit.signer();
        var watching =
                new CallbackSigner(
                        signer.algorithm(),
                        signer.chain(),
                        message -> {
                            seen.add(Files.exists(out));
                            return signer.sign(message);
                        });

        // when
        kit.signing()
                .signStream(List.of(rendition("in", 1, 3)), out, WritingKit.created(), watching);

        // then
        assertThat(seen).isNotEmpty().containsOnly(false);
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(folder.resolve("in"), out);
        }
        try (var written = Files.list(out)) {
            assertThat(written).hasSize(4);
        }
    }

    /// A key that is away, a segment that is none, and a folder with something in it.
    @Test
    void failureLeavesNothing() throws Exception {
        // given
        var source = rendition("in", 1, 3);
        var broken =
                new Rendition(
                        source.init(),
                        List.of(
                                source.segments().getFirst(),
                                Files.write(
                                        source.init().resolveSibling("two.m4s"), twoFragments())));
        var noInit = new Rendition(source.segments().getFirst(), source.segments().subList(1, 3));
        var taken = Files.createDirectories(folder.resolve("taken"));
        Files.writeString(taken.resolve("film"), "another's");

        // when
        assertThatThrownBy(
                        () ->
                                kit.signing()
                                        .signStream(
                                                List.of(source),
                                                out,
                                                WritingKit.created(),
                                                WritingKit.failing()))
                .isInstanceOf(SigningException.class);
        assertThatThrownBy(() -> sign(List.of(broken), WritingKit.created()))
                .isInstanceOf(UnreadableAssetException.Malformed.class)
                .hasMessageContaining("more than one fragment");
        assertThatThrownBy(() -> sign(List.of(noInit), WritingKit.created()))
                .isInstanceOf(UnreadableAssetException.Malformed.class)
                .hasMessageContaining("content in the initialization segment");
        assertThatThrownBy(
                        () ->
                                kit.signing()
                                        .signStream(
                                                List.of(source),
                                                taken,
                                                WritingKit.created(),
                                                WritingKit.signer()))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(
                        () ->
                                sign(
                                        List.of(source),
                                        ManifestDefinition.updated()
                                                .published()
                                                .by(WritingKit.GENERATOR)))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("no credentials that could be updated");
        assertThatThrownBy(() -> sign(List.of(source, source), WritingKit.created()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("twice");

        // then
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(folder.resolve("in"), taken);
        }
        assertThat(taken.resolve("film")).hasContent("another's");
    }

    private static byte[] twoFragments() {
        return Concat.of(Streams.segment(1, 1), Streams.fragment(1, 2));
    }

    private Rendition signed(int count) throws Exception {
        return sign(List.of(rendition("in", 1, count)), WritingKit.created())
                .renditions()
                .getFirst();
    }

    private SignedStream sign(List<Rendition> renditions, ManifestDefinition definition)
            throws UnreadableAssetException, SigningException, IOException {
        return kit.signing().signStream(renditions, out, definition, WritingKit.signer());
    }

    private Rendition rendition(String name, int track, int count) throws IOException {
        var files = Streams.write(folder.resolve(name), track, count);
        return new Rendition(files.getFirst(), files.subList(1, files.size()));
    }

    private static VerificationReport verified(Rendition rendition)
            throws UnreadableAssetException, IOException {
        return new Verifier(TestAuthority.trusted().anchors(), TestAuthority.CLOCK)
                .verify(
                        VerificationRequest.of(rendition.init())
                                .withFragments(rendition.segments()));
    }

    private static boolean isAccepted(Rendition rendition) throws IOException {
        try {
            return verified(rendition).state() == ValidationState.TRUSTED
                    || verified(rendition).state() == ValidationState.VALID;
        } catch (UnreadableAssetException e) {
            return false;
        }
    }
}
