package dev.candor.c2pa;

import dev.candor.c2pa.asset.AssetFormat;
import dev.candor.c2pa.kit.Concat;
import dev.candor.c2pa.kit.Samples;
import dev.candor.c2pa.kit.Seeded;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What [WriterFuzzTest] tries, a little of it in each build.
class WriterPropertyTest {
    /// How many variants of each sample; `-Dmutations=1000` looks longer.
    private static final int MUTATIONS = Integer.getInteger("mutations", 6);

    static Stream<AssetFormat> formats() {
        return WrittenFormatsTest.formats();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void damagedAssetIsSignedSoundlyOrRefused(AssetFormat format) throws Exception {
        var random = Seeded.random();
        for (int i = 0; i < MUTATIONS; i++) {
            var asset = Samples.of(format);
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                asset = changed(asset, random);
            }
            WriterFuzzTest.requireSoundOrRefusedAtOnce(asset);
        }
    }

    /// One byte changed, some bytes gone, some twice, or a number made large.
    private static byte[] changed(byte[] asset, Random random) {
        int at = random.nextInt(asset.length);
        int end = Math.min(asset.length, at + 1 + random.nextInt(40));
        var before = Arrays.copyOf(asset, at);
        var piece = Arrays.copyOfRange(asset, at, end);
        var behind = Arrays.copyOfRange(asset, end, asset.length);
        return switch (random.nextInt(5)) {
            case 0 -> before.length + behind.length == 0 ? asset : Concat.of(before, behind);
            case 1 -> Concat.of(before, piece, piece, behind);
            case 2 -> {
                Arrays.fill(piece, 0, Math.min(4, piece.length), (byte) 0xFF);
                yield Concat.of(before, piece, behind);
            }
            default -> {
                var changed = asset.clone();
                changed[at] = (byte) random.nextInt();
                yield changed;
            }
        };
    }
}
