package dev.candor.c2pa.binding;

import dev.candor.c2pa.asset.bmff.Box;
import dev.candor.c2pa.asset.bmff.BoxBudget;
import dev.candor.c2pa.asset.bmff.Containers;
import dev.candor.c2pa.asset.bmff.FullBox;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import dev.candor.c2pa.manifest.BoxExclusion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds what the exclusions of a BMFF hash leave out of an asset, root box by root box (C2PA 2.4,
/// 18.6.2). Boxes are only looked into as far as an exclusion's path leads. Not thread safe.
final class BoxExclusions {
    /// How often the bytes of boxes are compared with an exclusion's data in all.
    private static final int MOST_COMPARISONS = 1 << 20;

    /// How many parts may be left out of one root box.
    private static final int MOST_RANGES = 1 << 16;

    private final List<BoxExclusion> exclusions;
    private final ChannelReader asset;
    private final BoxBudget budget;
    private final Counts roots;
    private int comparisons = MOST_COMPARISONS;

    BoxExclusions(List<BoxExclusion> exclusions, ChannelReader asset, BoxBudget budget) {
        this.exclusions = exclusions;
        this.asset = asset;
        this.budget = budget;
        this.roots = new Counts(exclusions, 0);
    }

    /// Counts boxes by type, but only those that some exclusion speaks of: there may be more types
    /// than memory.
    private static final class Counts {
        private final Map<String, Integer> counts = new HashMap<>();

        Counts(List<BoxExclusion> exclusions, int depth) {
            exclusions.forEach(one -> counts.put(one.path().get(depth).type(), 0));
        }

        /// Which box of its type it is, from 1 on.
        int nth(Box box) {
            var nth = counts.computeIfPresent(box.type(), (_, count) -> count + 1);
            return nth == null ? 1 : nth;
        }
    }

    /// What is left out of the next root box.
    ///
    /// @throws MalformedException if a box on the way is broken
    Excluded ofNext(Box box) throws MalformedException, IOException {
        var ranges = new ArrayList<Range>();
        collect(box, roots.nth(box), 0, exclusions, ranges);
        return Excluded.of(box, ranges);
    }

    private void collect(
            Box box, int nth, int depth, List<BoxExclusion> candidates, List<Range> ranges)
            throws MalformedException, IOException {
        var deeper = new ArrayList<BoxExclusion>();
        for (var exclusion : candidates) {
            if (!exclusion.path().get(depth).leadsTo(box.type(), nth)) {
                continue;
            }
            if (exclusion.path().size() > depth + 1) {
                deeper.add(exclusion);
            } else if (matches(exclusion, box)) {
                add(exclusion, box, ranges);
            }
        }
        if (!deeper.isEmpty() && Containers.isContainer(box.type())) {
            var counts = new Counts(deeper, depth + 1);
            var children = Containers.children(asset, box, budget);
            for (var child = children.next(); child.isPresent(); child = children.next()) {
                collect(child.get(), counts.nth(child.get()), depth + 1, deeper, ranges);
            }
        }
    }

    private boolean matches(BoxExclusion exclusion, Box box)
            throws MalformedException, IOException {
        var length = exclusion.length();
        if (length != null && length != box.length()) {
            return false;
        }
        return matchesFields(exclusion, box) && holdsData(exclusion, box);
    }

    private boolean matchesFields(BoxExclusion exclusion, Box box)
            throws MalformedException, IOException {
        var version = exclusion.version();
        var flags = exclusion.flags();
        if (version == null && flags == null) {
            return true;
        }
        var fields = FullBox.of(asset, box);
        if (fields.isEmpty() || version != null && version != fields.get().version()) {
            return false;
        }
        return flags == null
                || (exclusion.exact()
                        ? fields.get().flags() == flags
                        : (fields.get().flags() & flags) == flags);
    }

    private boolean holdsData(BoxExclusion exclusion, Box box)
            throws MalformedException, IOException {
        for (var data : exclusion.data()) {
            if (comparisons-- == 0) {
                throw new MalformedException(
                        box.type(), box.start(), "more exclusions to compare than are compared");
            }
            if (data.offset() > box.length() - data.value().length()) {
                return false;
            }
            asset.seek(box.start() + data.offset());
            if (!Bytes.of(asset.take(data.value().length(), box.type())).equals(data.value())) {
                return false;
            }
        }
        return true;
    }

    private static void add(BoxExclusion exclusion, Box box, List<Range> ranges)
            throws MalformedException {
        if (ranges.size() + exclusion.subset().size() >= MOST_RANGES) {
            throw new MalformedException(
                    box.type(), box.start(), "more parts are left out than are looked for");
        }
        if (exclusion.subset().isEmpty()) {
            ranges.add(box.range());
        }
        for (var subset : exclusion.subset()) {
            if (subset.offset() < box.length()) {
                long rest = box.length() - subset.offset();
                long length = subset.length() == 0 ? rest : Math.min(subset.length(), rest);
                ranges.add(new Range(box.start() + subset.offset(), length));
            }
        }
    }
}
