package dev.candor.c2pa.asset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.kit.Brotli;
import dev.candor.c2pa.kit.Media;
import dev.candor.c2pa.kit.Pictures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What pictures and RIFF files say of themselves.
class PictureFactsTest {
    private static final String SYNTHETIC =
            "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";

    /// A TIFF structure that turns the picture by a right angle.
    private static final byte[] TURNED =
            HexFormat.of().parseHex("4d4d002a00000008000101120003000000010006000000000000");

    @TempDir Path directory;

    static Stream<Arguments> sizes() {
        return Stream.of(
                Arguments.of(Pictures.gif(), AssetFormat.GIF, Media.WIDTH, Media.HEIGHT, 1),
                Arguments.of(Pictures.webp(), AssetFormat.WEBP, 16, 1, 1),
                Arguments.of(lossy(), AssetFormat.WEBP, 33, 17, 1),
                Arguments.of(extended(), AssetFormat.WEBP, 70_000, 300, 6),
                Arguments.of(Pictures.avi(), AssetFormat.AVI, Media.WIDTH, Media.HEIGHT, 1),
                Arguments.of(Pictures.wav(), AssetFormat.WAV, 0, 0, 1),
                Arguments.of(Pictures.rf64(), AssetFormat.WAV, 0, 0, 1),
                Arguments.of(Pictures.tiff(), AssetFormat.TIFF, Media.WIDTH, Media.HEIGHT, 6),
                Arguments.of(Pictures.bigTiff(), AssetFormat.TIFF, Media.WIDTH, Media.HEIGHT, 6),
                Arguments.of(Pictures.dng(), AssetFormat.DNG, Media.WIDTH, Media.HEIGHT, 6),
                Arguments.of(Pictures.raw(), AssetFormat.DNG, 64, 48, 6),
                Arguments.of(Pictures.codestream(), AssetFormat.JPEG_XL, 24, 16, 1),
                Arguments.of(Pictures.jxl(), AssetFormat.JPEG_XL, 24, 16, 1),
                Arguments.of(Pictures.jxl(exif()), AssetFormat.JPEG_XL, 24, 16, 6),
                Arguments.of(Pictures.svg(), AssetFormat.SVG, Media.WIDTH, Media.HEIGHT, 1),
                Arguments.of(viewBox(), AssetFormat.SVG, 120, 80, 1));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void headerTellsFormatSizeAndOrientation(
            byte[] picture, AssetFormat format, int width, int height, int orientation)
            throws Exception {
        assertThat(inspect(picture))
                .isEqualTo(new AssetFacts(format, width, height, orientation, false, List.of()));
    }

    static Stream<byte[]> synthetic() {
        var xmp = Pictures.XMP.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                Pictures.gifWith(Pictures.extension("XMP DataXMP", xmp)),
                Pictures.webp(Pictures.chunk("XMP ", xmp)),
                Pictures.avi(Pictures.chunk("_PMX", xmp)),
                Pictures.wav(Pictures.chunk("_PMX", xmp)),
                Pictures.tiff(Pictures.undefined(700, xmp)),
                Pictures.bigTiff(Pictures.undefined(700, xmp)),
                Pictures.jxl(Pictures.box("xml ", xmp)),
                Pictures.jxl(Pictures.box("brob", packed(xmp))),
                Pictures.svg("<metadata>" + Pictures.XMP + "</metadata>"));
    }

    @ParameterizedTest
    @MethodSource("synthetic")
    void xmpTellsTheDigitalSourceType(byte[] picture) throws Exception {
        assertThat(inspect(picture).digitalSourceTypes()).containsExactly(SYNTHETIC);
    }

    /// Only text is told apart by what it carries rather than by what it is.
    @Test
    void everyFormatButTextHasMediaTypesOfItsOwn() {
        var all = Stream.of(AssetFormat.values()).flatMap(format -> format.mediaTypes().stream());

        assertThat(all.filter(type -> !type.equals("text/plain"))).doesNotHaveDuplicates();
    }

    @Test
    void rootBehindALongCommentIsNotLookedFor() throws IOException {
        var comment = "<!--" + "x".repeat(SvgContainer.MOST_BEFORE_ROOT) + "-->";

        assertThat(detect(comment + "<svg xmlns='http://www.w3.org/2000/svg'/>")).isEmpty();
    }

    @Test
    void markupOfAnotherKindIsNoSvg() throws IOException {
        assertThat(detect("<svg xmlns='http://example.com/'/>")).isEmpty();
        assertThat(detect("<g xmlns='http://www.w3.org/2000/svg'><svg/></g>")).isEmpty();
        assertThat(detect("words <svg xmlns='http://www.w3.org/2000/svg'/>")).isEmpty();
        assertThat(detect("<s:svg xmlns:s='http://www.w3.org/2000/svg'/>"))
                .contains(AssetFormat.SVG);
    }

    private Optional<AssetFormat> detect(String text) throws IOException {
        try (var channel =
                Files.newByteChannel(Files.writeString(directory.resolve("asset"), text))) {
            return AssetFormats.detect(channel).filter(AssetFormat.SVG::equals);
        }
    }

    private AssetFacts inspect(byte[] bytes) throws UnreadableAssetException, IOException {
        return AssetFormats.inspect(Files.write(directory.resolve("asset"), bytes));
    }

    /// The head of a key frame of 33 by 17.
    private static byte[] lossy() {
        return Pictures.riff(
                "WEBP",
                Pictures.chunk("VP8 ", HexFormat.of().parseHex("3001009d012a2100110000000000")));
    }

    /// A canvas that only 24 bits hold, and EXIF that turns it.
    private static byte[] extended() {
        return Pictures.riff(
                "WEBP",
                Pictures.chunk("VP8X", HexFormat.of().parseHex("080000006f11012b0100")),
                Pictures.chunk("EXIF", TURNED));
    }

    private static byte[] exif() {
        var content = new byte[4 + TURNED.length];
        System.arraycopy(TURNED, 0, content, 4, TURNED.length);
        return Pictures.box("Exif", content);
    }

    private static byte[] packed(byte[] xmp) {
        var brotli = Brotli.compress(xmp);
        var content = new byte[4 + brotli.length];
        System.arraycopy("xml ".getBytes(StandardCharsets.US_ASCII), 0, content, 0, 4);
        System.arraycopy(brotli, 0, content, 4, brotli.length);
        return content;
    }

    private static byte[] viewBox() {
        return "<svg xmlns='http://www.w3.org/2000/svg' width='100%' viewBox='0 0 120.5 80'/>"
                .getBytes(StandardCharsets.UTF_8);
    }
}
