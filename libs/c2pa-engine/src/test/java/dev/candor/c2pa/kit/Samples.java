package dev.candor.c2pa.kit;

import dev.candor.c2pa.asset.AssetFormat;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/// One small unsigned asset of each format that is written, the same bytes every time.
public final class Samples {
    private static final Map<AssetFormat, Supplier<byte[]>> ASSETS =
            new EnumMap<>(
                    Map.ofEntries(
                            Map.entry(AssetFormat.JPEG, Media::jpeg),
                            Map.entry(AssetFormat.PNG, Media::png),
                            Map.entry(AssetFormat.GIF, Pictures::gif)));

    private Samples() {}

    public static byte[] of(AssetFormat format) {
        return Objects.requireNonNull(ASSETS.get(format), () -> "No sample of " + format).get();
    }

    /// Whether a byte of a signed sample is one that the specification lets nobody sign. Each
    // format
    /// that has such bytes says here which.
    public static boolean isFree(AssetFormat format, byte[] signed, int at) {
        return switch (format) {
            case JPEG -> isBoxInstance(signed, at);
            default -> false;
        };
    }

    /// A store is told from others by a number that may be any (ISO/IEC 19566-5, D.2).
    private static boolean isBoxInstance(byte[] signed, int at) {
        int segment = Edits.indexOf(signed, "JP\2\u0011") - 4;
        return at == segment + 6 || at == segment + 7;
    }
}
