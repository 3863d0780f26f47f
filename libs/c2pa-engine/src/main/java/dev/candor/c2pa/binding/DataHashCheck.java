package dev.candor.c2pa.binding;

import dev.candor.c2pa.asset.AssetFormat;
import dev.candor.c2pa.asset.Layout;
import dev.candor.c2pa.io.Range;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.BrokenRuleException;
import dev.candor.c2pa.manifest.DataHash;
import dev.candor.c2pa.manifest.HashAlgorithm;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Whether the asset's bytes are those that were signed (C2PA 2.4, 15.12.1). What lies in an
/// exclusion is not signed, so an exclusion may hold the manifest store and nothing else, or whole
/// pieces of metadata.
final class DataHashCheck implements HardBindingCheck {
    @Override
    public void check(Binding binding, Findings findings) throws IOException {
        try {
            var hash = DataHash.of(binding.assertion());
            new Run(binding, hash, findings).check();
        } catch (BrokenRuleException e) {
            findings.add(
                    StatusCode.ASSERTION_DATA_HASH_MALFORMED,
                    e.rule(),
                    binding.assertion().uri(),
                    "The binding to the content is malformed: %s.".formatted(e.reason()));
        }
    }

    /// One binding that could be read.
    private record Run(Binding binding, DataHash hash, Findings findings) {
        void check() throws IOException {
            var exclusions = exclusions();
            var algorithm = binding.algorithm(hash.algorithm());
            if (algorithm.isEmpty()) {
                findings.add(
                        StatusCode.ALGORITHM_UNSUPPORTED,
                        Rule.ASSE_0041,
                        assertion().uri(),
                        "The binding's hash algorithm is none that C2PA allows.");
            } else if (!exclusions.isEmpty()
                    && exclusions.getLast().end() > binding.asset().reader().size()) {
                mismatch(
                        Rule.ASSE_0040, "The binding leaves out bytes beyond the end of the file.");
            } else if (!coversSegments(exclusions)) {
                mismatch(
                        Rule.STRU_0037,
                        "The binding does not leave out just the segments that carry the"
                                + " credentials.");
            } else if (mayExclude(exclusions)) {
                compare(exclusions, algorithm.get());
            } else {
                mismatch(
                        Rule.ASSE_0044,
                        "The binding leaves out bytes that are neither the credentials nor"
                                + " metadata.");
            }
        }

        /// An update manifest made the store longer than the binding says (VAL-CONT-0003), and
        /// moved what lies behind it (VAL-CONT-0004).
        private List<Range> exclusions() {
            if (!binding.updated() || layout().storeRanges().isEmpty()) {
                return hash.exclusions();
            }
            var store = merged().getFirst();
            var adjusted = new ArrayList<Range>();
            long longer = 0;
            for (var range : hash.exclusions()) {
                if (range.start() == store.start()) {
                    longer = store.length() - range.length();
                    adjusted.add(store);
                } else {
                    adjusted.add(shifted(range, longer));
                }
            }
            return adjusted;
        }

        /// What lies beyond the end of every file stays there.
        private static Range shifted(Range range, long longer) {
            return longer > Long.MAX_VALUE - range.end()
                    ? range
                    : new Range(range.start() + longer, range.length());
        }

        /// In a JPEG an exclusion takes just the segments that carry the store, and so their
        /// lengths, or nothing of them.
        private boolean coversSegments(List<Range> exclusions) {
            var store = merged();
            return binding.asset().format() != AssetFormat.JPEG
                    || exclusions.stream()
                            .filter(range -> range.length() > 0)
                            .filter(range -> store.stream().anyMatch(one -> one.contains(range)))
                            .allMatch(store::contains);
        }

        private boolean mayExclude(List<Range> exclusions) {
            var store = binding.storeIsAlone() ? merged() : List.<Range>of();
            var metadata = new MetadataRanges(layout().metadata());
            boolean additional = false;
            boolean foreign = false;
            for (var exclusion : exclusions) {
                if (exclusion.length() == 0
                        || store.stream().anyMatch(range -> range.contains(exclusion))) {
                    continue; // what an exclusion leaves of the store is hashed like the rest
                }
                additional |= merged().stream().noneMatch(range -> range.overlaps(exclusion));
                foreign |=
                        metadata.around(exclusion).filter(one -> isOnly(one, exclusion)).isEmpty();
            }
            if (additional) {
                findings.add(
                        StatusCode.ASSERTION_DATA_HASH_ADDITIONAL_EXCLUSIONS_PRESENT,
                        Rule.ASSE_0045,
                        assertion().uri(),
                        "Something other than the credentials was not signed.");
            }
            return !foreign;
        }

        /// Whether an exclusion in a piece of metadata can be no more than that. One that begins
        /// with the header, and so leaves out how long the piece is, has to end with it: else the
        /// piece could be made longer later, and swallow what shows the picture.
        private static boolean isOnly(Range metadata, Range exclusion) {
            return exclusion.start() > metadata.start() || exclusion.end() == metadata.end();
        }

        /// Hashes every byte but those that are left out (VAL-ASSE-0039).
        private void compare(List<Range> exclusions, HashAlgorithm by) throws IOException {
            var wanted = hash.hash();
            if (wanted == null) {
                mismatch(Rule.ASSE_0042, "The binding has no hash of the content.");
                return;
            }
            var digest = by.digest();
            binding.asset()
                    .format()
                    .container()
                    .digest(binding.asset().reader(), exclusions, digest);
            if (wanted.matches(digest.digest())) {
                findings.add(
                        StatusCode.ASSERTION_DATA_HASH_MATCH,
                        Rule.ASSE_0046,
                        assertion().uri(),
                        "The content is as it was signed.");
            } else {
                mismatch(Rule.ASSE_0047, "The content was changed after it was signed.");
            }
        }

        private void mismatch(Rule rule, String explanation) {
            findings.add(
                    StatusCode.ASSERTION_DATA_HASH_MISMATCH, rule, assertion().uri(), explanation);
        }

        /// The ranges of the store, those joined that touch.
        private List<Range> merged() {
            var merged = new ArrayList<Range>();
            for (var range : layout().storeRanges()) {
                if (!merged.isEmpty() && merged.getLast().end() == range.start()) {
                    var last = merged.removeLast();
                    merged.add(new Range(last.start(), last.length() + range.length()));
                } else {
                    merged.add(range);
                }
            }
            return merged;
        }

        private Layout layout() {
            return binding.asset().layout();
        }

        private Assertion assertion() {
            return binding.assertion();
        }
    }
}
