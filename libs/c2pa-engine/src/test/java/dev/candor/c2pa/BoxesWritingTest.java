package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.asset.AssetFormat;
import dev.candor.c2pa.asset.BindingKind;
import dev.candor.c2pa.definition.DigitalSourceType;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.kit.Bmff;
import dev.candor.c2pa.kit.Concat;
import dev.candor.c2pa.kit.Edits;
import dev.candor.c2pa.kit.Samples;
import dev.candor.c2pa.kit.Seeded;
import dev.candor.c2pa.kit.WritingKit;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.ValidationState;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Assets that are bound piece by piece (C2PA 2.4, 18.7).
class BoxesWritingTest {
    private static final int STRIDE = Integer.getInteger("stride", 13);

    @TempDir Path folder;
    private WritingKit kit;

    @BeforeEach
    void begin() {
        kit = new WritingKit(folder);
    }

    static List<AssetFormat> formats() {
        return List.of(
                AssetFormat.JPEG,
                AssetFormat.PNG,
                AssetFormat.GIF,
                AssetFormat.WEBP,
                AssetFormat.WAV,
                AssetFormat.AVI,
                AssetFormat.JPEG_XL,
                AssetFormat.OGG,
                AssetFormat.FONT);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void piecesAreBound(AssetFormat format) throws Exception {
        // when
        var report = WritingKit.verified(created(format));

        // then
        assertThat(report.findings()).noneMatch(Finding.Failed.class::isInstance);
        assertThat(report.findings())
                .extracting(Finding::code)
                .contains(StatusCode.ASSERTION_BOXES_HASH_MATCH)
                .doesNotContain(StatusCode.ASSERTION_DATA_HASH_MATCH);
        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void openedAndUpdatedAssetsAreTrusted(AssetFormat format) throws Exception {
        // when
        var opened =
                kit.signed(
                        created(format),
                        ManifestDefinition.opened()
                                .bound(BindingKind.BOXES)
                                .by(WritingKit.GENERATOR));
        var updated =
                kit.signed(
                        opened, ManifestDefinition.updated().published().by(WritingKit.GENERATOR));

        // then
        for (var signed : List.of(opened, updated)) {
            var report = WritingKit.verified(signed);
            assertThat(report.findings()).noneMatch(Finding.Failed.class::isInstance);
            assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        }
    }

    /// Cameras put films behind their photographs: those belong to no piece.
    @ParameterizedTest
    @EnumSource(names = {"JPEG", "PNG", "GIF", "WEBP", "WAV", "AVI"})
    void assetWithMoreBehindItIsRefusedWithWhatToDo(AssetFormat format) throws Exception {
        // given
        var asset = Samples.of(format);
        var longer = kit.file(Concat.of(asset, Bmff.mp4()));

        // then
        assertThatThrownBy(() -> kit.signed(longer, boxes()))
                .isInstanceOf(SigningException.class)
                .hasMessage(
                        ("%d bytes follow the last piece of the asset, at offset %d, and belong to"
                                        + " none; bind it by one hash, or cut them off")
                                .formatted(Bmff.mp4().length, asset.length));
        assertThat(WritingKit.verified(kit.signed(longer, WritingKit.created())).state())
                .isEqualTo(ValidationState.TRUSTED);
    }

    @ParameterizedTest
    @EnumSource(names = {"JPEG", "PNG", "GIF", "WAV"})
    void zerosThatRoundAFileUpAreNobodys(AssetFormat format) throws Exception {
        // given
        var rounded = kit.file(Concat.of(Samples.of(format), new byte[3]));
        var changed = kit.file(Concat.of(Samples.of(format), new byte[] {0, 0, 1}));
        var longer = kit.file(Concat.of(Samples.of(format), new byte[4]));

        // then
        assertThat(WritingKit.verified(kit.signed(rounded, boxes())).state())
                .isEqualTo(ValidationState.TRUSTED);
        for (var wrong : List.of(changed, longer)) {
            assertThatThrownBy(() -> kit.signed(wrong, boxes()))
                    .isInstanceOf(SigningException.class)
                    .hasMessageContaining("bytes follow the last piece");
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void sameInputsGiveTheSameBytes(AssetFormat format) throws Exception {
        // given
        var source = kit.file(Samples.of(format));

        // when
        var one = folder.resolve("one");
        kit.from(3).sign(source, one, boxes(), WritingKit.repeating());
        var other = folder.resolve("other");
        kit.from(3).sign(source, other, boxes(), WritingKit.repeating());

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
            if (!Samples.isFree(format, signed, at) && !isInNoPiece(format, signed, at)) {
                Files.write(changed, Edits.flip(signed, at));
                assertThat(WritingKit.isAccepted(changed)).as("byte %d", at).isFalse();
            }
        }
    }

    /// The pieces of a font are its tables: nobody hashes what helps to search for them, their
    /// checksums, and the version of the one with the store (C2PA 2.4, 18.7.3.4).
    private static boolean isInNoPiece(AssetFormat format, byte[] signed, int at) {
        if (format != AssetFormat.FONT) {
            return false;
        }
        int directory = 12 + 16 * ByteBuffer.wrap(signed).getShort(4);
        int version = Edits.indexOf(signed, "jumb") - 24;
        return at >= 6 && at < 12
                || at >= 12 && at < directory && (at - 12) % 16 / 4 == 1
                || at == version + 1
                || at == version + 3;
    }

    @Test
    void formatWithoutPiecesRefuses() throws Exception {
        var source = kit.file(Samples.of(AssetFormat.SVG));

        assertThatThrownBy(() -> kit.signed(source, boxes()))
                .isInstanceOf(SigningException.class)
                .hasMessage("image/svg+xml cannot be bound by its pieces");
    }

    private Path created(AssetFormat format) throws Exception {
        return kit.signed(kit.file(Samples.of(format)), boxes());
    }

    private static ManifestDefinition boxes() {
        return ManifestDefinition.created(DigitalSourceType.DIGITAL_CREATION)
                .bound(BindingKind.BOXES)
                .by(WritingKit.GENERATOR);
    }
}
