package dev.candor.c2pa.binding;

import dev.candor.c2pa.manifest.MerkleMap;
import dev.candor.c2pa.manifest.MerkleProof;
import dev.candor.c2pa.report.Rule;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The trees of the tracks of an asset in fragments, and how far each has been checked (C2PA 2.4,
/// 15.12.2.2). Fragments come in the order they were signed in, from the first on.
final class FragmentTrees {
    private final Map<MerkleMap.TreeId, MerkleRow> rows = new LinkedHashMap<>();
    private final Map<MerkleMap.TreeId, Long> checked = new HashMap<>();

    FragmentTrees(List<MerkleRow> trees) throws Refused {
        for (var row : trees) {
            if (rows.put(row.tree().id(), row) != null) {
                throw Refused.malformed(Rule.ASSE_0065, "Two trees are for the same track.");
            }
            if (row.tree().fixedBlockSize() != null || row.tree().variableBlockSizes() != null) {
                throw Refused.malformed(Rule.ASSE_0065, "A tree over fragments speaks of blocks.");
            }
        }
    }

    /// The tree a fragment belongs to, which has to be the next of its track: nobody has said that
    /// a gap is expected, so each is told (VAL-CONT-0008).
    MerkleRow expect(MerkleProof proof) throws Refused {
        var row = rows.get(proof.id());
        if (row == null) {
            throw Refused.mismatch(
                    Rule.ASSE_0067, "A fragment belongs to no track that the manifest knows.");
        }
        long expected = checked.getOrDefault(proof.id(), 0L);
        if (proof.location() != expected) {
            throw Refused.mismatch(
                    Rule.CONT_0007,
                    "Fragment %d comes where fragment %d belongs."
                            .formatted(proof.location(), expected));
        }
        checked.put(proof.id(), expected + 1);
        return row;
    }

    /// Checks a fragment's hash.
    static void check(MerkleRow row, MerkleProof proof, byte[] leaf) throws Refused {
        if (!row.holds(proof.location(), leaf, proof.hashes())) {
            throw Refused.mismatch(
                    Rule.ASSE_0067,
                    "Fragment %d was changed after it was signed.".formatted(proof.location()));
        }
    }

    Collection<MerkleRow> rows() {
        return rows.values();
    }

    /// The trees of which a fragment was checked.
    List<MerkleRow> begun() {
        return rows.values().stream().filter(row -> checked.containsKey(row.tree().id())).toList();
    }

    /// How many fragments were checked.
    long count() {
        return checked.values().stream().mapToLong(Long::longValue).sum();
    }

    /// @throws Refused if some tree has fragments that did not come
    void requireAll() throws Refused {
        for (var row : rows.values()) {
            long found = checked.getOrDefault(row.tree().id(), 0L);
            if (found != row.tree().count()) {
                throw Refused.mismatch(
                        Rule.ASSE_0049,
                        "%d of %d fragments of a track are there."
                                .formatted(found, row.tree().count()));
            }
        }
    }
}
