package dev.candor.c2pa.binding;

import dev.candor.c2pa.asset.NamedRange;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import dev.candor.c2pa.manifest.BoxesHash;
import dev.candor.c2pa.manifest.BrokenRuleException;
import dev.candor.c2pa.manifest.HashAlgorithm;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether an asset's pieces are those that were signed, in their order (C2PA 2.4, 15.12.3). Only
/// the manifest store and metadata may go without a hash.
final class BoxesHashCheck implements HardBindingCheck {
    /// The name of everything behind the boxes of a file's first part (C2PA 2.4, 18.7.2).
    private static final String AFTER = "c2pa.after";

    /// The eight bytes every PNG begins with; they are listed or not (C2PA 2.4, 18.7.3.2).
    private static final String PNG_SIGNATURE = "PNGh";

    private static final String APP11 = "APP11";

    /// Zeros that round a file up to four bytes are nobody's.
    private static final int MOST_PADDING = 3;

    @Override
    public void check(Binding binding, Findings findings) throws IOException {
        BoxesHash hash;
        try {
            hash = BoxesHash.of(binding.assertion());
        } catch (BrokenRuleException e) {
            findings.add(
                    StatusCode.ASSERTION_BOXES_HASH_MALFORMED,
                    e.rule(),
                    binding.assertion().uri(),
                    "The binding to the content is malformed: %s.".formatted(e.reason()));
            return;
        }
        var run = new Run(binding, hash, findings);
        try {
            run.check();
        } catch (MalformedException e) {
            run.mismatch(
                    Rule.ASSE_0070,
                    "The file's structure is broken: %s.".formatted(e.getMessage()));
        }
    }

    /// An entry of the binding and the pieces it is about.
    private record Bound(BoxesHash.Entry entry, List<NamedRange> boxes) {
        boolean isStore() {
            return boxes.getFirst().isStore();
        }
    }

    /// One binding that could be read.
    private record Run(Binding binding, BoxesHash hash, Findings findings) {
        void check() throws MalformedException, IOException {
            if (!algorithmsAreKnown()) {
                findings.add(
                        StatusCode.ALGORITHM_UNSUPPORTED,
                        Rule.CONT_0015,
                        binding.assertion().uri(),
                        "The binding's hash algorithm is none that C2PA allows.");
                return;
            }
            var boxes = binding.asset().format().container().boxes(binding.asset().reader());
            if (boxes.isEmpty() || boxes.get().isEmpty()) {
                mismatch(Rule.ASSE_0070, "Files of this format have no boxes.");
                return;
            }
            var bound = bind(boxes.get());
            if (bound.isPresent() && mayExclude(bound.get())) {
                compare(bound.get());
            }
        }

        private boolean algorithmsAreKnown() {
            return hash.entries().stream()
                    .allMatch(
                            entry ->
                                    isUnhashed(entry)
                                            ? entry.algorithm() == null
                                                    || algorithm(entry).isPresent()
                                            : algorithm(entry).isPresent());
        }

        private static boolean isUnhashed(BoxesHash.Entry entry) {
            return entry.excluded() || entry.names().contains(NamedRange.STORE);
        }

        /// The algorithm of an entry: its own, the assertion's, or the claim's (VAL-CONT-0014).
        private Optional<HashAlgorithm> algorithm(BoxesHash.Entry entry) {
            return binding.algorithm(
                    entry.algorithm() != null ? entry.algorithm() : hash.algorithm());
        }

        /// The entries with their pieces, if they list what the asset has, all of it, in order.
        private Optional<List<Bound>> bind(List<NamedRange> all) throws IOException {
            boolean withoutSignature =
                    all.getFirst().name().equals(PNG_SIGNATURE)
                            && !hash.entries().getFirst().names().getFirst().equals(PNG_SIGNATURE);
            var boxes = withoutSignature ? all.subList(1, all.size()) : all;
            var bound = new ArrayList<Bound>();
            int next = 0;
            for (var entry : hash.entries()) {
                if (isAfter(entry) && bound.size() == hash.entries().size() - 1) {
                    bound.add(new Bound(entry, List.of(after(boxes.subList(0, next)))));
                    return Optional.of(bound);
                }
                int end = next + entry.names().size();
                var pieces = boxes.subList(next, Math.min(end, boxes.size()));
                if (!pieces.stream().map(NamedRange::name).toList().equals(entry.names())) {
                    explainOrder(boxes);
                    return Optional.empty();
                }
                if (entry.names().size() > 1 && entry.names().contains(NamedRange.STORE)) {
                    malformed("The credentials share a hash with something else.");
                    return Optional.empty();
                }
                bound.add(new Bound(entry, pieces));
                next = end;
            }
            if (next < boxes.size()) {
                explainOrder(boxes);
                return Optional.empty();
            }
            if (!endsWith(boxes)) {
                mismatch(Rule.ASSE_0071, "Bytes follow that the binding does not speak of.");
                return Optional.empty();
            }
            return Optional.of(bound);
        }

        private static boolean isAfter(BoxesHash.Entry entry) {
            return entry.names().equals(List.of(AFTER));
        }

        /// All that follows the pieces listed so far.
        private NamedRange after(List<NamedRange> listed) {
            long start = end(listed);
            return new NamedRange(
                    AFTER, new Range(start, Math.max(0, binding.asset().reader().size() - start)));
        }

        private static long end(List<NamedRange> boxes) {
            return boxes.stream().mapToLong(box -> box.range().end()).max().orElse(0);
        }

        private boolean endsWith(List<NamedRange> boxes) throws IOException {
            var reader = binding.asset().reader();
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
        private void explainOrder(List<NamedRange> boxes) {
            var listed = new HashMap<String, Integer>();
            hash.entries().stream()
                    .flatMap(entry -> entry.names().stream())
                    .forEach(name -> listed.merge(name, 1, Integer::sum));
            var unknown = unlisted(boxes, listed);
            if (unknown == null) {
                mismatch(
                        Rule.ASSE_0072,
                        "Parts of the file are missing, or in another order than when it was"
                                + " signed.");
                return;
            }
            findings.add(
                    StatusCode.ASSERTION_BOXES_HASH_UNKNOWN_BOX,
                    ruleAgainst(unknown),
                    binding.assertion().uri(),
                    "The file has a part (%s) that was not there when it was signed."
                            .formatted(unknown));
        }

        private Rule ruleAgainst(String unknown) {
            return switch (binding.asset().format()) {
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

        /// Whether nothing goes without a hash that has to have one; metadata may, as a whole or in
        /// part (VAL-ASSE-0079).
        private boolean mayExclude(List<Bound> bound) {
            var metadata = new MetadataRanges(binding.asset().layout().metadata());
            boolean additional = false;
            for (var one : bound) {
                if (one.isStore() && !binding.storeIsAlone()) {
                    mismatch(
                            Rule.ASSE_0078,
                            "What carries the credentials is damaged, or hides something.");
                    return false;
                }
                for (var range : unhashed(one)) {
                    if (metadata.around(range).isEmpty()) {
                        mismatch(
                                Rule.ASSE_0080,
                                "The binding leaves out bytes that are neither the credentials"
                                        + " nor metadata.");
                        return false;
                    }
                    additional = true;
                }
                if (!reachesOnlyWithin(one)) {
                    mismatch(
                            Rule.ASSE_0076,
                            "The binding leaves out bytes beyond the end of a part of the file.");
                    return false;
                }
            }
            if (additional) {
                findings.add(
                        StatusCode.ASSERTION_BOXES_HASH_ADDITIONAL_EXCLUSIONS_PRESENT,
                        Rule.ASSE_0081,
                        binding.assertion().uri(),
                        "Some of the file's metadata was not signed.");
            }
            return true;
        }

        /// What an entry leaves out, but for the store.
        private static List<Range> unhashed(Bound bound) {
            if (bound.isStore()) {
                return List.of();
            }
            return bound.entry.excluded()
                    ? bound.boxes.stream().map(NamedRange::range).toList()
                    : exclusions(bound);
        }

        private static List<Range> exclusions(Bound bound) {
            return bound.entry.exclusions().stream()
                    .filter(exclusion -> exclusion.range().length() > 0)
                    .filter(exclusion -> isWithin(bound, exclusion))
                    .map(exclusion -> at(bound, exclusion))
                    .toList();
        }

        private static Range at(Bound bound, BoxesHash.Exclusion exclusion) {
            var box = bound.boxes.get(exclusion.box()).range();
            return new Range(box.start() + exclusion.range().start(), exclusion.range().length());
        }

        private static boolean reachesOnlyWithin(Bound bound) {
            return bound.entry.exclusions().stream()
                    .allMatch(exclusion -> isWithin(bound, exclusion));
        }

        private static boolean isWithin(Bound bound, BoxesHash.Exclusion exclusion) {
            return exclusion.range().end() <= bound.boxes.get(exclusion.box()).range().length();
        }

        /// Hashes all but what is left out (VAL-ASSE-0075): one piece that does not match is
        // enough,
        /// unless it may be anything (VAL-ASSE-0082).
        private void compare(List<Bound> bound) throws MalformedException, IOException {
            for (var one : bound) {
                if (!one.isStore() && !one.entry.excluded() && !matches(one)) {
                    mismatch(
                            Rule.ASSE_0087,
                            "The content was changed after it was signed (%s)."
                                    .formatted(String.join(", ", one.entry.names())));
                    return;
                }
            }
            findings.add(
                    StatusCode.ASSERTION_BOXES_HASH_MATCH,
                    Rule.ASSE_0090,
                    binding.assertion().uri(),
                    "The content is as it was signed.");
        }

        /// A piece is hashed with its header (VAL-ASSE-0084), and several from the start of the
        // first
        /// to the end of the last (VAL-ASSE-0085) with what lies between them (VAL-ASSE-0086).
        private boolean matches(Bound bound) throws MalformedException, IOException {
            var wanted = bound.entry.hash();
            var algorithm = algorithm(bound.entry);
            if (wanted == null || algorithm.isEmpty()) {
                return false;
            }
            var digest = algorithm.get().digest();
            var asset = binding.asset();
            asset.format()
                    .container()
                    .digestBoxes(asset.reader(), bound.boxes, exclusions(bound), digest);
            return wanted.matches(digest.digest());
        }

        private void malformed(String explanation) {
            findings.add(
                    StatusCode.ASSERTION_BOXES_HASH_MALFORMED,
                    Rule.ASSE_0068,
                    binding.assertion().uri(),
                    explanation);
        }

        void mismatch(Rule rule, String explanation) {
            findings.add(
                    StatusCode.ASSERTION_BOXES_HASH_MISMATCH,
                    rule,
                    binding.assertion().uri(),
                    explanation);
        }
    }
}
