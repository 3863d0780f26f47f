package dev.candor.c2pa;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.asset.BindingKind;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.cbor.CborWriter;
import dev.candor.c2pa.definition.DigitalSourceType;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.kit.Bmff;
import dev.candor.c2pa.kit.Edits;
import dev.candor.c2pa.kit.Seeded;
import dev.candor.c2pa.kit.Streams;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.kit.TickingClock;
import dev.candor.c2pa.kit.WritingKit;
import dev.candor.c2pa.port.SigningAlgorithm;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.ValidationState;
import dev.candor.c2pa.report.VerificationReport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Live streams that are signed as they come (C2PA 2.4, chapter 19), judged by the verifier.
class LiveSigningTest {
    private static final int STRIDE = Integer.getInteger("stride", 29);
    private static final int SEGMENTS = 4;

    @TempDir Path folder;
    private WritingKit kit;
    private Path init;
    private List<Path> sources;
    private Path out;

    @BeforeEach
    void begin() throws IOException {
        kit = new WritingKit(folder);
        var files = Streams.write(folder.resolve("in"), 1, 12);
        init = files.getFirst();
        sources = files.subList(1, files.size());
        out = Files.createDirectories(folder.resolve("out"));
    }

    @ParameterizedTest
    @EnumSource
    void streamIsTrusted(LiveMethod method) throws Exception {
        // when
        var stream = signed(method, SEGMENTS);

        // then
        assertTrusted(stream);
    }

    /// Whoever comes later sees the stream from there.
    @ParameterizedTest
    @EnumSource
    void streamIsTrustedFromAnySegmentOn(LiveMethod method) throws Exception {
        // given
        var stream = signed(method, SEGMENTS);

        // then
        assertTrusted(new Rendition(stream.init(), stream.segments().subList(2, SEGMENTS)));
    }

    @Test
    void segmentsOfASessionAreShortlySigned() throws Exception {
        // when
        var segment = Files.readAllBytes(signed(LiveMethod.SESSION_KEYS, 2).segments().getLast());

        // then
        assertThat(Bmff.roots(segment))
                .extracting(Bmff.Root::type)
                .containsExactly("styp", "sidx", "emsg", "moof", "mdat");
        assertThat(segment.length - Files.size(sources.get(1))).isLessThan(800);
    }

    /// 19.4.2: the message is for the whole segment, and its id is the segment's alone.
    @Test
    void messageCoversTheSegment() throws Exception {
        // when
        var segment = Files.readAllBytes(signed(LiveMethod.SESSION_KEYS, 2).segments().getLast());

        // then
        var numbers = ByteBuffer.wrap(segment, Edits.indexOf(segment, "fseg") + 5, 16);
        assertThat(numbers.getInt()).isEqualTo(1000);
        assertThat(numbers.getInt()).isZero();
        assertThat(numbers.getInt()).isEqualTo(25 * 40);
        assertThat(numbers.getInt()).isEqualTo(2);
    }

    @Test
    void segmentsWithManifestsNameTheOneBeforeThem() throws Exception {
        // given
        var live = live(LiveMethod.MANIFESTS);
        var before = live.state().lastManifest();

        // when
        var first = live.sign(sources.getFirst(), out.resolve("1.m4s"));

        // then
        assertThat(new String(Files.readAllBytes(out.resolve("1.m4s")), ISO_8859_1))
                .contains(before);
        assertThat(first.lastNumber()).isEqualTo(1);
        assertThat(first.lastManifest()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void streamGoesOnInAnotherProcess(LiveMethod method) throws Exception {
        // given
        var live = live(method);
        live.sign(sources.get(0), out.resolve("1.m4s"));
        var kept = live.sign(sources.get(1), out.resolve("2.m4s")).toJson();

        // when
        var other = LiveSigning.resume(kit.signing(), plan(method), init, LiveState.of(kept));
        other.sign(sources.get(2), out.resolve("3.m4s"));
        other.sign(sources.get(3), out.resolve("4.m4s"));

        // then
        assertTrusted(stream(SEGMENTS));
    }

    /// The process ended between the segment and the state: the segment is signed again.
    @ParameterizedTest
    @EnumSource
    void segmentWhoseStateWasLostIsSignedAgain(LiveMethod method) throws Exception {
        // given
        var live = live(method);
        var kept = live.sign(sources.get(0), out.resolve("1.m4s"));
        live.sign(sources.get(1), out.resolve("2.m4s"));

        // when
        var other = LiveSigning.resume(kit.signing(), plan(method), init, kept);
        other.sign(sources.get(1), out.resolve("2.m4s"));
        other.sign(sources.get(2), out.resolve("3.m4s"));

        // then
        assertTrusted(stream(3));
    }

    @Test
    void keysAreReplacedWhenAskedFor() throws Exception {
        // given
        var live = live(LiveMethod.SESSION_KEYS);
        var first = live.sign(sources.get(0), out.resolve("1.m4s"));

        // when
        live.rotate();
        var second = live.sign(sources.get(1), out.resolve("2.m4s"));
        var third = live.sign(sources.get(2), out.resolve("3.m4s"));

        // then
        assertThat(second.lastManifest()).isNotEqualTo(first.lastManifest());
        assertThat(third.lastManifest()).isEqualTo(second.lastManifest());
        assertTrusted(stream(3));
    }

    /// Whatever the manifests are signed by.
    @ParameterizedTest
    @EnumSource
    void sessionKeysSignByAnyAlgorithm(SigningAlgorithm algorithm) throws Exception {
        // given
        var plan = plan(LiveMethod.SESSION_KEYS).withKeys(Duration.ofHours(1), algorithm);
        var live = LiveSigning.begin(kit.signing(), plan, init, out.resolve("init.mp4"));

        // when
        live.sign(sources.get(0), out.resolve("1.m4s"));
        live.rotate();
        live.sign(sources.get(1), out.resolve("2.m4s"));
        live.sign(sources.get(2), out.resolve("3.m4s"));

        // then
        assertThat(new String(Files.readAllBytes(out.resolve("3.m4s")), ISO_8859_1))
                .contains(protectedHeaders(algorithm));
        assertTrusted(stream(3));
    }

    /// As they begin: `{1: alg, "iat": …`.
    private static String protectedHeaders(SigningAlgorithm algorithm) {
        var number = CborWriter.write(CborValue.of(algorithm.coseNumber()));
        return "\u00A2\u0001" + new String(number, ISO_8859_1) + "\u0063iat";
    }

    @Test
    void keysAreReplacedBeforeTheyEnd() throws Exception {
        // given
        var clock = new TickingClock(TestAuthority.NOON);
        var plan =
                plan(LiveMethod.SESSION_KEYS)
                        .withKeys(Duration.ofMinutes(1), SigningAlgorithm.ES256);
        var live = LiveSigning.begin(kit.signing(clock), plan, init, out.resolve("init.mp4"));
        var manifests = new ArrayList<String>();

        // when
        for (int i = 0; i < 12; i++) {
            manifests.add(live.sign(sources.get(i), out.resolve(i + 1 + ".m4s")).lastManifest());
            clock.pass(Duration.ofSeconds(10));
        }

        // then
        assertThat(manifests.stream().distinct()).hasSize(2);
        assertTrusted(stream(12));
    }

    @ParameterizedTest
    @EnumSource
    void flippedByteInAnySegmentNeverVerifies(LiveMethod method) throws Exception {
        // given
        var stream = signed(method, 2);

        // then
        for (var file : stream.segments()) {
            var bytes = Files.readAllBytes(file);
            for (int at = Seeded.random().nextInt(STRIDE); at < bytes.length; at += STRIDE) {
                if (!isFree(bytes, at)) {
                    Files.write(file, Edits.flip(bytes, at));
                    assertThat(isAccepted(stream)).as("%s, byte %d", file, at).isFalse();
                }
            }
            Files.write(file, bytes);
        }
    }

    /// Nobody signs how long a message holds, and what it is called: it only must be something.
    private static boolean isFree(byte[] file, int at) {
        var text = new String(file, ISO_8859_1);
        int numbers = text.indexOf("fseg") + 5;
        return Streams.isFree(file, at) || numbers > 4 && at >= numbers && at < numbers + 16;
    }

    @ParameterizedTest
    @EnumSource
    void segmentsThatAreDroppedReorderedOrReplayedAreMissed(LiveMethod method) throws Exception {
        // given
        var stream = signed(method, SEGMENTS);
        var dropped = new ArrayList<>(stream.segments());
        dropped.remove(1);
        var reordered = new ArrayList<>(stream.segments());
        reordered.add(1, reordered.remove(2));
        var replayed = new ArrayList<>(stream.segments());
        replayed.add(replayed.get(1));

        // then
        for (var segments : List.of(dropped, reordered, replayed)) {
            var report = verified(new Rendition(stream.init(), segments));
            assertThat(report.state()).isEqualTo(ValidationState.INVALID);
            assertThat(report.findings())
                    .filteredOn(Finding.Failed.class::isInstance)
                    .extracting(Finding::code)
                    .contains(StatusCode.LIVEVIDEO_SEGMENT_INVALID);
        }
    }

    @ParameterizedTest
    @EnumSource
    void segmentOfAnotherStreamIsRefused(LiveMethod method) throws Exception {
        // given
        var stream = signed(method, 3);
        var strange = out.resolve("strange.m4s");
        var other = LiveSigning.begin(kit.signing(), plan(method), init, out.resolve("other.mp4"));
        other.sign(sources.get(0), strange);
        other.sign(sources.get(1), strange);

        // then
        var mixed = List.of(stream.segments().get(0), strange, stream.segments().get(2));
        assertThat(verified(new Rendition(stream.init(), mixed)).state())
                .isEqualTo(ValidationState.INVALID);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotTheNextSegmentIsNotSigned(LiveMethod method) throws Exception {
        // given
        var live = live(method);
        live.sign(sources.get(0), out.resolve("1.m4s"));
        var state = live.state();

        // then
        assertThatThrownBy(() -> live.sign(sources.get(2), out.resolve("3.m4s")))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("The segment has the number 3, and the last one");
        assertThatThrownBy(() -> live.sign(sources.get(0), out.resolve("1.m4s")))
                .isInstanceOf(SigningException.class);
        assertThatThrownBy(() -> live.sign(init, out.resolve("3.m4s")))
                .isInstanceOf(UnreadableAssetException.class);
        assertThat(live.state()).isEqualTo(state);
        live.sign(sources.get(1), out.resolve("2.m4s"));
        assertTrusted(stream(2));
        try (var left = Files.list(out)) {
            assertThat(left).hasSize(3);
        }
    }

    @Test
    void streamIsNewAndBoundByOneHash() {
        assertThatThrownBy(
                        () ->
                                LivePlan.of(
                                        LiveMethod.MANIFESTS,
                                        WritingKit.opened(),
                                        WritingKit.signer()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                LivePlan.of(
                                        LiveMethod.MANIFESTS,
                                        ManifestDefinition.created(
                                                        DigitalSourceType.DIGITAL_CAPTURE)
                                                .bound(BindingKind.MERKLE)
                                                .by(WritingKit.GENERATOR),
                                        WritingKit.signer()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                plan(LiveMethod.SESSION_KEYS)
                                        .withKeys(Duration.ofSeconds(59), SigningAlgorithm.ES256))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void stateIsReadAsItWasKept() {
        var state = new LiveState("urn:uuid:1", 7, "urn:c2pa:2");

        assertThat(LiveState.of(state.toJson())).isEqualTo(state);
        for (var none : List.of("", "[]", "{}", "{\"streamId\":\"a\",\"lastNumber\":0.5}")) {
            assertThatThrownBy(() -> LiveState.of(none))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private Rendition signed(LiveMethod method, int count) throws Exception {
        var live = live(method);
        for (int i = 1; i <= count; i++) {
            live.sign(sources.get(i - 1), out.resolve(i + ".m4s"));
        }
        return stream(count);
    }

    private LiveSigning live(LiveMethod method) throws Exception {
        return LiveSigning.begin(kit.signing(), plan(method), init, out.resolve("init.mp4"));
    }

    private static LivePlan plan(LiveMethod method) {
        return LivePlan.of(method, WritingKit.created(), WritingKit.signer());
    }

    private Rendition stream(int count) {
        var segments = new ArrayList<Path>();
        for (int i = 1; i <= count; i++) {
            segments.add(out.resolve(i + ".m4s"));
        }
        return new Rendition(out.resolve("init.mp4"), segments);
    }

    private static void assertTrusted(Rendition stream)
            throws UnreadableAssetException, IOException {
        var report = verified(stream);
        assertThat(report.findings()).noneMatch(Finding.Failed.class::isInstance);
        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
    }

    private static VerificationReport verified(Rendition stream)
            throws UnreadableAssetException, IOException {
        return new Verifier(TestAuthority.trusted().anchors(), TestAuthority.CLOCK)
                .verify(VerificationRequest.of(stream.init()).withFragments(stream.segments()));
    }

    private static boolean isAccepted(Rendition stream) throws IOException {
        try {
            var state = verified(stream).state();
            return state == ValidationState.TRUSTED || state == ValidationState.VALID;
        } catch (UnreadableAssetException e) {
            return false;
        }
    }
}
