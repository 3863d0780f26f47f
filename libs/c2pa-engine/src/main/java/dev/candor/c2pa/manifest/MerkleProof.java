package dev.candor.c2pa.manifest;

import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import java.util.List;

/// Where a leaf of a Merkle tree is, and what leads from it to the row in the manifest (C2PA 2.4,
/// A.5.4.2):
///
/// ```
/// bmff-merkle-map = { "uniqueId": int, "localId": int, "location": int, ? "hashes": [1* bstr] }
/// ```
///
/// @param id which tree
/// @param location of the leaf, from 0 on
/// @param hashes the nodes beside the way up
public record MerkleProof(MerkleMap.TreeId id, long location, List<Bytes> hashes) {
    /// The longest there can be.
    private static final int MOST_HASHES = 64;

    public MerkleProof {
        hashes = List.copyOf(hashes);
    }

    /// The proof in a `merkle` box.
    ///
    /// @throws MalformedException if it is none
    public static MerkleProof of(CborValue value) throws MalformedException {
        var map = MerkleMap.map(value);
        var hashes = MerkleMap.row(map);
        if (hashes.size() > MOST_HASHES) {
            throw MerkleMap.malformed("a proof of %d hashes".formatted(hashes.size()));
        }
        return new MerkleProof(MerkleMap.id(map), MerkleMap.number(map, "location"), hashes);
    }
}
