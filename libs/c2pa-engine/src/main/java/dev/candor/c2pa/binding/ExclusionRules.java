package dev.candor.c2pa.binding;

import dev.candor.c2pa.asset.bmff.ProvenanceBox;
import dev.candor.c2pa.manifest.BmffHash;
import dev.candor.c2pa.manifest.BoxExclusion;
import dev.candor.c2pa.report.Rule;
import java.util.List;

/// What is asked of the exclusions of a BMFF hash themselves (C2PA 2.4, 15.12.2 and A.5.6).
final class ExclusionRules {
    private static final BoxExclusion.Subset ALL_BUT_THE_HEADER = new BoxExclusion.Subset(16, 0);

    private ExclusionRules() {}

    static void check(BmffHash hash) throws Refused {
        if (hash.exclusions().isEmpty()) {
            throw Refused.malformed(Rule.ASSE_0053, "The binding does not say what is left out.");
        }
        for (var exclusion : hash.exclusions()) {
            check(exclusion.subset());
        }
    }

    private static void check(List<BoxExclusion.Subset> subset) throws Refused {
        long free = 0;
        boolean ended = false;
        for (var part : subset) {
            if (part.offset() < free
                    || part.length() < 0
                    || ended
                    || part.offset() > Long.MAX_VALUE - part.length()) {
                throw Refused.malformed(
                        Rule.ASSE_0055,
                        "The parts of a box that are left out overlap, or are no parts.");
            }
            free = part.offset() + part.length();
            ended = part.length() == 0;
        }
    }

    /// Whether more is left out than has to be (C2PA 2.4, A.5.6). The sentence names `free` and
    /// `skip` behind "other the required exclusions"; what lies in them is not signed, so it
    /// is said, as other implementations do.
    static boolean areMore(BmffHash hash) {
        return hash.exclusions().stream().anyMatch(one -> !isRequired(one, hash));
    }

    private static boolean isRequired(BoxExclusion exclusion, BmffHash hash) {
        return exclusion.path().size() == 1
                && isRequired(exclusion, hash, exclusion.path().getFirst().type());
    }

    private static boolean isRequired(BoxExclusion exclusion, BmffHash hash, String type) {
        return switch (type) {
            case "ftyp", "mfra" -> true;
            case "uuid" -> exclusion.data().stream().anyMatch(ExclusionRules::isProvenance);
            case "mdat" ->
                    hash.isMerkle() && exclusion.subset().equals(List.of(ALL_BUT_THE_HEADER));
            default -> false;
        };
    }

    private static boolean isProvenance(BoxExclusion.Data data) {
        return data.offset() == 8 && ProvenanceBox.isUserType(data.value());
    }
}
