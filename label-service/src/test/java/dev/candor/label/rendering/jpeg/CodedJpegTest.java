package dev.candor.label.rendering.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.label.rendering.jpeg.CodedJpeg.Segment;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.stream.FileImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pictures coded by this test's own encoder, edited, and decoded by that of the JDK.
@SuppressWarnings("NullAway.Init") // JUnit fills the field
class CodedJpegTest {
    private static final int WIDTH = 203;
    private static final int HEIGHT = 157;

    @TempDir Path folder;

    static Stream<JpegMaker> pictures() {
        return Stream.of(
                JpegMaker.of("1x1"),
                JpegMaker.of("1x1", "1x1", "1x1"),
                JpegMaker.of("2x2", "1x1", "1x1"),
                JpegMaker.of("2x1", "1x1", "1x1"),
                JpegMaker.of("1x2", "1x1", "1x1"),
                JpegMaker.of("4x1", "1x1", "1x1"),
                JpegMaker.of("2x2", "2x1", "1x2"),
                JpegMaker.of("2x2"),
                JpegMaker.of("1x1", "1x1", "1x1", "1x1"),
                JpegMaker.of("2x2", "1x1", "1x1", "2x2"),
                JpegMaker.of("2x2", "1x1", "1x1").restarting(1),
                JpegMaker.of("1x1", "1x1", "1x1").restarting(7),
                JpegMaker.of("1x1").restarting(26),
                JpegMaker.of("2x2", "1x1", "1x1").withFewCodes(),
                JpegMaker.of("2x1", "1x1", "1x1").restarting(3).withFewCodes());
    }

    /// A sample of colour stands for several pixels, so what it stands for moves with it.
    @ParameterizedTest
    @MethodSource("pictures")
    void onlyBlocksOfTheRegionChange(JpegMaker maker) throws IOException {
        // given
        var file = maker.picture(folder.resolve("in.jpg"), WIDTH, HEIGHT);
        var region = new Region(61, 45, 70, 33);
        var picture = coded(file);
        picture.read(List.of(region));
        var white = new int[region.width() * region.height() * maker.bands()];
        for (int at = 0; at < white.length; at++) {
            white[at] = at % maker.bands() == 0 || maker.bands() == 4 ? 250 : 128;
        }

        // when
        var edited = written(picture, region, white);

        // then
        var before = decoded(file);
        var after = decoded(edited);
        int unit = 8 * maker.mostSampling();
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                boolean inside = x >= 61 && x < 131 && y >= 45 && y < 78;
                boolean near = x >= 61 - unit && x < 131 + unit && y >= 45 - unit && y < 78 + unit;
                for (int band = 0; band < maker.bands(); band++) {
                    int is = after.getSample(x, y, band);
                    if (inside && (x > 64 && x < 128 && y > 48 && y < 75)) {
                        int due = white[band];
                        assertThat(is).as("%d, %d, %d", x, y, band).isBetween(due - 12, due + 12);
                    } else if (!near) {
                        assertThat(is)
                                .as("%d, %d, %d", x, y, band)
                                .isEqualTo(before.getSample(x, y, band));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void samplesAreThoseThatAreDecoded(JpegMaker maker) throws IOException {
        // given
        var file = maker.picture(folder.resolve("in.jpg"), WIDTH, HEIGHT);
        var region = new Region(WIDTH - 40, HEIGHT - 30, 40, 30);
        var picture = coded(file);

        // when
        picture.read(List.of(new Region(0, 0, 9, 9), region));

        // then: luminance to a rounding, and all that is not subsampled
        var samples = picture.samples(region);
        var all = decoded(file);
        for (int at = 0; at < samples.length; at++) {
            int band = at % maker.bands();
            int x = region.x() + at / maker.bands() % region.width();
            int y = region.y() + at / maker.bands() / region.width();
            if (maker.isWhole(band)) {
                assertThat(samples[at])
                        .isBetween(all.getSample(x, y, band) - 2, all.getSample(x, y, band) + 2);
            }
        }
    }

    /// What is not changed is not coded anew, not even by rounding.
    @ParameterizedTest
    @MethodSource("pictures")
    void picturesWrittenWithTheirOwnSamplesAreTheSame(JpegMaker maker) throws IOException {
        // given
        var file = maker.picture(folder.resolve("in.jpg"), WIDTH, HEIGHT);
        var region = new Region(20, 20, 50, 50);
        var picture = coded(file);
        picture.read(List.of(region));

        // when
        var edited = written(picture, region, picture.samples(region));

        // then
        var before = decoded(file);
        var after = decoded(edited);
        for (int band = 0; band < maker.bands(); band++) {
            var one = before.getSamples(0, 0, WIDTH, HEIGHT, band, (int[]) null);
            var other = after.getSamples(0, 0, WIDTH, HEIGHT, band, (int[]) null);
            int worst =
                    IntStream.range(0, one.length)
                            .map(i -> Math.abs(one[i] - other[i]))
                            .max()
                            .orElseThrow();
            assertThat(worst).isLessThanOrEqualTo(8);
            assertThat(Arrays.equals(one, 0, 16 * WIDTH / 2, other, 0, 16 * WIDTH / 2)).isTrue();
        }
    }

    /// What is not edited is not even read: neither tables nor parts of the scan change.
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 11})
    void partsOfTheScanStayAsTheyAre(int interval) throws IOException {
        // given: units of 16 pixels, 13 of them in a row
        var maker = JpegMaker.of("2x2", "1x1", "1x1").restarting(interval);
        var file = maker.picture(folder.resolve("in.jpg"), WIDTH, HEIGHT);
        var region = new Region(64, 48, 16, 16);
        var picture = coded(file);
        picture.read(List.of(region, new Region(3, 100, 70, 33)));

        // when
        var edited = written(picture, region, brighter(picture.samples(region)));

        // then
        var before = Files.readAllBytes(file);
        var after = Files.readAllBytes(edited);
        assertThat(segment(after, 0xC4).payload()).isEqualTo(segment(before, 0xC4).payload());
        var parts = parts(before);
        var partsAfter = parts(after);
        assertThat(partsAfter).hasSameSizeAs(parts);
        for (int part = 0; part < parts.size(); part++) {
            boolean edits =
                    IntStream.range(part * interval, (part + 1) * interval)
                            .anyMatch(unit -> isUnder(unit % 13, unit / 13, region));
            if (edits) {
                assertThat(partsAfter.get(part)).as("%d", part).isNotEqualTo(parts.get(part));
            } else {
                assertThat(partsAfter.get(part)).as("%d", part).isEqualTo(parts.get(part));
            }
        }
    }

    private static int[] brighter(int[] samples) {
        return Arrays.stream(samples).map(sample -> Math.min(255, sample + 24)).toArray();
    }

    private static boolean isUnder(int column, int row, Region region) {
        return column * 16 < region.right()
                && column * 16 + 16 > region.x()
                && row * 16 < region.bottom()
                && row * 16 + 16 > region.y();
    }

    /// What stands between restart markers, byte by byte.
    private static List<List<Byte>> parts(byte[] bytes) {
        var parts = new ArrayList<List<Byte>>();
        var part = new ArrayList<Byte>();
        for (int at = scan(bytes) + 14; at < bytes.length - 1; at++) {
            boolean isMarker = bytes[at] == (byte) 0xFF && bytes[at + 1] != 0;
            if (isMarker) {
                parts.add(List.copyOf(part));
                part.clear();
                at++;
            } else {
                part.add(bytes[at]);
            }
        }
        return parts;
    }

    /// Where a picture has no codes for a label, the tables are made for both: it does not grow by
    /// being edited.
    @Test
    void editedPicturesAreNoLarger() throws IOException {
        // given: the encoder's tables give every symbol as many bits as the next
        var file =
                JpegMaker.of("2x2", "1x1", "1x1")
                        .withFewCodes()
                        .picture(folder.resolve("in.jpg"), 640, 480);
        var region = new Region(300, 10, 60, 20);
        var picture = coded(file);
        picture.read(List.of(region));

        // when
        var edited = written(picture, region, new int[60 * 20 * 3]);

        // then
        assertThat(Files.size(edited)).isLessThan(Files.size(file));
    }

    @Test
    void picturesInSeveralScansAreLeftToOthers() throws IOException {
        // given
        var maker = JpegMaker.of("1x1", "1x1", "1x1");
        var file = maker.picture(folder.resolve("in.jpg"), WIDTH, HEIGHT);
        var bytes = Files.readAllBytes(file);
        int scan = scan(bytes);

        // when: a scan of one component
        bytes[scan + 4] = 1;
        Files.write(file, bytes);

        // then
        assertThat(CodedJpeg.of(file, segment(bytes, 0xC0), segments(bytes), scan)).isEmpty();
    }

    enum Damage {
        CUT,
        MARKER,
        OTHER_RESTART,
        ONES
    }

    @ParameterizedTest
    @EnumSource
    void damagedPicturesAreRefused(Damage damage) throws IOException {
        // given
        var file =
                JpegMaker.of("2x2", "1x1", "1x1")
                        .restarting(5)
                        .picture(folder.resolve("in.jpg"), WIDTH, HEIGHT);
        var bytes = Files.readAllBytes(file);
        int data = scan(bytes) + 14;
        switch (damage) {
            case CUT -> bytes = Arrays.copyOf(bytes, data + 300);
            case MARKER -> {
                bytes[data + 10] = (byte) 0xFF;
                bytes[data + 11] = (byte) 0xD9;
            }
            case OTHER_RESTART -> {
                int at = data;
                while (bytes[at] != (byte) 0xFF || bytes[at + 1] != (byte) 0xD1) {
                    at++;
                }
                bytes[at + 1] = (byte) 0xD4;
            }
            case ONES -> {
                for (int at = data + 4; at < data + 40; at += 2) {
                    bytes[at] = (byte) 0xFF;
                    bytes[at + 1] = 0;
                }
            }
        }
        Files.write(file, bytes);

        // then
        assertThatThrownBy(() -> coded(file).read(List.of(new Region(0, 0, 20, 20))))
                .isInstanceOfAny(DamagedJpegException.class, EOFException.class);
    }

    /// Whatever comes, it is refused or read, and in the end.
    @Test
    void noiseIsRefusedOrRead() throws IOException {
        var random = new Random(7);
        var file = folder.resolve("in.jpg");
        var whole =
                Files.readAllBytes(
                        JpegMaker.of("2x1", "1x1", "1x1").restarting(9).picture(file, 64, 48));
        int refused = 0;
        for (int round = 0; round < 3000; round++) {
            var bytes = whole.clone();
            int from = scan(whole) + 14;
            for (int i = 0; i <= round % 4; i++) {
                bytes[random.nextInt(from, bytes.length)] = (byte) random.nextInt();
            }
            Files.write(file, bytes);
            try {
                var picture = coded(file);
                var region = new Region(10, 10, 30, 20);
                picture.read(List.of(region));
                picture.write(new ByteArrayOutputStream(), region, picture.samples(region));
            } catch (DamagedJpegException | EOFException e) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    private Path written(CodedJpeg picture, Region region, int[] samples) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(0xFF);
        out.write(0xD8);
        picture.write(out, region, samples);
        return Files.write(folder.resolve("out.jpg"), out.toByteArray());
    }

    private static CodedJpeg coded(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        return CodedJpeg.of(file, segment(bytes, 0xC0), segments(bytes), scan(bytes)).orElseThrow();
    }

    private static int scan(byte[] bytes) {
        int at = 2;
        while ((bytes[at + 1] & 0xFF) != 0xDA) {
            at += 2 + length(bytes, at);
        }
        return at;
    }

    private static int length(byte[] bytes, int at) {
        return (bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF;
    }

    private static List<Segment> segments(byte[] bytes) {
        var segments = new ArrayList<Segment>();
        for (int at = 2; at < scan(bytes); at += 2 + length(bytes, at)) {
            segments.add(
                    new Segment(
                            bytes[at + 1] & 0xFF,
                            Arrays.copyOfRange(bytes, at + 4, at + 2 + length(bytes, at))));
        }
        return segments;
    }

    private static Segment segment(byte[] bytes, int marker) {
        return segments(bytes).stream()
                .filter(one -> one.marker() == marker)
                .findFirst()
                .orElseThrow();
    }

    private static Raster decoded(Path file) throws IOException {
        var reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (var in = new FileImageInputStream(file.toFile())) {
            reader.setInput(in, true, true);
            return reader.readRaster(0, null);
        } finally {
            reader.dispose();
        }
    }
}
