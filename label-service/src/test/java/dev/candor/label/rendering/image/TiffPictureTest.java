package dev.candor.label.rendering.image;

import static dev.candor.label.rendering.image.GifPictureTest.differsOutside;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.rendering.image.ImageLabeller.Labelled;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings("NullAway.Init") // JUnit fills the field
class TiffPictureTest {
    private static final ImageLabeller LABELLER = Labels.labeller(4_000_000, 12);

    @TempDir Path folder;

    static Stream<Arguments> files() {
        return Stream.of("", "LZW", "Deflate", "ZLib", "PackBits")
                .flatMap(
                        packing ->
                                Stream.of(
                                        Arguments.of(packing, Pictures.busy(401, 303)),
                                        Arguments.of(packing, Pictures.transparent(401, 303)),
                                        Arguments.of(packing, Pictures.deepGray(401, 303)),
                                        Arguments.of(packing, grey(401, 303))));
    }

    /// A strip of one pixel lies in as many bytes as its field says, and all are read.
    @Test
    void whatAStripTakesInTheFileTakesMemory() throws Exception {
        // given
        var strip = 8 << 20;
        var fields =
                new int[][] {
                    {256, 1},
                    {257, 1},
                    {258, 8},
                    {259, 1},
                    {262, 1},
                    {273, 122},
                    {277, 1},
                    {278, 1},
                    {279, strip}
                };
        var file = ByteBuffer.allocate(122 + strip).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {'I', 'I', 42, 0}).putInt(8).putShort((short) fields.length);
        for (int[] field : fields) {
            file.putShort((short) field[0]).putShort((short) 4).putInt(1).putInt(field[1]);
        }
        var picture = Files.write(folder.resolve("wide.tiff"), file.array());

        // then
        assertThat(TiffPicture.read(picture).workingMemory()).isGreaterThanOrEqualTo(2L * strip);
    }

    /// Read by the JDK's reader: the label is in, and every pixel beside it is what it was.
    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void aTiffOutsideTheLabelIsTheSameToTheLastBit(String packing, BufferedImage picture)
            throws Exception {
        // given
        var media = Pictures.tiff(picture, packing);

        // when
        var labelled = label(media);

        // then
        assertThat(labelled.facts().mediaType()).isEqualTo("image/tiff");
        assertThat(labelled.measurement().contrastRatio()).isGreaterThanOrEqualTo(7);
        var before = ImageIO.read(new ByteArrayInputStream(media));
        var after = ImageIO.read(result().toFile());
        assertThat(after.getColorModel().getPixelSize())
                .isEqualTo(before.getColorModel().getPixelSize());
        assertThat(differsOutside(before, after, labelled.box())).isZero();
        var middle = labelled.box();
        assertThat(
                        differsOutside(
                                before.getSubimage(
                                        middle.x(), middle.y(), middle.width(), middle.height()),
                                after.getSubimage(
                                        middle.x(), middle.y(), middle.width(), middle.height()),
                                new Box(9999, 9999, 1, 1)))
                .isGreaterThan(500);
    }

    @Test
    void aCmykTiffKeepsItsInks() throws Exception {
        // given
        var inks = new byte[400 * 300 * 4];
        new Random(3).nextBytes(inks);
        var media = cmyk(inks);

        // when
        var labelled = label(media);

        // then
        assertThat(labelled.measurement().contrastRatio()).isGreaterThanOrEqualTo(7);
        var raster = ImageIO.read(result().toFile()).getRaster();
        assertThat(raster.getNumBands()).isEqualTo(4);
        for (int x = 0; x < 400; x++) {
            for (int band = 0; band < 4; band++) {
                assertThat(raster.getSample(x, 299, band))
                        .isEqualTo(inks[(299 * 400 + x) * 4 + band] & 0xFF);
            }
        }
    }

    /// The pixels that were under the label are nowhere in the file.
    @Test
    void whatWasUnderTheLabelIsNotInTheFileAnyMore() throws Exception {
        var secret = "unlabelled pixels".getBytes(StandardCharsets.US_ASCII);
        var inks = new byte[400 * 300 * 4];
        System.arraycopy(secret, 0, inks, (20 * 400 + 300) * 4, secret.length);

        var labelled = label(cmyk(inks));

        assertThat(labelled.box().contains(300, 20)).isTrue();
        assertThat(new String(Files.readAllBytes(result()), StandardCharsets.ISO_8859_1))
                .doesNotContain("unlabelled");
    }

    @Test
    void severalPagesAreRefusedByName() {
        var media = cmyk(new byte[400 * 300 * 4]);
        var file = ByteBuffer.wrap(media).order(ByteOrder.LITTLE_ENDIAN);
        var directory = file.getInt(4);
        var entries = file.getShort(directory);
        file.putInt(directory + 2 + 12 * entries, directory);

        assertThatThrownBy(() -> label(media))
                .isInstanceOf(MediaException.Unsupported.class)
                .hasMessageContaining("several pages");
    }

    /// Packed by us, read by the JDK.
    @RepeatedTest(30)
    void whatIsPackedIsUnpackedAsItWas(RepetitionInfo repetition) {
        var seed = Long.getLong("candor.seed", 17L) + repetition.getCurrentRepetition();
        var random = new Random(seed);
        var width = 1 + random.nextInt(200);
        var bands = 1 + random.nextInt(4);
        var bytes = 1 + random.nextInt(2);
        var rows = 1 + random.nextInt(60);
        var plain = new byte[width * bands * bytes * rows];
        var run = 1 + random.nextInt(30);
        for (int i = 1; i < plain.length; i++) {
            plain[i] = random.nextInt(run) == 0 ? (byte) random.nextInt() : plain[i - 1];
        }
        for (int compression : new int[] {1, 5, 8, 32773}) {
            for (ByteOrder order :
                    new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
                var coding = new TiffCoding(compression, random.nextBoolean(), bands, bytes, order);
                var rowBytes = width * bands * bytes;
                assertThat(coding.unpack(coding.pack(plain, rowBytes), plain.length, rowBytes))
                        .as("seed %d, %s", seed, coding)
                        .isEqualTo(plain);
            }
        }
    }

    private Labelled label(byte[] media) throws IOException, MediaException {
        return LABELLER.label(
                Files.write(folder.resolve("source"), media), result(), Labels.in("en"));
    }

    private Path result() {
        return folder.resolve("result");
    }

    private static BufferedImage grey(int width, int height) {
        var grey = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        grey.createGraphics().drawImage(Pictures.busy(width, height), 0, 0, null);
        return grey;
    }

    /// 400 × 300 pixels of four inks, in strips of 16 rows, unpacked.
    private static byte[] cmyk(byte[] inks) {
        var strips = 19;
        var file = ByteBuffer.allocate(inks.length + 1000).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {'I', 'I', 42, 0}).putInt(8 + inks.length).put(inks);
        var entries =
                new int[][] {
                    {256, 3, 1, 400},
                    {257, 3, 1, 300},
                    {258, 3, 4, 0},
                    {259, 3, 1, 1},
                    {262, 3, 1, 5},
                    {273, 4, strips, 0},
                    {277, 3, 1, 4},
                    {278, 3, 1, 16},
                    {279, 4, strips, 0}
                };
        var after = 8 + inks.length + 2 + 12 * entries.length + 4;
        entries[2][3] = after;
        entries[5][3] = after + 8;
        entries[8][3] = after + 8 + 4 * strips;
        file.putShort((short) entries.length);
        for (int[] entry : entries) {
            file.putShort((short) entry[0]).putShort((short) entry[1]);
            file.putInt(entry[2]).putInt(entry[3]);
        }
        file.putInt(0);
        for (int i = 0; i < 4; i++) {
            file.putShort((short) 8);
        }
        for (int strip = 0; strip < strips; strip++) {
            file.putInt(8 + strip * 16 * 1600);
        }
        for (int strip = 0; strip < strips; strip++) {
            file.putInt(Math.min(16, 300 - strip * 16) * 1600);
        }
        return java.util.Arrays.copyOf(file.array(), file.position());
    }
}
