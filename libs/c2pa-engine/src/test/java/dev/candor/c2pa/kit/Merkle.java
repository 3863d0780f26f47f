package dev.candor.c2pa.kit;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.cbor.CborWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A Merkle tree as C2PA builds it: an odd node goes up as it is (C2PA 2.4, A.5.4.1).
public final class Merkle {
    private final List<List<byte[]>> rows = new ArrayList<>();

    /// @param leaves hashes of what the tree is over
    public Merkle(List<byte[]> leaves) {
        rows.add(leaves);
        while (rows.getLast().size() > 1) {
            var row = rows.getLast();
            var above = new ArrayList<byte[]>();
            for (int i = 0; i < row.size(); i += 2) {
                above.add(
                        i + 1 < row.size()
                                ? Boxes.sha256(Concat.of(row.get(i), row.get(i + 1)))
                                : row.get(i));
            }
            rows.add(above);
        }
    }

    /// A tree over equal blocks of bytes, the last of which may be shorter.
    public static Merkle over(byte[] content, int block) {
        var leaves = new ArrayList<byte[]>();
        for (int at = 0; at < content.length; at += block) {
            int end = Math.min(content.length, at + block);
            leaves.add(Boxes.sha256(Arrays.copyOfRange(content, at, end)));
        }
        return new Merkle(leaves);
    }

    public int count() {
        return rows.getFirst().size();
    }

    /// What the manifest says of the tree when it holds the row that is so far above the leaves.
    public CborMapBuilder map(long uniqueId, long localId, int row) {
        return new CborMapBuilder()
                .put("uniqueId", CborValue.of(uniqueId))
                .put("localId", CborValue.of(localId))
                .put("count", CborValue.of((long) count()))
                .put("hashes", hashes(rows.get(row)));
    }

    /// The box with the proof of a leaf.
    public byte[] proofBox(long uniqueId, long localId, int location, int row) {
        var beside = new ArrayList<byte[]>();
        int index = location;
        for (int level = 0; level < row; level++) {
            int peer = index ^ 1;
            if (peer < rows.get(level).size()) {
                beside.add(rows.get(level).get(peer));
            }
            index /= 2;
        }
        var map =
                new CborMapBuilder()
                        .put("uniqueId", CborValue.of(uniqueId))
                        .put("localId", CborValue.of(localId))
                        .put("location", CborValue.of((long) location));
        if (!beside.isEmpty()) {
            map.put("hashes", hashes(beside));
        }
        var proof = CborWriter.write(map.build());
        return Bmff.provenance("merkle", proof, new byte[60 + 36 * row - proof.length]);
    }

    /// The boxes with the proofs of all leaves.
    public byte[] proofBoxes(long uniqueId, long localId, int row) {
        var boxes = new byte[count()][];
        for (int i = 0; i < boxes.length; i++) {
            boxes[i] = proofBox(uniqueId, localId, i, row);
        }
        return Concat.of(boxes);
    }

    private static CborValue hashes(List<byte[]> hashes) {
        return new CborValue.Array(
                hashes.stream().map(hash -> CborValue.of(hash.clone())).toList());
    }
}
