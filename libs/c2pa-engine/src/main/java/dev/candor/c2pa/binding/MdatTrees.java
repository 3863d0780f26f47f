package dev.candor.c2pa.binding;

import dev.candor.c2pa.asset.bmff.Box;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import dev.candor.c2pa.manifest.MerkleProof;
import dev.candor.c2pa.report.Rule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Checks the `mdat` boxes of an asset without fragments, block by block, each by a tree of its
/// own, as they come along (C2PA 2.4, 15.12.2.1). What is left out of an `mdat` box has to be bound
/// by its tree, or it is bound by nothing.
final class MdatTrees {
    /// The part of a box that the whole hash covers though the tree covers the rest (C2PA 2.4,
    /// A.5.6): with a short header, eight bytes of content are among it.
    private static final int HASHED_AS_A_WHOLE = 16;

    private final ChannelReader asset;
    private final Map<Long, MerkleRow> rows = new HashMap<>();
    private final ProofRuns proofs;
    private long boxes;

    /// @throws Refused if a tree is not made as it has to be, or its proofs are not there
    MdatTrees(ChannelReader asset, List<MerkleRow> rows)
            throws Refused, MalformedException, IOException {
        this.asset = asset;
        this.proofs = ProofRuns.of(asset, rows.size());
        int proven = 0;
        for (var row : rows) {
            if (this.rows.put(row.tree().id().localId(), row) != null) {
                throw Refused.malformed(Rule.ASSE_0059, "Two trees are for the same content.");
            }
            proven += checkProofs(row) ? 1 : 0;
        }
        if (proven != proofs.size()) {
            throw Refused.malformed(
                    Rule.ASSE_0063, "Some hashes in the file belong to no tree of the manifest.");
        }
    }

    private boolean checkProofs(MerkleRow row) throws Refused {
        long wanted = row.tree().count();
        long found = proofs.count(row.tree().id());
        if (found > wanted) {
            throw Refused.malformed(
                    Rule.ASSE_0064,
                    "The file has hashes for %d blocks, the manifest counts %d."
                            .formatted(found, wanted));
        } else if (found < wanted && (found > 0 || !row.isLeaves())) {
            throw Refused.malformed(
                    Rule.ASSE_0063,
                    "The file has hashes for %d of %d blocks.".formatted(found, wanted));
        }
        return found > 0;
    }

    /// Checks the next `mdat` box.
    void check(Box mdat, Excluded excluded) throws Refused, MalformedException, IOException {
        long index = boxes++;
        var row = rows.get(index);
        if (row != null) {
            new Run(mdat, excluded, row).check();
        } else {
            requireHashed(mdat, excluded);
        }
    }

    /// @throws Refused if a part of an `mdat` box is bound by nothing
    static void requireHashed(Box mdat, Excluded excluded) throws Refused {
        if (!excluded.isEmpty()) {
            throw unbound(mdat);
        }
    }

    private static Refused unbound(Box mdat) {
        return Refused.mismatch(
                Rule.ASSE_0049,
                "The content at offset %d is bound by nothing.".formatted(mdat.start()));
    }

    /// @throws Refused if there were fewer `mdat` boxes than trees
    void finish() throws Refused {
        for (var localId : rows.keySet()) {
            if (localId >= boxes) {
                throw Refused.mismatch(
                        Rule.ASSE_0059,
                        "The content that tree %d is for is missing.".formatted(localId));
            }
        }
    }

    /// The check of one box.
    private final class Run {
        private final Box mdat;
        private final Excluded excluded;
        private final MerkleRow row;

        Run(Box mdat, Excluded excluded, MerkleRow row) {
            this.mdat = mdat;
            this.excluded = excluded;
            this.row = row;
        }

        void check() throws Refused, MalformedException, IOException {
            var bound = new ArrayList<Range>();
            for (var payload : payloads()) {
                if (fits(payload)) {
                    bound.add(payload);
                }
            }
            if (bound.isEmpty()) {
                throw misfit();
            }
            bound.removeIf(payload -> !excluded.isWithin(payload));
            if (bound.isEmpty()) {
                throw unbound(mdat);
            }
            for (var payload : bound) {
                if (holds(block(payload, payload.start(), 0), 0)) {
                    checkFromSecond(payload);
                    return;
                }
            }
            throw changed(0);
        }

        /// What the blocks may be of: all that is not hashed as a whole, as implementations do it,
        /// or all behind the header, as the words are.
        private List<Range> payloads() {
            long behind = mdat.start() + Math.min(HASHED_AS_A_WHOLE, mdat.length());
            var rest = new Range(behind, mdat.end() - behind);
            return rest.equals(mdat.payload()) ? List.of(rest) : List.of(rest, mdat.payload());
        }

        private boolean fits(Range payload) {
            var fixed = row.tree().fixedBlockSize();
            var variable = row.tree().variableBlockSizes();
            if (variable != null) {
                return variable.size() == row.tree().count() && sum(variable) == payload.length();
            }
            return fixed == null
                    ? row.tree().count() == 1
                    : fixed > 0 && blocks(payload, fixed) == row.tree().count();
        }

        /// The count of blocks; the last may be shorter (VAL-ASSE-0060).
        private static long blocks(Range payload, long size) {
            return payload.length() / size + (payload.length() % size == 0 ? 0 : 1);
        }

        private static long sum(List<Long> sizes) {
            long sum = 0;
            for (long size : sizes) {
                sum += size;
                if (sum < 0) {
                    return -1; // no box is that long
                }
            }
            return sum;
        }

        private Refused misfit() {
            var fixed = row.tree().fixedBlockSize();
            boolean more =
                    fixed != null
                            && fixed > 0
                            && blocks(mdat.payload(), fixed) > row.tree().count();
            return Refused.malformed(
                    more ? Rule.ASSE_0064 : Rule.ASSE_0061,
                    "The blocks of the tree are not those of the content at offset %d."
                            .formatted(mdat.start()));
        }

        private void checkFromSecond(Range payload)
                throws Refused, MalformedException, IOException {
            long from = block(payload, payload.start(), 0).end();
            for (long location = 1; location < row.tree().count(); location++) {
                var block = block(payload, from, location);
                if (!holds(block, location)) {
                    throw changed(location);
                }
                from = block.end();
            }
        }

        private Refused changed(long location) {
            return Refused.mismatch(
                    row.isLeaves() ? Rule.ASSE_0063 : Rule.ASSE_0064,
                    "Block %d of the content at offset %d was changed after it was signed."
                            .formatted(location, mdat.start()));
        }

        private boolean holds(Range block, long location)
                throws Refused, MalformedException, IOException {
            var digest = row.algorithm().digest();
            asset.stream(block, digest::update);
            return row.holds(location, digest.digest(), proof(location));
        }

        private List<Bytes> proof(long location) throws Refused, MalformedException, IOException {
            return proofs.proof(row.tree().id(), location)
                    .map(MerkleProof::hashes)
                    .orElse(List.of());
        }

        private Range block(Range payload, long from, long location) {
            var fixed = row.tree().fixedBlockSize();
            var variable = row.tree().variableBlockSizes();
            long left = payload.end() - from;
            if (variable != null) {
                return new Range(from, variable.get((int) location));
            }
            return new Range(from, fixed == null ? left : Math.min(fixed, left));
        }
    }
}
