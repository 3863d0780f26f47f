package dev.candor.label.rendering.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.rendering.image.ImageLabeller.Labelled;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // JUnit fills the field
class GifPictureTest {
    private static final ImageLabeller LABELLER = Labels.labeller(4_000_000, 12);
    private static final int[] COLOURS = {0x203040, 0x60A0C0, 0xE0C080, 0x804020};

    @TempDir Path folder;

    @Test
    void aStillGifKeepsEveryPixelOutsideTheLabel() throws Exception {
        // given
        var media = Pictures.gif(Pictures.palette(400, 300));

        // when
        var labelled = label(media);

        // then
        assertThat(labelled.facts().mediaType()).isEqualTo("image/gif");
        assertThat(labelled.measurement().contrastRatio()).isGreaterThanOrEqualTo(7);
        var before = ImageIO.read(new ByteArrayInputStream(media));
        var after = ImageIO.read(result().toFile());
        assertThat(differsOutside(before, after, labelled.box())).isZero();
    }

    /// However frames come and go: at every moment the label stands, and everything beside it is
    /// what it was.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void everyFrameOfAnAnimationCarriesTheLabel(int disposal) throws Exception {
        // given
        var media =
                animation(
                        frame(0, 0, 400, 300, 1, -1, 1),
                        frame(300, 0, 100, 80, disposal, -1, 2),
                        frame(10, 200, 50, 50, disposal, 3, 3),
                        frame(350, 5, 50, 290, disposal, 0, 4),
                        frame(0, 0, 20, 20, disposal, -1, 5));

        // when
        var labelled = label(media);

        // then
        assertThat(labelled.measurement().frames()).isGreaterThanOrEqualTo(5);
        assertThat(labelled.measurement().contrastRatio()).isGreaterThanOrEqualTo(7);
        var before = shown(media);
        var after = shown(Files.readAllBytes(result()));
        // A frame that is cleared cannot grow, so the label may come in one of its own before it.
        var distinct = after.size() - before.size();
        assertThat(distinct).isBetween(0, disposal == 2 ? 4 : 0);
        if (distinct == 0) {
            for (int i = 0; i < before.size(); i++) {
                assertThat(differsOutside(before.get(i), after.get(i), labelled.box()))
                        .as("frame %d", i)
                        .isZero();
            }
        }
        assertThat(differsOutside(before.getLast(), after.getLast(), labelled.box())).isZero();
    }

    @Test
    void anAnimationThatStartsSmallShowsTheLabelFromTheStart() throws Exception {
        var labelled =
                label(
                        animation(
                                frame(10, 200, 50, 50, 1, -1, 1),
                                frame(20, 210, 50, 50, 2, -1, 2)));

        assertThat(labelled.measurement().frames()).isEqualTo(2);
        assertThat(labelled.measurement().contrastRatio()).isGreaterThanOrEqualTo(7);
    }

    @Test
    void loopsDelaysAndCommentsStayAndCredentialsGo() throws Exception {
        // given
        var out = new ByteArrayOutputStream();
        out.write(header(400, 300));
        out.write(extension("NETSCAPE2.0", new byte[] {3, 1, 7, 0}));
        out.write(extension("C2PA_GIF\1\0\0", new byte[] {4, 'j', 'u', 'm', 'b'}));
        frame(0, 0, 400, 300, 1, -1, 1).write(out);
        out.write(0x3B);

        // when
        label(out.toByteArray());

        // then
        var text = new String(Files.readAllBytes(result()), StandardCharsets.ISO_8859_1);
        assertThat(text).contains("NETSCAPE2.0\3\1\7\0").doesNotContain("C2PA_GIF");
        try (var blocks = new GifBlocks(Files.newInputStream(result()))) {
            while (blocks.next() != GifBlocks.Kind.FRAME) {
                continue;
            }
            assertThat(blocks.frame().delay()).isEqualTo(11);
        }
    }

    /// A picture of all 256 colours makes room for black and white.
    @Test
    void aFullPaletteMakesRoom() throws Exception {
        var table = new int[256];
        for (int i = 0; i < table.length; i++) {
            table[i] = (80 + i / 4) << 16 | (100 + i / 3) << 8 | (90 + i / 5);
        }
        var indices = new byte[400 * 300];
        new Random(5).nextBytes(indices);
        var media = animation(new GifFrame(0, 0, 400, 300, 1, 5, false, -1, table, indices));

        var labelled = label(media);

        assertThat(labelled.measurement().contrastRatio()).isGreaterThanOrEqualTo(7);
    }

    @Test
    void anAnimationOfTooManyPixelsIsRefusedBeforeAnyIsDecoded() throws Exception {
        var out = new ByteArrayOutputStream();
        out.write(header(2000, 2000));
        for (int i = 0; i < 1100; i++) {
            out.write(new byte[] {0x2C, 0, 0, 0, 0});
            out.write(new byte[] {(byte) 0xD0, 7, (byte) 0xD0, 7, 0, 2, 0});
        }
        out.write(0x3B);

        assertThatThrownBy(() -> label(out.toByteArray()))
                .isInstanceOf(MediaException.TooLarge.class);
    }

    /// What we pack, the JDK's reader and our own unpack; seeds are printed.
    @RepeatedTest(40)
    void packedIndicesAreUnpackedAsTheyWere(RepetitionInfo repetition) throws Exception {
        var seed = Long.getLong("candor.seed", 7L) + repetition.getCurrentRepetition();
        var random = new Random(seed);
        var width = 1 + random.nextInt(300);
        var height = 1 + random.nextInt(200);
        var bits = 1 + random.nextInt(8);
        var indices = new byte[width * height];
        var run = 1 + random.nextInt(60);
        for (int i = 0; i < indices.length; i++) {
            indices[i] =
                    (byte)
                            (random.nextInt(run) == 0 || i == 0
                                    ? random.nextInt(1 << bits)
                                    : indices[i - 1]);
        }
        var table = new int[1 << bits];
        Arrays.setAll(table, i -> i << 16 | i << 8 | (255 - i));
        var media =
                animation(
                        width,
                        height,
                        new GifFrame(0, 0, width, height, 1, 5, false, -1, table, indices));

        var read = ImageIO.read(new ByteArrayInputStream(media));
        for (int i = 0; i < indices.length; i++) {
            assertThat(read.getRGB(i % width, i / width) & 0xFFFFFF)
                    .as("seed %d, pixel %d", seed, i)
                    .isEqualTo(table[indices[i] & 0xFF]);
        }
        try (var blocks = new GifBlocks(new ByteArrayInputStream(media))) {
            blocks.next();
            assertThat(blocks.indices()).as("seed %d", seed).isEqualTo(indices);
        }
    }

    private Labelled label(byte[] media) throws IOException, MediaException {
        return LABELLER.label(
                Files.write(folder.resolve("source"), media), result(), Labels.in("en"));
    }

    private Path result() {
        return folder.resolve("result");
    }

    private static GifFrame frame(
            int x, int y, int width, int height, int disposal, int clear, int seed) {
        var indices = new byte[width * height];
        var random = new Random(seed);
        for (int i = 0; i < indices.length; i++) {
            indices[i] = (byte) ((i / 37 + i % width / 23 + (random.nextInt(50) == 0 ? 1 : 0)) % 4);
        }
        return new GifFrame(
                x, y, width, height, disposal, 11, false, clear, COLOURS.clone(), indices);
    }

    private static byte[] animation(GifFrame... frames) throws IOException {
        return animation(400, 300, frames);
    }

    private static byte[] animation(int width, int height, GifFrame... frames) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(header(width, height));
        for (GifFrame frame : frames) {
            frame.write(out);
        }
        out.write(0x3B);
        return out.toByteArray();
    }

    private static byte[] header(int width, int height) {
        var header = new ByteArrayOutputStream();
        header.writeBytes("GIF89a".getBytes(StandardCharsets.US_ASCII));
        header.writeBytes(
                new byte[] {
                    (byte) width,
                    (byte) (width >>> 8),
                    (byte) height,
                    (byte) (height >>> 8),
                    (byte) 0x80,
                    0,
                    0,
                    1,
                    2,
                    3,
                    4,
                    5,
                    6
                });
        return header.toByteArray();
    }

    private static byte[] extension(String application, byte[] block) {
        var name = application.getBytes(StandardCharsets.ISO_8859_1);
        return Pictures.joined(
                new byte[] {0x21, (byte) 0xFF, (byte) name.length}, name, block, new byte[1]);
    }

    /// What a viewer shows after each frame, put together from what the JDK's reader decodes.
    private static List<BufferedImage> shown(byte[] gif) throws IOException, MediaException {
        var reader = ImageIO.getImageReadersByFormatName("gif").next();
        var shown = new ArrayList<BufferedImage>();
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(gif));
                var blocks = new GifBlocks(new ByteArrayInputStream(gif))) {
            reader.setInput(in);
            var canvas = new BufferedImage(400, 300, BufferedImage.TYPE_INT_ARGB);
            for (int i = 0; i < reader.getNumImages(true); i++) {
                while (blocks.next() != GifBlocks.Kind.FRAME) {
                    continue;
                }
                var frame = blocks.frame();
                var before = new BufferedImage(400, 300, BufferedImage.TYPE_INT_ARGB);
                before.createGraphics().drawImage(canvas, 0, 0, null);
                canvas.createGraphics().drawImage(reader.read(i), frame.x(), frame.y(), null);
                var now = new BufferedImage(400, 300, BufferedImage.TYPE_INT_ARGB);
                now.createGraphics().drawImage(canvas, 0, 0, null);
                shown.add(now);
                if (frame.disposal() == GifFrame.RESTORED) {
                    canvas = before;
                } else if (frame.disposal() == GifFrame.CLEARED) {
                    for (int y = frame.y(); y < frame.y() + frame.height(); y++) {
                        for (int x = frame.x(); x < frame.x() + frame.width(); x++) {
                            canvas.setRGB(x, y, 0);
                        }
                    }
                }
            }
        } finally {
            reader.dispose();
        }
        return shown;
    }

    /// How many pixels outside the box differ.
    static long differsOutside(BufferedImage one, BufferedImage other, Box box) {
        long differing = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                if (!box.contains(x, y) && one.getRGB(x, y) != other.getRGB(x, y)) {
                    differing++;
                }
            }
        }
        return differing;
    }
}
