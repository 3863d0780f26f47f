package dev.candor.c2pa.binding;

import dev.candor.c2pa.asset.text.NormalizedText;
import dev.candor.c2pa.asset.text.TextContainer;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import dev.candor.c2pa.manifest.BrokenRuleException;
import dev.candor.c2pa.manifest.DataHash;
import dev.candor.c2pa.manifest.HashAlgorithm;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Whether text with a store hidden in it is what was signed (C2PA 2.4, 15.12.1.3;
/// VAL-CONT-0005): the hash is over the text without the wrapper, normalized, and the exclusion is
/// the wrapper and nothing else, counted in the normalized text.
final class TextHashCheck implements HardBindingCheck {
    @Override
    public void check(Binding binding, Findings findings) throws IOException {
        try {
            var hash = DataHash.of(binding.assertion());
            check(binding, hash, findings);
        } catch (BrokenRuleException e) {
            malformed(binding, findings, e.reason());
        } catch (MalformedException e) {
            malformed(binding, findings, e.reason());
        }
    }

    private static void check(Binding binding, DataHash hash, Findings findings)
            throws MalformedException, IOException {
        var algorithm = binding.algorithm(hash.algorithm());
        var wrapper = wrapper(binding, hash);
        if (algorithm.isEmpty()) {
            findings.add(
                    StatusCode.ALGORITHM_UNSUPPORTED,
                    Rule.ASSE_0041,
                    binding.assertion().uri(),
                    "The binding's hash algorithm is none that C2PA allows.");
        } else if (wrapper.isEmpty()) {
            malformed(binding, findings, "what it leaves out is not where the credentials are");
        } else {
            compare(binding, hash, algorithm.get(), wrapper.get(), findings);
        }
    }

    private static void malformed(Binding binding, Findings findings, String reason) {
        findings.add(
                StatusCode.ASSERTION_DATA_HASH_MALFORMED,
                Rule.CONT_0005,
                binding.assertion().uri(),
                "The binding to the content is malformed: %s.".formatted(reason));
    }

    /// The wrapper as it lies in the text, if the one exclusion there is means it.
    private static Optional<Range> wrapper(Binding binding, DataHash hash)
            throws MalformedException, IOException {
        var text = binding.asset().reader();
        for (var wrapper : TextContainer.wrappers(text)) {
            var meant = Place.of(text, wrapper).meantBy(hash, binding.updated());
            if (meant.isPresent()) {
                return meant;
            }
        }
        return Optional.empty();
    }

    /// Where a wrapper lies, as bindings count it.
    ///
    /// @param start in the normalized text
    record Place(TextContainer.Wrapper wrapper, long start) {
        static Place of(ChannelReader text, TextContainer.Wrapper wrapper)
                throws MalformedException, IOException {
            var before = new Range(0, wrapper.ranges().getFirst().start());
            return new Place(wrapper, NormalizedText.length(text, List.of(before)));
        }

        /// What the wrapper takes of the text, if the one exclusion of a binding means just that.
        ///
        /// @param updated whether update manifests came after the binding, so that the wrapper is
        /// as long as it is now (VAL-CONT-0003)
        Optional<Range> meantBy(DataHash hash, boolean updated) {
            if (updated
                    && hash.exclusions().size() == 1
                    && hash.exclusions().getFirst().start() == start) {
                return Optional.of(wrapper.ranges().getFirst());
            }
            return wrapper.ranges().stream()
                    .filter(
                            range ->
                                    hash.exclusions()
                                            .equals(List.of(new Range(start, range.length()))))
                    .findFirst();
        }
    }

    private static void compare(
            Binding binding, DataHash hash, HashAlgorithm by, Range wrapper, Findings findings)
            throws MalformedException, IOException {
        var text = binding.asset().reader();
        var digest = by.digest();
        var parts =
                List.of(
                        new Range(0, wrapper.start()),
                        new Range(wrapper.end(), text.size() - wrapper.end()));
        NormalizedText.stream(text, parts, digest::update);
        var wanted = hash.hash();
        if (wanted != null && wanted.matches(digest.digest())) {
            findings.add(
                    StatusCode.ASSERTION_DATA_HASH_MATCH,
                    Rule.CONT_0005,
                    binding.assertion().uri(),
                    "The text is as it was signed.");
        } else {
            findings.add(
                    StatusCode.ASSERTION_DATA_HASH_MISMATCH,
                    Rule.CONT_0005,
                    binding.assertion().uri(),
                    "The text was changed after it was signed.");
        }
    }
}
