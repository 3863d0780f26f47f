package dev.candor.label.rendering.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.rendering.image.ImageLabeller.Labelled;
import dev.candor.label.vocabulary.Language;
import dev.candor.label.vocabulary.Position;
import dev.candor.label.vocabulary.Vocabulary;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // JUnit fills the field
class ImageLabellerTest {
    private static final ImageLabeller LABELLER = Labels.labeller(4_000_000, 12);

    @TempDir Path folder;

    static Stream<Arguments> grounds() {
        return Stream.of(
                Arguments.of("light", Pictures.plain(640, 480, new Color(250, 250, 245))),
                Arguments.of("dark", Pictures.plain(640, 480, new Color(6, 8, 14))),
                Arguments.of("grey", Pictures.plain(640, 480, new Color(118, 118, 118))),
                Arguments.of("busy", Pictures.busy(640, 480)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("grounds")
    void aLabelIsLegibleOnAnyGround(String name, BufferedImage ground) throws Exception {
        for (byte[] media : List.of(Pictures.jpeg(ground), Pictures.png(ground))) {
            var labelled = label(media, Labels.in("de"));

            assertThat(labelled.measurement().contrastRatio()).isGreaterThanOrEqualTo(7);
            assertThat(labelled.measurement().textHeight()).isGreaterThanOrEqualTo(15);
            assertThat(labelled.text()).isEqualTo("AI KI-generiert");
        }
    }

    static Stream<String> languages() {
        return new Vocabulary().languages().stream().map(Language::tag);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageCanBeDrawn(String tag) throws Exception {
        var labelled = label(Pictures.png(Pictures.busy(900, 400)), Labels.in(tag));

        assertThat(labelled.text()).startsWith("AI ");
        assertThat(labelled.measurement().contrastRatio()).isGreaterThanOrEqualTo(7);
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void theViewerSeesTheLabelUprightInTheTopRightCorner(Orientation orientation) throws Exception {
        // given
        var stored = Pictures.plain(480, 320, new Color(200, 190, 180));
        var plain =
                Pictures.plain(
                        orientation.swapsSides() ? 320 : 480,
                        orientation.swapsSides() ? 480 : 320,
                        new Color(200, 190, 180));
        var expected = folder.resolve("expected.png");
        var reference = LABELLER.label(written(Pictures.png(plain)), expected, Labels.in("en"));

        // when
        var media = Pictures.withSegments(Pictures.jpeg(stored), Pictures.exif(orientation.tag()));
        var labelled = label(media, Labels.in("en"));

        // then
        assertThat(labelled.box()).isEqualTo(reference.box());
        assertThat(labelled.measurement().textHeight())
                .isCloseTo(reference.measurement().textHeight(), within(1));
        assertThat(difference(seen(result(), orientation), ImageIO.read(expected.toFile())))
                .isLessThan(6);
        assertThat(segments(Files.readAllBytes(result())).orientation()).isEqualTo(orientation);
    }

    @ParameterizedTest
    @EnumSource(Position.class)
    void theLabelStandsInTheCornerAskedFor(Position position) throws Exception {
        var box = label(Pictures.png(Pictures.busy(640, 480)), Labels.in("en", position)).box();

        assertThat(box.x() < 320 - box.width())
                .isEqualTo(position == Position.TOP_LEFT || position == Position.BOTTOM_LEFT);
        assertThat(box.y() < 240)
                .isEqualTo(position == Position.TOP_LEFT || position == Position.TOP_RIGHT);
        assertThat(
                        List.of(
                                box.x(),
                                box.y(),
                                640 - box.x() - box.width(),
                                480 - box.y() - box.height()))
                .contains(14);
    }

    @Test
    void whatSegmentsAJpegHadStaysInOrderExceptCredentials() throws Exception {
        // given
        var profile =
                Pictures.segment(
                        0xE2, "ICC_PROFILE\0\1\1 any bytes".getBytes(StandardCharsets.ISO_8859_1));
        var xmp =
                Pictures.segment(
                        0xE1,
                        "http://ns.adobe.com/xap/1.0/\0<x/>".getBytes(StandardCharsets.ISO_8859_1));
        var comment = Pictures.segment(0xFE, "by nobody".getBytes(StandardCharsets.ISO_8859_1));
        var media =
                Pictures.withSegments(
                        Pictures.jpeg(Pictures.busy(400, 300)),
                        Pictures.exif(1),
                        profile,
                        credentials(),
                        xmp,
                        comment);

        // when
        label(media, Labels.in("en"));

        // then
        var before = segments(media).kept();
        var after = segments(Files.readAllBytes(result())).kept();
        assertThat(after).hasSameSizeAs(before);
        assertThat(IntStream.range(0, after.size()))
                .allMatch(
                        i ->
                                after.get(i).marker() == before.get(i).marker()
                                        && Arrays.equals(
                                                after.get(i).payload(), before.get(i).payload()));
        assertThat(contains(Files.readAllBytes(result()), "ICC_PROFILE")).isTrue();
        assertThat(contains(media, "c2pa manifest")).isTrue();
        assertThat(contains(Files.readAllBytes(result()), "c2pa manifest")).isFalse();
    }

    @Test
    void outsideTheLabelAJpegHardlyChangesAndDoesNotBloat() throws Exception {
        for (float quality : new float[] {0.35f, 0.75f, 0.95f}) {
            var media = jpeg(Pictures.scene(640, 480), quality, ImageWriteParam.MODE_DISABLED);

            var box = label(media, Labels.in("en")).box();

            var before = ImageIO.read(new ByteArrayInputStream(media));
            var after = ImageIO.read(result().toFile());
            assertThat(differenceOutside(before, after, box)).isLessThan(1.0);
            assertThat(Files.size(result())).isLessThan(media.length * 11L / 10);
        }
    }

    @Test
    void aProgressiveJpegStaysProgressive() throws Exception {
        label(jpeg(Pictures.busy(640, 480), 0.8f, ImageWriteParam.MODE_DEFAULT), Labels.in("en"));

        assertThat(segments(Files.readAllBytes(result())).frame().process()).isEqualTo(0xC2);
    }

    @Test
    void aGreyJpegStaysGrey() throws Exception {
        var grey = new BufferedImage(640, 480, BufferedImage.TYPE_BYTE_GRAY);
        grey.createGraphics().drawImage(Pictures.busy(640, 480), 0, 0, null);

        var labelled = label(Pictures.jpeg(grey), Labels.in("en"));

        assertThat(labelled.measurement().contrastRatio()).isGreaterThanOrEqualTo(7);
        assertThat(segments(Files.readAllBytes(result())).frame().components()).hasSize(1);
    }

    @Test
    void aCmykJpegKeepsItsInks() throws Exception {
        // given
        var media = cmyk(400, 300);

        // when
        var labelled = label(media, Labels.in("en"));

        // then
        assertThat(labelled.measurement().contrastRatio()).isGreaterThanOrEqualTo(7);
        assertThat(segments(Files.readAllBytes(result())).frame().components()).hasSize(4);
    }

    @Test
    void aPngOutsideTheLabelIsTheSameToTheLastBit() throws Exception {
        for (BufferedImage picture :
                List.of(
                        Pictures.busy(401, 303),
                        Pictures.transparent(401, 303),
                        Pictures.deepGray(401, 303))) {
            var media = Pictures.png(picture);

            var box = label(media, Labels.in("en")).box();

            var before = ImageIO.read(new ByteArrayInputStream(media));
            var after = ImageIO.read(result().toFile());
            assertThat(after.getColorModel().getPixelSize())
                    .isEqualTo(before.getColorModel().getPixelSize());
            assertThat(sameOutside(before, after, box)).isTrue();
        }
    }

    @Test
    void aPalettePngBecomesOneWithRoomForALabel() throws Exception {
        var media = Pictures.png(Pictures.palette(400, 300));

        var box = label(media, Labels.in("en")).box();

        var before = ImageIO.read(new ByteArrayInputStream(media));
        var after = ImageIO.read(result().toFile());
        assertThat(differenceOutside(before, after, box)).isZero();
    }

    @Test
    void anInterlacedPngStaysInterlaced() throws Exception {
        var media = interlaced(Pictures.busy(333, 257));

        var box = label(media, Labels.in("en")).box();

        assertThat(Files.readAllBytes(result())[28]).isEqualTo((byte) 1);
        var before = ImageIO.read(new ByteArrayInputStream(media));
        assertThat(sameOutside(before, ImageIO.read(result().toFile()), box)).isTrue();
    }

    @Test
    void overTransparencyThePlateIsOpaque() throws Exception {
        var box = label(Pictures.png(Pictures.transparent(400, 300)), Labels.in("en")).box();

        var after = ImageIO.read(result().toFile());
        assertThat(after.getRGB(box.x() + box.width() / 2, box.y() + 3) >>> 24).isEqualTo(255);
        assertThat(after.getRGB(399, 299) >>> 24).isZero();
    }

    @Test
    void chunksOfAPngStayExceptCredentials() throws Exception {
        var profile = "sRGB\0\0 any bytes".getBytes(StandardCharsets.ISO_8859_1);
        var media =
                Pictures.withChunk(
                        Pictures.withChunk(
                                Pictures.withChunk(
                                        Pictures.png(Pictures.busy(400, 300)), "iCCP", profile),
                                "caBX",
                                "c2pa manifest".getBytes(StandardCharsets.ISO_8859_1)),
                        "eXIf",
                        Pictures.tiff(6));

        var labelled = label(media, Labels.in("en"));

        assertThat(labelled.facts().orientation()).isEqualTo(Orientation.TURNED_RIGHT);
        assertThat(contains(Files.readAllBytes(result()), "any bytes")).isTrue();
        assertThat(contains(Files.readAllBytes(result()), "eXIf")).isTrue();
        assertThat(contains(Files.readAllBytes(result()), "caBX")).isFalse();
    }

    @Test
    void theSameInputGivesTheSameBytes() throws Exception {
        var media = Pictures.jpeg(Pictures.busy(400, 300));
        label(media, Labels.in("en"));
        var first = Files.readAllBytes(result());

        label(media, Labels.in("en"));

        assertThat(Files.readAllBytes(result())).isEqualTo(first);
    }

    @Test
    void aNarrowImageCarriesTheTokenAlone() throws Exception {
        assertThat(label(Pictures.png(Pictures.busy(90, 400)), Labels.in("de")).text())
                .isEqualTo("AI");
    }

    @Test
    void anImageTooSmallForAnyLabelIsRefusedWithTheSizeItTakes() {
        assertThatThrownBy(() -> label(Pictures.png(Pictures.busy(16, 16)), Labels.in("en")))
                .isInstanceOfSatisfying(
                        MediaException.TooSmall.class,
                        e -> {
                            assertThat(e.minimumWidth()).isBetween(30, 40);
                            assertThat(e.minimumHeight()).isBetween(25, 35);
                        });
        assertThatThrownBy(() -> label(Pictures.png(Pictures.busy(60, 60)), Labels.wordsIn("hr")))
                .isInstanceOf(MediaException.TooSmall.class);
    }

    @Test
    void theSizeThatARefusalNamesIsEnough() throws Exception {
        var smallest = new int[2];
        assertThatThrownBy(() -> label(Pictures.png(Pictures.busy(16, 16)), Labels.in("en")))
                .isInstanceOfSatisfying(
                        MediaException.TooSmall.class,
                        e -> {
                            smallest[0] = e.minimumWidth();
                            smallest[1] = e.minimumHeight();
                        });

        var labelled =
                label(Pictures.png(Pictures.busy(smallest[0], smallest[1])), Labels.in("en"));

        assertThat(labelled.text()).isEqualTo("AI");
    }

    @Test
    void moreThanTheAllowedPixelsAreRefusedByTheHeaderAlone() {
        var header = new PngFormat(60_000, 60_000, 8, 2, false, null, null).header();
        var bomb =
                Pictures.withChunk(
                        Arrays.copyOf(
                                Pictures.joined(PngPicture.SIGNATURE, chunkLike("IHDR", header)),
                                33),
                        "IDAT",
                        new byte[9]);

        assertThatThrownBy(() -> label(bomb, Labels.in("en")))
                .isInstanceOf(MediaException.TooLarge.class);
    }

    @Test
    void anImageThatTakesMoreMemoryThanThereIsIsRefused() throws Exception {
        var modest = Labels.labeller(4_000_000, 1);
        var order = Labels.in("en");
        var progressive =
                written(jpeg(Pictures.scene(800, 700), 0.9f, ImageWriteParam.MODE_DEFAULT));

        assertThatThrownBy(() -> modest.label(progressive, result(), order))
                .isInstanceOf(MediaException.TooLarge.class)
                .hasMessageContaining("2 MB of memory");

        var jpeg = written(Pictures.jpeg(Pictures.scene(800, 700)));
        assertThat(modest.label(jpeg, result(), order).text()).isEqualTo("AI GENERATED");
        var png = written(Pictures.png(Pictures.scene(800, 700)));
        assertThat(modest.label(png, result(), order).text()).isEqualTo("AI GENERATED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GIF90a", "%PDF-1.7", "\u0000\u0000\u0000\u0018ftypisom"})
    void whatIsNoKnownImageIsRefused(String start) {
        assertThatThrownBy(
                        () -> label(start.getBytes(StandardCharsets.ISO_8859_1), Labels.in("en")))
                .isInstanceOf(
                        start.isEmpty()
                                ? MediaException.Unreadable.class
                                : MediaException.UnknownFormat.class);
    }

    /// Cut anywhere: an answer or a refusal that names an offset, never anything else.
    @Test
    void aTruncatedImageIsRefusedWhereverItWasCut() {
        for (byte[] media :
                List.of(
                        Pictures.jpeg(Pictures.busy(120, 90)),
                        Pictures.png(Pictures.busy(120, 90)),
                        Pictures.png(Pictures.palette(120, 90)),
                        Pictures.gif(Pictures.palette(120, 90)),
                        Pictures.tiff(Pictures.busy(120, 90), "LZW"))) {
            for (int length = 8; length < media.length - 1; length += 1 + media.length / 60) {
                var cut = Arrays.copyOf(media, length);
                assertThatThrownBy(() -> label(cut, Labels.in("en")))
                        .isInstanceOf(MediaException.Unreadable.class);
            }
        }
    }

    @Test
    void anAnimatedPngIsRefused() {
        var media = Pictures.withChunk(Pictures.png(Pictures.busy(200, 100)), "acTL", new byte[8]);

        assertThatThrownBy(() -> label(media, Labels.in("en")))
                .isInstanceOf(MediaException.Unsupported.class);
    }

    /// A chunk that is only copied passes by as it arrives: its length is no matter of memory.
    @Test
    void longChunksAreCopiedAndNotHeld() throws Exception {
        // given
        var long65 = new byte[65 << 20];
        Arrays.fill(long65, (byte) 'x');
        var media = Pictures.withChunk(Pictures.png(Pictures.busy(400, 300)), "teXt", long65);

        // when
        label(media, Labels.in("en"));

        // then
        assertThat(Files.size(result())).isGreaterThan(long65.length);
        assertThat(ImageIO.read(result().toFile()).getWidth()).isEqualTo(400);
    }

    private Labelled label(byte[] media, LabelOrder order) throws IOException, MediaException {
        return LABELLER.label(written(media), result(), order);
    }

    private Path written(byte[] media) throws IOException {
        return Files.write(folder.resolve("source"), media);
    }

    private Path result() {
        return folder.resolve("result");
    }

    private static JpegSegments segments(byte[] jpeg) throws IOException, MediaException {
        return JpegSegments.read(new ByteArrayInputStream(jpeg));
    }

    /// A manifest store in two APP11 segments.
    private static byte[] credentials() {
        var uuid =
                new byte[] {
                    0x63,
                    0x32,
                    0x70,
                    0x61,
                    0x00,
                    0x11,
                    0x00,
                    0x10,
                    (byte) 0x80,
                    0x00,
                    0x00,
                    (byte) 0xAA,
                    0x00,
                    0x38,
                    (byte) 0x9B,
                    0x71
                };
        var first =
                Pictures.joined(
                        new byte[] {'J', 'P', 0, 1, 0, 0, 0, 1},
                        new byte[] {
                            0, 0, 0, 60, 'j', 'u', 'm', 'b', 0, 0, 0, 40, 'j', 'u', 'm', 'd'
                        },
                        uuid,
                        "c2pa manifest".getBytes(StandardCharsets.ISO_8859_1));
        var second =
                Pictures.joined(
                        new byte[] {'J', 'P', 0, 1, 0, 0, 0, 2, 0, 0, 0, 60, 'j', 'u', 'm', 'b'},
                        "more of the c2pa manifest".getBytes(StandardCharsets.ISO_8859_1));
        return Pictures.joined(Pictures.segment(0xEB, first), Pictures.segment(0xEB, second));
    }

    private static byte[] chunkLike(String type, byte[] payload) {
        var png = Pictures.withChunk(new byte[33], type, payload);
        return Arrays.copyOfRange(png, 33, png.length);
    }

    private static byte[] jpeg(BufferedImage picture, float quality, int progressive)
            throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var out = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            var param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            param.setProgressiveMode(progressive);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /// Four ink samples a pixel, inverted as Adobe writes them.
    private static byte[] cmyk(int width, int height) throws IOException {
        var raster =
                java.awt.image.Raster.createInterleavedRaster(
                        java.awt.image.DataBuffer.TYPE_BYTE, width, height, 4, null);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                raster.setPixel(x, y, new int[] {x & 0xFF, y & 0xFF, (x + y) & 0xFF, 220});
            }
        }
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var out = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(raster, null, null), null);
        } finally {
            writer.dispose();
        }
        var adobe =
                Pictures.segment(
                        0xEE,
                        Pictures.joined(
                                "Adobe".getBytes(StandardCharsets.ISO_8859_1),
                                new byte[] {0, 100, 0, 0, 0, 0, 0}));
        return Pictures.withSegments(out.toByteArray(), adobe);
    }

    private static byte[] interlaced(BufferedImage picture) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("png").next();
        var out = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            var param = writer.getDefaultWriteParam();
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /// The picture as a viewer turns it.
    private static BufferedImage seen(Path file, Orientation orientation) throws IOException {
        var stored = ImageIO.read(file.toFile());
        var swaps = orientation.swapsSides();
        var seen =
                new BufferedImage(
                        swaps ? stored.getHeight() : stored.getWidth(),
                        swaps ? stored.getWidth() : stored.getHeight(),
                        BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < stored.getHeight(); y++) {
            for (int x = 0; x < stored.getWidth(); x++) {
                var right = stored.getWidth() - 1 - x;
                var down = stored.getHeight() - 1 - y;
                var at =
                        switch (orientation.tag()) {
                            case 1 -> new int[] {x, y};
                            case 2 -> new int[] {right, y};
                            case 3 -> new int[] {right, down};
                            case 4 -> new int[] {x, down};
                            case 5 -> new int[] {y, x};
                            case 6 -> new int[] {down, x};
                            case 7 -> new int[] {down, right};
                            default -> new int[] {y, right};
                        };
                seen.setRGB(at[0], at[1], stored.getRGB(x, y));
            }
        }
        return seen;
    }

    private static double difference(BufferedImage one, BufferedImage other) {
        return differenceOutside(one, other, null);
    }

    /// Mean difference a sample, 0 to 255.
    private static double differenceOutside(
            BufferedImage one, BufferedImage other, @org.jspecify.annotations.Nullable Box box) {
        assertThat(List.of(other.getWidth(), other.getHeight()))
                .isEqualTo(List.of(one.getWidth(), one.getHeight()));
        long sum = 0;
        long count = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                if (box == null || !around(box).contains(x, y)) {
                    for (int shift = 0; shift < 24; shift += 8) {
                        sum +=
                                Math.abs(
                                        (one.getRGB(x, y) >> shift & 0xFF)
                                                - (other.getRGB(x, y) >> shift & 0xFF));
                        count++;
                    }
                }
            }
        }
        return (double) sum / count;
    }

    private static boolean sameOutside(BufferedImage one, BufferedImage other, Box box) {
        var first = one.getRaster();
        var second = other.getRaster();
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                if (!box.contains(x, y)
                        && !Arrays.equals(
                                first.getPixel(x, y, (int[]) null),
                                second.getPixel(x, y, (int[]) null))) {
                    return false;
                }
            }
        }
        return true;
    }

    /// The box and the blocks it touches.
    private static Box around(Box box) {
        var left = Math.max(0, box.x() - 16);
        var top = Math.max(0, box.y() - 16);
        return new Box(
                left, top, box.x() + box.width() + 16 - left, box.y() + box.height() + 16 - top);
    }

    private static boolean contains(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(text);
    }
}
