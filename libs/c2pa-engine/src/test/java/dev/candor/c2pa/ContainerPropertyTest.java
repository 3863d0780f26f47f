package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.kit.AudioCases;
import dev.candor.c2pa.kit.Edits;
import dev.candor.c2pa.kit.FontCases;
import dev.candor.c2pa.kit.MultiAssetCases;
import dev.candor.c2pa.kit.Seeded;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.kit.ZipCases;
import dev.candor.c2pa.kit.ZipForge;
import dev.candor.c2pa.report.ValidationState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Audio, fonts and archives whose bytes are changed one by one, and at random.
class ContainerPropertyTest {
    /// Every so many bytes one is changed; `-Dstride=1` tries them all.
    private static final int STRIDE = Integer.getInteger("stride", 5);

    @TempDir Path directory;

    private final Verifier verifier =
            new Verifier(TestAuthority.trusted().anchors(), TestAuthority.CLOCK);

    /// A valid asset.
    ///
    /// @param free where bytes lie that the specification lets nobody sign
    private record Sample(String name, byte[] asset, Function<byte[], Set<Integer>> free) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Sample> samples() {
        return Stream.of(
                new Sample("mp3", made(AudioCases.mp3(), "valid-v2.4"), asset -> Set.of()),
                new Sample("flac", made(AudioCases.flac(), "valid"), asset -> Set.of()),
                new Sample("ogg", made(AudioCases.ogg(), "valid-vorbis"), asset -> Set.of()),
                new Sample(
                        "font",
                        made(FontCases.all(), "valid-truetype"),
                        ContainerPropertyTest::freeInFont),
                new Sample("zip", made(ZipCases.zip(), "valid"), ContainerPropertyTest::freeInZip),
                new Sample(
                        "zip64",
                        made(ZipCases.zip(), "valid-zip64"),
                        ContainerPropertyTest::freeInZip),
                new Sample(
                        "parts",
                        made(MultiAssetCases.all(), "valid-three-pictures"),
                        asset -> Set.of(26, 27)));
    }

    private static byte[] made(Map<String, Supplier<byte[]>> cases, String name) {
        var forged = cases.get(name);
        if (forged == null) {
            throw new IllegalArgumentException(name);
        }
        return forged.get();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void flippedByteNeverVerifies(Sample sample) throws IOException {
        var free = sample.free.apply(sample.asset);

        for (int at = 0; at < sample.asset.length; at += STRIDE) {
            if (!free.contains(at)) {
                assertThat(verifies(Edits.flip(sample.asset, at))).as("byte %d", at).isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shortenedAssetNeverVerifies(Sample sample) throws IOException {
        for (int length = 0; length < sample.asset.length; length += 61) {
            assertThat(verifies(Arrays.copyOf(sample.asset, length)))
                    .as("%d bytes", length)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void changedAssetEndsInAReportOrTheDeclaredException(Sample sample) throws IOException {
        var random = Seeded.random();
        for (int i = 0; i < 60; i++) {
            var changed = sample.asset.clone();
            int at = random.nextInt(changed.length);
            for (int n = at; n < Math.min(changed.length, at + 12); n++) {
                changed[n] = (byte) (random.nextBoolean() ? 0xFF : random.nextInt());
            }
            verifies(changed);
        }
    }

    /// The directory, but for what leads to the tables; the sum of all bytes; of the table `C2PA`
    /// its version, and whether the zeros that round it up are its own (C2PA 2.4, 18.7.3.6).
    private static Set<Integer> freeInFont(byte[] asset) {
        var free = range(6, 12);
        int tables = asset[5];
        for (int i = 0; i < tables; i++) {
            free.addAll(range(16 + 16 * i, 20 + 16 * i));
        }
        int table = 12 + 16 * tables;
        free.addAll(range(table, table + 4));
        free.add(Edits.indexOf(asset, "C2PA") + 15);
        int head = Edits.indexOf(asset, "\u005F\u000F\u003C\u00F5") - 4;
        free.addAll(range(head, head + 4));
        return free;
    }

    /// The checksum of the store, and the versions in the end of large archives (C2PA 2.4,
    /// A.6.2.2).
    private static Set<Integer> freeInZip(byte[] asset) {
        int local = Edits.indexOf(asset, ZipForge.STORE) - 30;
        var free = range(local + 14, local + 18);
        var tail = Arrays.copyOfRange(asset, local + 40, asset.length);
        int central = local + 40 + Edits.indexOf(tail, ZipForge.STORE) - 46;
        free.addAll(range(central + 16, central + 20));
        int large = new String(asset, StandardCharsets.ISO_8859_1).indexOf("PK\6\6");
        if (large > 0) {
            free.addAll(range(large + 12, large + 16));
        }
        return free;
    }

    private static Set<Integer> range(int from, int to) {
        var range = new HashSet<Integer>();
        for (int i = from; i < to; i++) {
            range.add(i);
        }
        return range;
    }

    private boolean verifies(byte[] bytes) throws IOException {
        var file = Files.write(directory.resolve("asset"), bytes);
        try {
            var state = verifier.verify(file).state();
            return state == ValidationState.TRUSTED || state == ValidationState.VALID;
        } catch (UnreadableAssetException e) {
            return false;
        }
    }
}
