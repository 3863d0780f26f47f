package dev.candor.c2pa.binding;

import dev.candor.c2pa.asset.bmff.Box;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.manifest.MerkleProof;
import dev.candor.c2pa.report.Rule;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks an asset whose fragments lie in the one file: each is a `moof` box and all up to the next
/// one, and right before it is the box with its proof (C2PA 2.4, A.5.4.1.2). Used once.
final class FragmentedFile implements RootBoxes.Visitor {
    private final ChannelReader asset;
    private final FragmentTrees trees;
    private final boolean located;
    private final @Nullable MessageDigest whole;
    private final InitSegment init;
    private @Nullable MerkleProof next;
    private @Nullable Fragment fragment;

    /// @param whole takes what the whole hash is over; null if there is none
    FragmentedFile(ChannelReader asset, FragmentTrees trees, @Nullable MessageDigest whole) {
        this.asset = asset;
        this.trees = trees;
        this.whole = whole;
        this.located = whole == null;
        this.init = new InitSegment(trees.rows());
    }

    /// A fragment that is being read.
    private record Fragment(MerkleRow row, MerkleProof proof, MessageDigest digest) {
        void check() throws Refused {
            FragmentTrees.check(row, proof, digest.digest());
        }
    }

    @Override
    public void visit(Box box, Excluded excluded) throws Refused, MalformedException, IOException {
        if (box.type().equals("mdat")) {
            MdatTrees.requireHashed(box, excluded);
        }
        var proof = Proofs.in(asset, box);
        if (box.type().equals("moof")) {
            open(box);
        } else if (next != null) {
            throw misplaced(box);
        }
        next = proof.orElse(null);
        digest(box, excluded);
    }

    private void open(Box moof) throws Refused {
        if (next == null) {
            throw Refused.malformed(
                    Rule.ASSE_0066,
                    "No hashes stand before the fragment at offset %d.".formatted(moof.start()));
        }
        close();
        var row = trees.expect(next);
        fragment = new Fragment(row, next, row.algorithm().digest());
        next = null;
    }

    private void close() throws Refused {
        if (fragment != null) {
            fragment.check();
        } else {
            init.check(trees.rows());
        }
    }

    /// One pass: the whole hash takes the same bytes as the fragment's, but for their offsets.
    private void digest(Box box, Excluded excluded) throws IOException {
        Collection<MessageDigest> parts =
                fragment == null ? init.digests() : List.of(fragment.digest());
        if (whole == null) {
            RootBoxes.digest(asset, box, excluded, located, parts);
        } else {
            RootBoxes.locate(box, excluded, whole);
            var all = new ArrayList<>(parts);
            all.add(whole);
            RootBoxes.digest(asset, box, excluded, located, all);
        }
    }

    private static Refused misplaced(Box box) {
        return Refused.malformed(
                Rule.ASSE_0066,
                "The hashes before offset %d stand before no fragment.".formatted(box.start()));
    }

    /// Checks the last fragment, and that none is missing.
    void finish() throws Refused {
        if (next != null) {
            throw Refused.malformed(
                    Rule.ASSE_0066, "The last hashes of the file stand before no fragment.");
        }
        close();
        trees.requireAll();
    }
}
