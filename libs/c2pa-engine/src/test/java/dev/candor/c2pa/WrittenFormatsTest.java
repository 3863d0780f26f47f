package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.asset.AssetFormat;
import dev.candor.c2pa.asset.AssetFormats;
import dev.candor.c2pa.definition.DigitalSourceType;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.kit.Edits;
import dev.candor.c2pa.kit.Samples;
import dev.candor.c2pa.kit.Seeded;
import dev.candor.c2pa.kit.WritingKit;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.ValidationState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for each format that a manifest store can be put into. A format that becomes
/// writable is tested here as soon as it has its line in [Samples].
class WrittenFormatsTest {
    /// Every so many bytes one is changed; `-Dstride=1` tries them all.
    private static final int STRIDE = Integer.getInteger("stride", 13);

    /// Stores whose lengths end near a border that some format has: one byte more in a number of
    /// CBOR, a segment of 64 KiB, a page, a block of 255 bytes.
    private static final int[] TITLES = {0, 1, 2, 3, 200, 300, 4_000, 60_000, 65_500, 200_000};

    @TempDir Path folder;
    private WritingKit kit;

    @BeforeEach
    void begin() {
        kit = new WritingKit(folder);
    }

    static Stream<AssetFormat> formats() {
        return Arrays.stream(AssetFormat.values()).filter(format -> format.writable().isPresent());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void createdAssetIsTrusted(AssetFormat format) throws Exception {
        // when
        var report = WritingKit.verified(created(format));

        // then
        assertThat(report.findings()).noneMatch(Finding.Failed.class::isInstance);
        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(report.format()).isEqualTo(format);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void openedAssetKeepsTheManifestItCameWith(AssetFormat format) throws Exception {
        // when
        var report = WritingKit.verified(kit.signed(created(format), WritingKit.opened()));

        // then
        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(report.manifests()).hasSize(2);
        assertThat(report.findings())
                .extracting(Finding::code)
                .contains(StatusCode.INGREDIENT_MANIFEST_VALIDATED);
    }

    /// The content is as it was bound, twice over, and so is what binds it.
    @ParameterizedTest
    @MethodSource("formats")
    void updatedAssetIsTrusted(AssetFormat format) throws Exception {
        // given
        var update = ManifestDefinition.updated().published().by(WritingKit.GENERATOR);

        // when
        var once = kit.signed(created(format), update);
        var twice = kit.signed(once, update);

        // then
        for (var updated : List.of(once, twice)) {
            var report = WritingKit.verified(updated);
            assertThat(report.findings()).noneMatch(Finding.Failed.class::isInstance);
            assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        }
        assertThat(WritingKit.verified(twice).manifests()).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void redactedAssetIsTrustedAndLacksWhatWasRedacted(AssetFormat format) throws Exception {
        // given
        var first = kit.signed(kit.sample(format), WritingKit.withAuthor());

        // when
        var second =
                kit.signed(
                        first,
                        ManifestDefinition.updated()
                                .redact(WritingKit.author(first))
                                .by(WritingKit.GENERATOR));

        // then
        var report = WritingKit.verified(second);
        assertThat(report.findings()).noneMatch(Finding.Failed.class::isInstance);
        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(AssetFormats.manifestStore(first).map(WrittenFormatsTest::text).orElseThrow())
                .contains(WritingKit.AUTHOR);
        assertThat(AssetFormats.manifestStore(second).map(WrittenFormatsTest::text).orElseThrow())
                .doesNotContain(WritingKit.AUTHOR);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void storeBesideAnAssetSpeaksForIt(AssetFormat format) throws Exception {
        // given
        var bytes = Samples.of(format);
        var source = kit.sample(format);
        var sidecar = folder.resolve("store.c2pa");

        // when
        kit.signing().signBeside(source, sidecar, WritingKit.created(), WritingKit.signer());

        // then
        assertThat(source).hasBinaryContent(bytes);
        assertThat(WritingKit.verified(source, sidecar).state()).isEqualTo(ValidationState.TRUSTED);
    }

    private static String text(byte[] store) {
        return new String(store, StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void storeThatIsReplacedLeavesNothingBehind(AssetFormat format) throws Exception {
        // given
        var plain = kit.sample(format);
        var carrying = kit.signed(plain, titled(70_000));

        // when
        var anew = folder.resolve("anew");
        kit.from(7).sign(carrying, plain, anew, WritingKit.opened(), WritingKit.repeating());
        var first = folder.resolve("first");
        kit.from(7).sign(plain, plain, first, WritingKit.opened(), WritingKit.repeating());

        // then
        assertThat(anew).hasSameBinaryContentAs(first);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void storeMayBeOfAnyLength(AssetFormat format) throws Exception {
        var source = kit.sample(format);
        for (int length : TITLES) {
            assertThat(WritingKit.verified(kit.signed(source, titled(length))).state())
                    .as("a title of %d letters", length)
                    .isEqualTo(ValidationState.TRUSTED);
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void sameInputsGiveTheSameBytes(AssetFormat format) throws Exception {
        // given
        var source = kit.sample(format);

        // when
        var one = folder.resolve("one");
        kit.from(3).sign(source, one, WritingKit.created(), WritingKit.repeating());
        var other = folder.resolve("other");
        kit.from(3).sign(source, other, WritingKit.created(), WritingKit.repeating());

        // then
        assertThat(one).hasSameBinaryContentAs(other);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void flippedByteNeverVerifies(AssetFormat format) throws Exception {
        // given
        var signed = Files.readAllBytes(created(format));
        var changed = folder.resolve("changed");

        // then
        for (int at = Seeded.random().nextInt(STRIDE); at < signed.length; at += STRIDE) {
            Files.write(changed, Edits.flip(signed, at));
            if (!Samples.isFree(format, signed, at)) {
                assertThat(WritingKit.isAccepted(changed)).as("byte %d", at).isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void shortenedAssetNeverVerifies(AssetFormat format) throws Exception {
        // given
        var signed = Files.readAllBytes(created(format));
        var changed = folder.resolve("changed");

        // then
        for (int length = 0; length < signed.length; length += 97) {
            Files.write(changed, Arrays.copyOf(signed, length));
            assertThat(WritingKit.isAccepted(changed)).as("%d bytes", length).isFalse();
        }
    }

    /// A key that is away, and a source that is cut off between planning and copying.
    @ParameterizedTest
    @MethodSource("formats")
    void failureLeavesNeitherTargetNorTemporaryFile(AssetFormat format) throws Exception {
        // given
        var source = kit.sample(format);
        var target = folder.resolve("target");

        // when
        assertThatThrownBy(
                        () ->
                                kit.signing()
                                        .sign(
                                                source,
                                                target,
                                                WritingKit.created(),
                                                WritingKit.failing()))
                .isInstanceOf(SigningException.class);
        assertThatThrownBy(
                        () ->
                                kit.cutting(source)
                                        .sign(
                                                source,
                                                target,
                                                WritingKit.created(),
                                                WritingKit.signer()))
                .isInstanceOf(IOException.class);

        // then
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(source);
        }
    }

    private Path created(AssetFormat format) throws Exception {
        return kit.signed(kit.sample(format), WritingKit.created());
    }

    private static ManifestDefinition titled(int length) {
        return ManifestDefinition.created(DigitalSourceType.DIGITAL_CREATION)
                .title("t".repeat(length))
                .by(WritingKit.GENERATOR);
    }
}
