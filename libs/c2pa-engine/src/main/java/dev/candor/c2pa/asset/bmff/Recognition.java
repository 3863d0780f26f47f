package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.io.ByteReader;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds out from its first boxes which format of the family a file is of.
final class Recognition {
    private static final int LONGEST_BRANDS = 1024;

    /// Brands of formats that share nothing with the family but the first box.
    private static final Set<String> STRANGERS = Set.of("jxl ", "jp2 ", "jpx ", "jpm ", "mjp2");

    /// First boxes of media segments (ISO/IEC 14496-12, 8.16; ISO/IEC 23009-1).
    private static final Set<String> SEGMENT = Set.of("styp", "moof", "sidx", "emsg", "prft");

    /// First boxes of QuickTime files of the time before brands.
    private static final Set<String> QUICKTIME =
            Set.of("moov", "mdat", "wide", "free", "skip", "pnot");

    private Recognition() {}

    /// The family of a file, if it is of one.
    static Optional<Family> family(ChannelReader asset) throws IOException {
        try {
            var first = Box.read(asset, 0, asset.size());
            if (first.type().equals("ftyp")) {
                return byBrands(asset, first);
            } else if (SEGMENT.contains(first.type())) {
                return Optional.of(Family.SEGMENT);
            } else if (first.type().equals("uuid")) {
                return ProvenanceBox.of(asset, first).map(_ -> Family.SEGMENT);
            }
            return isQuickTime(asset, first) ? Optional.of(Family.QUICKTIME) : Optional.empty();
        } catch (MalformedException e) {
            return cutOff(asset);
        }
    }

    private static Optional<Family> byBrands(ChannelReader asset, Box box)
            throws MalformedException, IOException {
        asset.seek(box.payload().start());
        int length = (int) Math.min(box.payload().length(), LONGEST_BRANDS);
        var in = new ByteReader(Bytes.of(asset.take(length, "ftyp")));
        var major = in.take(4, "ftyp").toText();
        in.take(Math.min(4, in.remaining()), "ftyp");
        var compatible = new ArrayList<String>();
        while (in.remaining() >= 4) {
            compatible.add(in.take(4, "ftyp").toText());
        }
        return STRANGERS.contains(major)
                ? Optional.empty()
                : Optional.of(Family.of(major, compatible));
    }

    /// The first box may be anything of four letters, so the second one has to be known, too.
    private static boolean isQuickTime(ChannelReader asset, Box first)
            throws MalformedException, IOException {
        if (!QUICKTIME.contains(first.type())) {
            return false;
        }
        return first.end() == asset.size()
                ? first.type().equals("moov")
                : QUICKTIME.contains(Box.read(asset, first.end(), asset.size()).type());
    }

    /// A file that ends within its first box is told by the type of the box alone.
    private static Optional<Family> cutOff(ChannelReader asset) throws IOException {
        try {
            var head = Bytes.of(asset.head(Box.SHORT_HEADER + 4));
            return head.length() == Box.SHORT_HEADER + 4
                            && head.slice(4, 4).toText().equals("ftyp")
                            && !STRANGERS.contains(head.slice(8, 4).toText())
                    ? Optional.of(Family.of(head.slice(8, 4).toText(), List.of()))
                    : Optional.empty();
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }
}
