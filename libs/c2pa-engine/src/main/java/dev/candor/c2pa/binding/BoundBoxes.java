package dev.candor.c2pa.binding;

import dev.candor.c2pa.asset.NamedRange;
import dev.candor.c2pa.asset.OpenAsset;
import dev.candor.c2pa.io.Range;
import dev.candor.c2pa.manifest.BoxesHash;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An entry of a general box hash and the pieces of the asset it is about.
record BoundBoxes(BoxesHash.Entry entry, List<NamedRange> boxes) {
    BoundBoxes {
        boxes = List.copyOf(boxes);
    }

    boolean isStore() {
        return boxes.getFirst().isStore();
    }

    /// What the entry leaves out, but for the store.
    List<Range> unhashed() {
        if (isStore()) {
            return List.of();
        }
        return entry.excluded() ? boxes.stream().map(NamedRange::range).toList() : exclusions();
    }

    /// What is left out of the pieces, as far as it lies in them.
    List<Range> exclusions() {
        return entry.exclusions().stream()
                .filter(exclusion -> exclusion.range().length() > 0)
                .filter(this::isWithin)
                .map(this::at)
                .toList();
    }

    private Range at(BoxesHash.Exclusion exclusion) {
        var box = boxes.get(exclusion.box()).range();
        return new Range(box.start() + exclusion.range().start(), exclusion.range().length());
    }

    boolean reachesOnlyWithin() {
        return entry.exclusions().stream().allMatch(this::isWithin);
    }

    private boolean isWithin(BoxesHash.Exclusion exclusion) {
        return exclusion.range().end() <= boxes.get(exclusion.box()).range().length();
    }

    /// Brings together what a binding lists and what an asset has (C2PA 2.4, 15.12.3).
    static final class Matching {
        /// The name of everything behind the boxes of a file's first part (C2PA 2.4, 18.7.2).
        private static final String AFTER = "c2pa.after";

        /// The eight bytes every PNG begins with; they are listed or not (C2PA 2.4, 18.7.3.2).
        private static final String PNG_SIGNATURE = "PNGh";

        private static final String APP11 = "APP11";

        /// Zeros that round a file up to four bytes are nobody's.
        private static final int MOST_PADDING = 3;

        private final BoxesHash hash;
        private final OpenAsset asset;

        Matching(BoxesHash hash, OpenAsset asset) {
            this.hash = hash;
            this.asset = asset;
        }

        /// The entries with their pieces.
        ///
        /// @param all the pieces of the asset, at least one
        /// @throws Refused unless the binding lists what the asset has, all of it, in order
        List<BoundBoxes> match(List<NamedRange> all) throws Refused, IOException {
            boolean withoutSignature =
                    all.getFirst().name().equals(PNG_SIGNATURE)
                            && !hash.entries().getFirst().names().getFirst().equals(PNG_SIGNATURE);
            var boxes = withoutSignature ? all.subList(1, all.size()) : all;
            var bound = new ArrayList<BoundBoxes>();
            int next = 0;
            for (var entry : hash.entries()) {
                if (isAfter(entry) && bound.size() == hash.entries().size() - 1) {
                    bound.add(new BoundBoxes(entry, List.of(after(boxes.subList(0, next)))));
                    return bound;
                }
                int end = next + entry.names().size();
                var pieces = boxes.subList(next, Math.min(end, boxes.size()));
                if (!pieces.stream().map(NamedRange::name).toList().equals(entry.names())) {
                    throw disorder(boxes);
                }
                if (entry.names().size() > 1 && entry.names().contains(NamedRange.STORE)) {
                    throw Refused.by(
                            StatusCode.ASSERTION_BOXES_HASH_MALFORMED,
                            Rule.ASSE_0068,
                            "The credentials share a hash with something else.");
                }
                bound.add(new BoundBoxes(entry, pieces));
                next = end;
            }
            if (next < boxes.size()) {
                throw disorder(boxes);
            }
            if (!endsWith(boxes)) {
                throw mismatch(Rule.ASSE_0071, "Bytes follow that the binding does not speak of.");
            }
            return bound;
        }

        private static boolean isAfter(BoxesHash.Entry entry) {
            return entry.names().equals(List.of(AFTER));
        }

        /// All that follows the pieces listed so far.
        private NamedRange after(List<NamedRange> listed) {
            long start = end(listed);
            return new NamedRange(
                    AFTER, new Range(start, Math.max(0, asset.reader().size() - start)));
        }

        private static long end(List<NamedRange> boxes) {
            return boxes.stream().mapToLong(box -> box.range().end()).max().orElse(0);
        }

        private boolean endsWith(List<NamedRange> boxes) throws IOException {
            var reader = asset.reader();
            long end = end(boxes);
            reader.seek(end);
            for (long left = reader.size() - end; left > 0; left--) {
                if (left > MOST_PADDING || reader.next() != 0) {
                    return false;
                }
            }
            return true;
        }

        /// Either the asset has a piece that is not listed, or the listed ones are not all there or
        /// in another order.
        private Refused disorder(List<NamedRange> boxes) {
            var listed = new HashMap<String, Integer>();
            hash.entries().stream()
                    .flatMap(entry -> entry.names().stream())
                    .forEach(name -> listed.merge(name, 1, Integer::sum));
            var unknown = unlisted(boxes, listed);
            if (unknown == null) {
                return mismatch(
                        Rule.ASSE_0072,
                        "Parts of the file are missing, or in another order than when it was"
                                + " signed.");
            }
            return Refused.by(
                    StatusCode.ASSERTION_BOXES_HASH_UNKNOWN_BOX,
                    ruleAgainst(unknown),
                    "The file has a part (%s) that was not there when it was signed."
                            .formatted(unknown));
        }

        private Rule ruleAgainst(String unknown) {
            return switch (asset.format()) {
                case JPEG -> unknown.equals(APP11) ? Rule.ASSE_0091 : Rule.ASSE_0071;
                case FONT -> Rule.ASSE_0092;
                default -> Rule.ASSE_0071;
            };
        }

        private static @Nullable String unlisted(
                List<NamedRange> boxes, Map<String, Integer> listed) {
            for (var box : boxes) {
                if (listed.merge(box.name(), -1, Integer::sum) < 0) {
                    return box.name();
                }
            }
            return null;
        }

        private static Refused mismatch(Rule rule, String explanation) {
            return Refused.by(StatusCode.ASSERTION_BOXES_HASH_MISMATCH, rule, explanation);
        }
    }
}
