package dev.candor.c2pa.binding;

import dev.candor.c2pa.asset.NamedRange;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.manifest.BoxesHash;
import dev.candor.c2pa.manifest.BrokenRuleException;
import dev.candor.c2pa.manifest.HashAlgorithm;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Whether an asset's pieces are those that were signed, in their order (C2PA 2.4, 15.12.3). Only
/// the manifest store and metadata may go without a hash.
final class BoxesHashCheck implements HardBindingCheck {
    @Override
    public void check(Binding binding, Findings findings) throws IOException {
        try {
            new Run(binding, read(binding), findings).check();
        } catch (Refused e) {
            findings.add(e.finding(binding.assertion().uri()));
        }
    }

    private static BoxesHash read(Binding binding) throws Refused {
        try {
            return BoxesHash.of(binding.assertion());
        } catch (BrokenRuleException e) {
            throw Refused.by(
                    StatusCode.ASSERTION_BOXES_HASH_MALFORMED,
                    e.rule(),
                    "The binding to the content is malformed: %s.".formatted(e.reason()));
        }
    }

    private static Refused mismatch(Rule rule, String explanation) {
        return Refused.by(StatusCode.ASSERTION_BOXES_HASH_MISMATCH, rule, explanation);
    }

    /// One binding that could be read.
    private record Run(Binding binding, BoxesHash hash, Findings findings) {
        void check() throws Refused, IOException {
            requireKnownAlgorithms();
            try {
                var bound = new BoundBoxes.Matching(hash, binding.asset()).match(boxes());
                checkExclusions(bound);
                compare(bound);
            } catch (MalformedException e) {
                throw mismatch(
                        Rule.ASSE_0070,
                        "The file's structure is broken: %s.".formatted(e.getMessage()));
            }
            findings.add(
                    StatusCode.ASSERTION_BOXES_HASH_MATCH,
                    Rule.ASSE_0090,
                    binding.assertion().uri(),
                    "The content is as it was signed.");
        }

        private List<NamedRange> boxes() throws Refused, MalformedException, IOException {
            return binding.asset()
                    .format()
                    .container()
                    .boxes(binding.asset().reader())
                    .filter(boxes -> !boxes.isEmpty())
                    .orElseThrow(
                            () -> mismatch(Rule.ASSE_0070, "Files of this format have no boxes."));
        }

        private void requireKnownAlgorithms() throws Refused {
            for (var entry : hash.entries()) {
                boolean needless = isUnhashed(entry) && entry.algorithm() == null;
                if (!needless && algorithm(entry).isEmpty()) {
                    throw Refused.by(
                            StatusCode.ALGORITHM_UNSUPPORTED,
                            Rule.CONT_0015,
                            "The binding's hash algorithm is none that C2PA allows.");
                }
            }
        }

        private static boolean isUnhashed(BoxesHash.Entry entry) {
            return entry.excluded() || entry.names().contains(NamedRange.STORE);
        }

        /// The algorithm of an entry: its own, the assertion's, or the claim's (VAL-CONT-0014).
        private Optional<HashAlgorithm> algorithm(BoxesHash.Entry entry) {
            return binding.algorithm(
                    entry.algorithm() != null ? entry.algorithm() : hash.algorithm());
        }

        /// Nothing goes without a hash that has to have one; metadata may, as a whole or in part
        /// (VAL-ASSE-0079).
        private void checkExclusions(List<BoundBoxes> bound) throws Refused {
            var metadata = new MetadataRanges(binding.asset().layout().metadata());
            boolean additional = false;
            for (var one : bound) {
                if (one.isStore() && !binding.storeIsAlone()) {
                    throw mismatch(
                            Rule.ASSE_0078,
                            "What carries the credentials is damaged, or hides something.");
                }
                for (var range : one.unhashed()) {
                    if (metadata.around(range).isEmpty()) {
                        throw mismatch(
                                Rule.ASSE_0080,
                                "The binding leaves out bytes that are neither the credentials"
                                        + " nor metadata.");
                    }
                    additional = true;
                }
                if (!one.reachesOnlyWithin()) {
                    throw mismatch(
                            Rule.ASSE_0076,
                            "The binding leaves out bytes beyond the end of a part of the file.");
                }
            }
            if (additional) {
                findings.add(
                        StatusCode.ASSERTION_BOXES_HASH_ADDITIONAL_EXCLUSIONS_PRESENT,
                        Rule.ASSE_0081,
                        binding.assertion().uri(),
                        "Some of the file's metadata was not signed.");
            }
        }

        /// Hashes all but what is left out (VAL-ASSE-0075): one piece that does not match is
        /// enough, unless it may be anything (VAL-ASSE-0082).
        private void compare(List<BoundBoxes> bound)
                throws Refused, MalformedException, IOException {
            for (var one : bound) {
                if (!one.isStore() && !one.entry().excluded() && !matches(one)) {
                    throw mismatch(
                            Rule.ASSE_0087,
                            "The content was changed after it was signed (%s)."
                                    .formatted(String.join(", ", one.entry().names())));
                }
            }
        }

        /// A piece is hashed with its header (VAL-ASSE-0084), and several from the start of the
        /// first to the end of the last (VAL-ASSE-0085) with what lies between them
        /// (VAL-ASSE-0086).
        private boolean matches(BoundBoxes bound) throws MalformedException, IOException {
            var wanted = bound.entry().hash();
            var algorithm = algorithm(bound.entry());
            if (wanted == null || algorithm.isEmpty()) {
                return false;
            }
            var digest = algorithm.get().digest();
            var asset = binding.asset();
            asset.format()
                    .container()
                    .digestBoxes(asset.reader(), bound.boxes(), bound.exclusions(), digest);
            return wanted.matches(digest.digest());
        }
    }
}
