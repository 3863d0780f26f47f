package dev.candor.c2pa.binding;

import dev.candor.c2pa.asset.bmff.Box;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.manifest.BoxExclusion;
import dev.candor.c2pa.manifest.MerkleProof;
import dev.candor.c2pa.report.Rule;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks fragments that lie in files of their own, each as a whole, with its proof right before
/// its only `moof` box (C2PA 2.4, A.5.4.1.2).
final class FragmentFiles {
    private final FragmentTrees trees;
    private final List<BoxExclusion> exclusions;
    private final boolean located;

    /// @param located whether the offsets of boxes are hashed, too
    FragmentFiles(FragmentTrees trees, List<BoxExclusion> exclusions, boolean located) {
        this.trees = trees;
        this.exclusions = exclusions;
        this.located = located;
    }

    void check(List<Path> fragments) throws Refused, MalformedException, IOException {
        for (var file : fragments) {
            try (var channel = FileChannel.open(file)) {
                check(new ChannelReader(channel));
            }
        }
    }

    private void check(ChannelReader fragment) throws Refused, MalformedException, IOException {
        var search = new Search(fragment);
        RootBoxes.headers(fragment, search);
        var proof = search.found();
        var row = trees.expect(proof);
        var digest = row.algorithm().digest();
        new RootBoxes(fragment, exclusions)
                .visit(
                        (box, excluded) -> {
                            if (box.type().equals("mdat")) {
                                MdatTrees.requireHashed(box, excluded);
                            }
                            RootBoxes.digest(fragment, box, excluded, located, List.of(digest));
                        });
        FragmentTrees.check(row, proof, digest.digest());
    }

    /// Looks for the proof of a fragment.
    private static final class Search implements RootBoxes.HeaderVisitor {
        private final ChannelReader fragment;
        private @Nullable MerkleProof last;
        private @Nullable MerkleProof beforeMovie;
        private int proofs;
        private int movies;

        Search(ChannelReader fragment) {
            this.fragment = fragment;
        }

        @Override
        public void visit(Box box) throws Refused, MalformedException, IOException {
            if (box.type().equals("moof")) {
                movies++;
                beforeMovie = last;
            }
            last = Proofs.in(fragment, box).orElse(null);
            proofs += last == null ? 0 : 1;
        }

        MerkleProof found() throws Refused {
            if (beforeMovie == null || proofs != 1 || movies != 1) {
                throw Refused.malformed(
                        Rule.ASSE_0066,
                        "A fragment does not have its hashes right before its only moof box.");
            }
            return beforeMovie;
        }
    }
}
