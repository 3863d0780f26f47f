package dev.candor.label.rendering.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.rendering.memory.WorkingMemory;
import dev.candor.label.rendering.process.Tool;
import dev.candor.label.rendering.process.Toolbox;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init") // JUnit fills the field
class ConvertedPictureTest {
    private static final Toolbox TOOLS = Toolbox.ofThisMachine();
    private static final Converter CONVERTER = Labels.converter(TOOLS);
    private static final ImageLabeller LABELLER =
            new ImageLabeller(4_000_000, new WorkingMemory(12), CONVERTER);

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"WEBP, true", "WEBP, false", "AVIF, false", "HEIC, false"})
    void aCodedImageComesBackWithItsLabel(CodedFormat format, boolean lossless) throws Exception {
        // given
        needs(format);
        var source = coded(format, lossless, Pictures.png(Pictures.scene(640, 480)));

        // when
        var labelled = LABELLER.label(source, result(), Labels.in("de"));

        // then
        assertThat(labelled.facts().mediaType()).isEqualTo(format.mediaType());
        assertThat(labelled.measurement().contrastRatio()).isGreaterThanOrEqualTo(7);
        assertThat(labelled.measurement().textHeight()).isGreaterThanOrEqualTo(15);
        assertThat(labelled.text()).isEqualTo("AI KI-generiert");
    }

    @Test
    void aWebpKeepsTransparencyAndItsMetadata() throws Exception {
        // given
        needs(CodedFormat.WEBP);
        var plain = coded(CodedFormat.WEBP, true, Pictures.png(Pictures.transparent(640, 480)));
        var source =
                Files.write(
                        folder.resolve("extended"),
                        with(
                                Files.readAllBytes(plain),
                                "ICCP",
                                "a profile".getBytes(StandardCharsets.US_ASCII),
                                "XMP ",
                                "<x:xmpmeta/>".getBytes(StandardCharsets.US_ASCII),
                                "EXIF",
                                Pictures.tiff(6)));

        // when
        var labelled = LABELLER.label(source, result(), Labels.in("en"));

        // then
        assertThat(labelled.facts().orientation()).isEqualTo(Orientation.TURNED_RIGHT);
        assertThat(labelled.box().y()).isLessThan(40);
        assertThat(new String(Files.readAllBytes(result()), StandardCharsets.ISO_8859_1))
                .contains("a profile", "<x:xmpmeta/>");
        try (var picture =
                ConvertedPicture.read(result(), CodedFormat.WEBP, CONVERTER, 4_000_000)) {
            var corner = picture.patches(List.of(new Box(600, 470, 2, 2))).getFirst();
            assertThat(corner.opaque(0)).isFalse();
        }
    }

    @Test
    void aMissingToolIsNamed() throws Exception {
        needs(CodedFormat.WEBP);
        var source = coded(CodedFormat.WEBP, true, Pictures.png(Pictures.scene(64, 48)));

        assertThatThrownBy(
                        () ->
                                Labels.labeller(4_000_000, 12)
                                        .label(source, result(), Labels.in("en")))
                .isInstanceOfSatisfying(
                        MediaException.ToolMissing.class,
                        e -> {
                            assertThat(e.tool().command()).isEqualTo("dwebp");
                            assertThat(e.tool().debianPackage()).isEqualTo("webp");
                        });
    }

    /// 16,384 × 16,384 pixels in a few bytes: judged by the header, before any tool sees them.
    @Test
    void aBombIsRefusedByItsHeader() throws Exception {
        var lossless =
                ByteBuffer.allocate(10)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put((byte) 0x2F)
                        .putInt(0x3FFF | 0x3FFF << 14)
                        .array();
        var bomb = Files.write(folder.resolve("bomb"), riff(chunk("VP8L", lossless)));

        assertThatThrownBy(() -> LABELLER.label(bomb, result(), Labels.in("en")))
                .isInstanceOf(MediaException.TooLarge.class);
    }

    @Test
    void anAnimatedWebpIsRefusedByName() throws Exception {
        var animated = Files.write(folder.resolve("animated"), riff(chunk("ANIM", new byte[6])));

        assertThatThrownBy(() -> LABELLER.label(animated, result(), Labels.in("en")))
                .isInstanceOf(MediaException.Unsupported.class)
                .hasMessageContaining("Animated WebP");
    }

    private static void needs(CodedFormat format) {
        var tools =
                switch (format) {
                    case WEBP -> List.of(Tool.CWEBP, Tool.DWEBP);
                    case AVIF, HEIC -> List.of(Tool.HEIF_ENC, Tool.HEIF_CONVERT);
                };
        tools.forEach(
                tool ->
                        assumeTrue(
                                TOOLS.has(tool),
                                tool.command() + " is missing: install " + tool.debianPackage()));
    }

    private Path coded(CodedFormat format, boolean lossless, byte[] png) throws Exception {
        var source = folder.resolve("source");
        Files.createDirectories(CONVERTER.workplace());
        CONVERTER.encode(format, Files.write(folder.resolve("made.png"), png), source, lossless, 8);
        return source;
    }

    private Path result() {
        return folder.resolve("result");
    }

    /// The same WebP in the extended form, with chunks around its image data.
    private static byte[] with(
            byte[] webp,
            String profile,
            byte[] profileBytes,
            String xmp,
            byte[] xmpBytes,
            String exif,
            byte[] exifBytes)
            throws IOException {
        var image = java.util.Arrays.copyOfRange(webp, 12, webp.length);
        return riff(
                chunk("VP8X", new byte[] {0x3C, 0, 0, 0, 127, 2, 0, (byte) 223, 1, 0}),
                chunk(profile, profileBytes),
                image,
                chunk(exif, exifBytes),
                chunk(xmp, xmpBytes));
    }

    private static byte[] riff(byte[]... chunks) {
        var body = Pictures.joined(chunks);
        return ByteBuffer.allocate(12 + body.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(4 + body.length)
                .put("WEBP".getBytes(StandardCharsets.US_ASCII))
                .put(body)
                .array();
    }

    private static byte[] chunk(String type, byte[] payload) {
        return ByteBuffer.allocate(8 + payload.length + payload.length % 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .putInt(payload.length)
                .put(payload)
                .array();
    }
}
