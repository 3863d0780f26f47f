package dev.candor.c2pa.binding;

import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.manifest.BmffHash;
import dev.candor.c2pa.manifest.HashAlgorithm;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether the boxes of an asset are those that were signed (C2PA 2.4, 15.12.2): as a whole, or by
/// Merkle trees over blocks of its `mdat` boxes, over its fragments in the same file, or over
/// fragments in files of their own. One pass over the content in each case.
final class BmffHashCheck implements HardBindingCheck {
    @Override
    public void check(Binding binding, Findings findings) throws IOException {
        try {
            var hash = read(binding);
            ExclusionRules.check(hash);
            if (ExclusionRules.areMore(hash)) {
                findings.add(
                        StatusCode.ASSERTION_BMFF_HASH_ADDITIONAL_EXCLUSIONS_PRESENT,
                        Rule.ASSE_0054,
                        binding.assertion().uri(),
                        "Some boxes of the file were not signed.");
            }
            var sentence = new Run(binding, hash).check();
            findings.add(
                    StatusCode.ASSERTION_BMFF_HASH_MATCH,
                    Rule.ASSE_0056,
                    binding.assertion().uri(),
                    sentence);
        } catch (Refused e) {
            findings.add(e.finding(binding.assertion().uri()));
        }
    }

    private static BmffHash read(Binding binding) throws Refused {
        try {
            return BmffHash.of(binding.assertion().content());
        } catch (MalformedException e) {
            throw Refused.malformed(
                    null, "The binding to the content is malformed: %s.".formatted(e.reason()));
        }
    }

    /// One binding that could be read.
    private static final class Run {
        private final Binding binding;
        private final BmffHash hash;
        private final ChannelReader asset;

        Run(Binding binding, BmffHash hash) {
            this.binding = binding;
            this.hash = hash;
            this.asset = binding.asset().reader();
        }

        /// What there is to say of the match.
        String check() throws Refused, IOException {
            try {
                if (!hash.isMerkle()) {
                    WholeFile.check(asset, hash, algorithm(hash.algorithm()));
                    return "The content is as it was signed.";
                }
                return checkTrees(rows());
            } catch (MalformedException e) {
                throw Refused.mismatch(
                        Rule.ASSE_0049, "The file is damaged: %s.".formatted(e.getMessage()));
            }
        }

        private List<MerkleRow> rows() throws Refused {
            var rows = new ArrayList<MerkleRow>();
            for (var tree : hash.trees()) {
                if (tree.fixedBlockSize() != null && tree.variableBlockSizes() != null) {
                    throw Refused.malformed(
                            Rule.ASSE_0062, "A tree has blocks of one size and of several.");
                }
                var word = tree.algorithm();
                rows.add(new MerkleRow(tree, algorithm(word == null ? hash.algorithm() : word)));
            }
            return rows;
        }

        private String checkTrees(List<MerkleRow> rows)
                throws Refused, MalformedException, IOException {
            var fragments = binding.asset().fragments();
            if (!fragments.isEmpty()) {
                return checkFragmentFiles(new FragmentTrees(rows));
            } else if (hasFragments()) {
                return checkFragmentedFile(new FragmentTrees(rows));
            }
            for (var row : rows) {
                if (row.tree().initHash() != null) {
                    throw Refused.mismatch(
                            Rule.ASSE_0049,
                            "This is the initialization segment; the fragments are missing.");
                }
            }
            return checkBlocks(rows);
        }

        private boolean hasFragments() throws Refused, MalformedException, IOException {
            var found = new boolean[1];
            RootBoxes.headers(asset, box -> found[0] |= box.type().equals("moof"));
            return found[0];
        }

        private String checkBlocks(List<MerkleRow> rows)
                throws Refused, MalformedException, IOException {
            var digest = algorithm(hash.algorithm()).digest();
            var trees = new MdatTrees(asset, rows);
            visit(
                    (box, excluded) -> {
                        RootBoxes.digest(asset, box, excluded, true, List.of(digest));
                        if (box.type().equals("mdat")) {
                            trees.check(box, excluded);
                        }
                    });
            trees.finish();
            WholeFile.compare(hash, digest);
            return "The content is as it was signed, block by block.";
        }

        private String checkFragmentedFile(FragmentTrees trees)
                throws Refused, MalformedException, IOException {
            var digest = wholeDigest();
            var file = new FragmentedFile(asset, trees, digest);
            visit(file);
            file.finish();
            if (digest != null) {
                WholeFile.compare(hash, digest);
            }
            return "The content is as it was signed, in all its %d fragments."
                    .formatted(trees.count());
        }

        private String checkFragmentFiles(FragmentTrees trees)
                throws Refused, MalformedException, IOException {
            var whole = wholeDigest();
            var init = new InitSegment(trees.rows());
            visit(
                    (box, excluded) -> {
                        if (box.type().equals("mdat")) {
                            MdatTrees.requireHashed(box, excluded);
                        }
                        RootBoxes.digest(asset, box, excluded, whole == null, init.digests());
                        if (whole != null) {
                            RootBoxes.digest(asset, box, excluded, true, List.of(whole));
                        }
                    });
            if (whole != null) {
                WholeFile.compare(hash, whole);
            }
            new FragmentFiles(trees, hash.exclusions(), whole == null)
                    .check(binding.asset().fragments());
            init.check(trees.begun());
            return "The content is as it was signed, in the %d fragments that are there."
                    .formatted(trees.count());
        }

        private void visit(RootBoxes.Visitor visitor)
                throws Refused, MalformedException, IOException {
            new RootBoxes(asset, hash.exclusions()).visit(visitor);
        }

        private @Nullable MessageDigest wholeDigest() throws Refused {
            return hash.hash() == null ? null : algorithm(hash.algorithm()).digest();
        }

        private HashAlgorithm algorithm(@Nullable String word) throws Refused {
            return binding.algorithm(word)
                    .orElseThrow(
                            () ->
                                    Refused.algorithm(
                                            "The binding's hash algorithm is none that C2PA"
                                                    + " allows."));
        }
    }
}
