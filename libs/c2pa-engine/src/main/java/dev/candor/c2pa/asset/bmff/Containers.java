package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.util.Set;

/// Boxes that hold nothing but boxes.
public final class Containers {
    private static final String META = "meta";
    private static final int VERSION_AND_FLAGS = 4;

    /// Boxes without fields of their own (ISO/IEC 14496-12; ISO/IEC 23008-12), and `meta`, which
    /// early exclusions go through though it has some.
    private static final Set<String> TYPES =
            Set.of(
                    "moov", "trak", "edts", "mdia", "minf", "dinf", "stbl", "mvex", "moof", "traf",
                    "mfra", "udta", "meco", "strk", "strd", "sinf", "schi", "rinf", "iprp", "ipco",
                    "tref", "trgr", "hnti", "hinf", "tapt", "gmhd", "wave", "ilst", META);

    private Containers() {}

    /// Whether boxes of a type hold boxes.
    public static boolean isContainer(String type) {
        return TYPES.contains(type);
    }

    /// The boxes in a container.
    public static BoxCursor children(ChannelReader asset, Box container, BoxBudget budget)
            throws MalformedException, IOException {
        var payload = container.payload();
        long skipped = container.type().equals(META) ? fields(asset, payload) : 0;
        return BoxCursor.within(
                asset, new Range(payload.start() + skipped, payload.length() - skipped), budget);
    }

    /// QuickTime's `meta` has no version; there the first box, `hdlr`, comes at once.
    private static int fields(ChannelReader asset, Range payload)
            throws MalformedException, IOException {
        if (payload.length() < VERSION_AND_FLAGS) {
            return 0;
        }
        if (payload.length() < Box.SHORT_HEADER) {
            return VERSION_AND_FLAGS;
        }
        asset.seek(payload.start() + 4);
        return asset.u32(META) == 0x68646c72 ? 0 : VERSION_AND_FLAGS;
    }
}
