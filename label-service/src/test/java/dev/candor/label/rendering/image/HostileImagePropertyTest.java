package dev.candor.label.rendering.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.candor.label.rendering.failure.MediaException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/// Whatever bytes come: a labelled image, or the one declared exception. The seed is printed on
/// failure and can be set by
/// `-Dcandor.seed`.
@SuppressWarnings("NullAway.Init") // JUnit fills the field
class HostileImagePropertyTest {
    private static final ImageLabeller LABELLER = Labels.labeller(1_000_000, 4);
    private static final List<byte[]> SEEDS = seeds();

    @TempDir Path folder;

    private static List<byte[]> seeds() {
        BufferedImage busy = Pictures.busy(97, 61);
        return List.of(
                Pictures.withSegments(Pictures.jpeg(busy), Pictures.exif(6)),
                Pictures.png(busy),
                Pictures.png(Pictures.palette(97, 61)),
                Pictures.gif(Pictures.palette(97, 61)),
                Pictures.tiff(busy, "LZW"),
                Pictures.tiff(busy, "PackBits"),
                Pictures.tiff(Pictures.deepGray(97, 61), "Deflate"),
                Pictures.withChunk(
                        Pictures.png(Pictures.transparent(97, 61)), "eXIf", Pictures.tiff(8)));
    }

    @RepeatedTest(300)
    void damagedImagesEndInAValueOrInTheDeclaredException(RepetitionInfo repetition)
            throws IOException {
        var seed = Long.getLong("candor.seed", 20261122L) + repetition.getCurrentRepetition();
        var random = new Random(seed);
        var original = SEEDS.get(random.nextInt(SEEDS.size()));
        var damaged = damage(original.clone(), random);
        var source =
                Files.write(
                        folder.resolve("source"), random.nextBoolean() ? mended(damaged) : damaged);

        assertThatCode(() -> labelOrRefuse(source)).as("seed %d", seed).doesNotThrowAnyException();
    }

    private void labelOrRefuse(Path source) throws IOException {
        try {
            var labelled = LABELLER.label(source, folder.resolve("result"), Labels.in("en"));
            assertThat(labelled.measurement().contrastRatio()).isGreaterThanOrEqualTo(4.5);
        } catch (MediaException e) {
            assertThat(e).hasMessageMatching("(?s).{10,300}");
        }
    }

    /// Flips, overwrites, cuts and repeats, mostly near the headers.
    private static byte[] damage(byte[] bytes, Random random) {
        var wounds = 1 + random.nextInt(4);
        for (int i = 0; i < wounds; i++) {
            var at =
                    random.nextInt(
                            random.nextBoolean() ? Math.min(200, bytes.length) : bytes.length);
            switch (random.nextInt(3)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                default -> bytes[at] = (byte) (random.nextBoolean() ? 0xFF : 0);
            }
        }
        return bytes;
    }

    /// A PNG with the checksums its damaged chunks ought to have, so that damage reaches what
    /// lies behind them.
    private static byte[] mended(byte[] bytes) {
        var png = ByteBuffer.wrap(bytes);
        var at = 8;
        while (at + 12 <= bytes.length && bytes[1] == 'P') {
            var length = png.getInt(at);
            if (length < 0 || at + 12L + length > bytes.length) {
                break;
            }
            var crc = new CRC32();
            crc.update(bytes, at + 4, length + 4);
            png.putInt(at + 8 + length, (int) crc.getValue());
            at += 12 + length;
        }
        return bytes;
    }
}
