package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.kit.BoxCases;
import dev.candor.c2pa.kit.Edits;
import dev.candor.c2pa.kit.PictureCases;
import dev.candor.c2pa.kit.Seeded;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.report.ValidationState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Pictures in which a byte is another one, at the head, at both ends of the store and at the tail:
/// whatever carries the store is there, and none of it may be anything but what it is.
class PicturePropertyTest {
    private static final int HEAD = 56;
    private static final int STORE_HEAD = 28;
    private static final int TAIL = 32;

    /// The number of a JPEG segment's box instance (ISO/IEC 19566-5, annex D) only tells boxes
    /// apart. Nothing signs it, and any number means the same.
    private static final int INSTANCE = 26;

    @TempDir Path directory;
    private final Verifier verifier =
            new Verifier(TestAuthority.trusted().anchors(), TestAuthority.CLOCK);

    static Stream<Arguments> assets() {
        return Stream.of(
                asset("gif", PictureCases.gif(), "valid"),
                asset("gif", PictureCases.gif(), "valid-boxes"),
                asset("webp", PictureCases.webp(), "valid-boxes"),
                asset("webp", PictureCases.webp(), "valid-rounded-up"),
                asset("avi", PictureCases.avi(), "valid-two-roots"),
                asset("avi", PictureCases.avi(), "valid-boxes-two-roots"),
                asset("wav", PictureCases.wav(), "valid-rf64"),
                asset("tiff", PictureCases.tiff(), "valid"),
                asset("tiff", PictureCases.tiff(), "valid-without-count"),
                asset("bigtiff", PictureCases.bigTiff(), "valid"),
                asset("jxl", PictureCases.jxl(), "valid"),
                asset("jxl", PictureCases.jxl(), "valid-boxes"),
                asset("jxl", PictureCases.jxl(), "valid-packed"),
                asset("svg", PictureCases.svg(), "valid-lines"),
                asset("boxes", BoxCases.all(), "valid-png"),
                asset("boxes", BoxCases.all(), "valid-restarts"));
    }

    private static Arguments asset(
            String format, Map<String, Supplier<byte[]>> cases, String name) {
        return Arguments.of(
                format + "/" + name, Objects.requireNonNull(cases.get(name), name).get());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("assets")
    void flippedByteNeverVerifies(String name, byte[] asset) throws IOException {
        assertThat(verifies(asset)).isTrue();

        for (int at : places(asset).toArray()) {
            if (isJpeg(asset) && (at == INSTANCE || at == INSTANCE + 1)) {
                continue;
            }
            assertThat(verifies(Edits.flip(asset, at))).as("%s, byte %d", name, at).isFalse();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("assets")
    void shortenedAssetNeverVerifies(String name, byte[] asset) throws IOException {
        for (int length = 0; length < asset.length; length += 229) {
            assertThat(verifies(Arrays.copyOf(asset, length)))
                    .as("%s, %d bytes", name, length)
                    .isFalse();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("assets")
    void changedAssetEndsInAReportOrTheDeclaredException(String name, byte[] asset)
            throws IOException {
        var random = Seeded.random();

        for (int i = 0; i < 25; i++) {
            var changed = asset.clone();
            for (int n = random.nextInt(6); n >= 0; n--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            assertThat(Arrays.equals(changed, asset) || !verifies(changed)).as(name).isTrue();
        }
    }

    private static IntStream places(byte[] asset) {
        int head = Math.min(HEAD, asset.length);
        int store = Math.max(head, indexOf(asset, "jumb") - 16);
        return IntStream.concat(
                IntStream.concat(
                        IntStream.range(0, head),
                        IntStream.range(store, Math.min(store + STORE_HEAD, asset.length))),
                IntStream.range(Math.max(head, asset.length - TAIL), asset.length));
    }

    private static boolean isJpeg(byte[] asset) {
        return asset[1] == (byte) 0xD8;
    }

    private static int indexOf(byte[] asset, String text) {
        return new String(asset, StandardCharsets.ISO_8859_1).indexOf(text);
    }

    private boolean verifies(byte[] bytes) throws IOException {
        var file = Files.write(directory.resolve("asset"), bytes);
        try {
            return Set.of(ValidationState.TRUSTED, ValidationState.VALID)
                    .contains(verifier.verify(file).state());
        } catch (UnreadableAssetException e) {
            return false;
        }
    }
}
