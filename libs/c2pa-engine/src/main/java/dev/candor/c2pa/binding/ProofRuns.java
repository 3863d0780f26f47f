package dev.candor.c2pa.binding;

import dev.candor.c2pa.asset.bmff.Box;
import dev.candor.c2pa.asset.bmff.BoxBudget;
import dev.candor.c2pa.asset.bmff.BoxCursor;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import dev.candor.c2pa.manifest.MerkleMap;
import dev.candor.c2pa.manifest.MerkleProof;
import dev.candor.c2pa.report.Rule;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The `merkle` boxes of an asset whose `mdat` boxes are bound block by block: one run for each
/// tree, all boxes of a run as long as its first (C2PA 2.4, A.5.4.1.1). Only where the runs are is
/// kept; a proof is read when it is needed.
final class ProofRuns {
    private final ChannelReader asset;
    private final Map<MerkleMap.TreeId, Run> runs = new HashMap<>();
    private @Nullable Run open;

    private ProofRuns(ChannelReader asset) {
        this.asset = asset;
    }

    private static final class Run {
        private final MerkleMap.TreeId id;
        private final long start;
        private final long length;
        private long count = 1;

        Run(MerkleMap.TreeId id, Box first) {
            this.id = id;
            this.start = first.start();
            this.length = first.length();
        }

        private boolean goesOnWith(MerkleProof proof, Box box) {
            return id.equals(proof.id()) && proof.location() == count && box.length() == length;
        }
    }

    /// The runs of an asset.
    ///
    /// @param most how many trees there are at most
    /// @throws Refused if the boxes are not as they have to be
    static ProofRuns of(ChannelReader asset, int most)
            throws Refused, MalformedException, IOException {
        var runs = new ProofRuns(asset);
        RootBoxes.headers(asset, box -> runs.note(box, most));
        return runs;
    }

    private void note(Box box, int most) throws Refused, MalformedException, IOException {
        var proof = Proofs.in(asset, box);
        if (proof.isEmpty()) {
            open = null;
        } else if (open != null && open.goesOnWith(proof.get(), box)) {
            open.count++;
        } else {
            open = new Run(proof.get().id(), box);
            if (proof.get().location() != 0
                    || runs.size() == most
                    || runs.put(proof.get().id(), open) != null) {
                throw Refused.malformed(
                        Rule.ASSE_0063,
                        "The hashes that belong to the content at offset %d are not in order."
                                .formatted(box.start()));
            }
        }
    }

    /// How many proofs there are for a tree.
    long count(MerkleMap.TreeId id) {
        var run = runs.get(id);
        return run == null ? 0 : run.count;
    }

    /// How many trees there are proofs for.
    int size() {
        return runs.size();
    }

    /// The proof of a leaf; nothing if there is none.
    Optional<MerkleProof> proof(MerkleMap.TreeId id, long location)
            throws Refused, MalformedException, IOException {
        var run = runs.get(id);
        if (run == null || location >= run.count) {
            return Optional.empty();
        }
        var at = new Range(run.start + location * run.length, run.length);
        var box = BoxCursor.within(asset, at, new BoxBudget()).next();
        return box.isPresent() ? Proofs.in(asset, box.get()) : Optional.empty();
    }
}
