package dev.candor.c2pa.manifest;

import dev.candor.c2pa.asset.splice.ContentBinding.Blocks.Division;
import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row of a Merkle tree over the blocks of an `mdat` box or the fragments of a track (C2PA
/// 2.4, 18.6.3):
///
/// ```
/// merkle-map = { "uniqueId": int, "localId": int, "count": int, ? "alg": tstr,
///                ? "initHash": bstr, "hashes": [1* bstr], ? "fixedBlockSize": uint,
///                ? "variableBlockSizes": [1* int] }
/// ```
///
/// @param id which tree
/// @param count of leaves, at least 1
/// @param algorithm word of the hash algorithm; null if what is around it says it
/// @param initHash of all before the first fragment; null if there are no fragments
/// @param hashes the row, at least one
/// @param fixedBlockSize bytes of each leaf; null if not said
/// @param variableBlockSizes bytes of each leaf; null if not said
public record MerkleMap(
        TreeId id,
        long count,
        @Nullable String algorithm,
        @Nullable Bytes initHash,
        List<Bytes> hashes,
        @Nullable Long fixedBlockSize,
        @Nullable List<Long> variableBlockSizes) {
    public MerkleMap {
        hashes = List.copyOf(hashes);
        variableBlockSizes = variableBlockSizes == null ? null : List.copyOf(variableBlockSizes);
    }

    /// Tells trees apart: those of several files by the first number, those of one by the second.
    public record TreeId(long uniqueId, long localId) {}

    static MerkleMap of(CborValue value) throws MalformedException {
        var map = map(value);
        long count = number(map, "count");
        var hashes = row(map);
        if (count < 1 || hashes.isEmpty()) {
            throw malformed("a tree without leaves");
        }
        return new MerkleMap(
                id(map),
                count,
                map.text("alg").orElse(null),
                map.get("initHash").flatMap(CborValue::asBytes).orElse(null),
                hashes,
                map.get("fixedBlockSize").flatMap(CborValue::asLong).orElse(null),
                sizes(map));
    }

    /// A row over all blocks of a file.
    ///
    /// @param leaves a hash for each block
    public static MerkleMap blocks(TreeId id, List<Bytes> leaves, Division division) {
        return switch (division) {
            case Division.Even(var size) ->
                    new MerkleMap(id, leaves.size(), null, null, leaves, size, null);
            case Division.Uneven(var sizes) ->
                    new MerkleMap(id, leaves.size(), null, null, leaves, null, sizes);
        };
    }

    /// A row over fragments.
    ///
    /// @param initHash of what comes before them
    public static MerkleMap fragments(TreeId id, long count, Bytes initHash, List<Bytes> hashes) {
        return new MerkleMap(id, count, null, initHash, hashes, null, null);
    }

    /// The row as it is written.
    CborValue toCbor() {
        var map =
                new CborMapBuilder()
                        .put("uniqueId", CborValue.of(id.uniqueId))
                        .put("localId", CborValue.of(id.localId))
                        .put("count", CborValue.of(count))
                        .putIfPresent("alg", algorithm);
        if (initHash != null) {
            map.put("initHash", new CborValue.ByteString(initHash));
        }
        map.put(
                "hashes",
                new CborValue.Array(
                        hashes.stream().<CborValue>map(CborValue.ByteString::new).toList()));
        if (fixedBlockSize != null) {
            map.put("fixedBlockSize", CborValue.of(fixedBlockSize));
        }
        if (variableBlockSizes != null) {
            map.put(
                    "variableBlockSizes",
                    new CborValue.Array(variableBlockSizes.stream().map(CborValue::of).toList()));
        }
        return map.build();
    }

    static CborValue.Map map(CborValue value) throws MalformedException {
        return value.asMap().orElseThrow(() -> malformed("is no map"));
    }

    static TreeId id(CborValue.Map map) throws MalformedException {
        return new TreeId(number(map, "uniqueId"), number(map, "localId"));
    }

    static List<Bytes> row(CborValue.Map map) throws MalformedException {
        var hashes = new ArrayList<Bytes>();
        for (var item : map.array("hashes")) {
            hashes.add(item.asBytes().orElseThrow(() -> malformed("a hash that is no bytes")));
        }
        return hashes;
    }

    private static @Nullable List<Long> sizes(CborValue.Map map) throws MalformedException {
        var field = map.get("variableBlockSizes").orElse(null);
        if (field == null || field instanceof CborValue.Null) {
            return null;
        }
        var sizes = new ArrayList<Long>();
        for (var item : map.array("variableBlockSizes")) {
            long size = item.asLong().orElse(-1L);
            if (size < 0) {
                throw malformed("a block size that is none");
            }
            sizes.add(size);
        }
        return sizes;
    }

    static long number(CborValue.Map map, String field) throws MalformedException {
        return map.get(field)
                .flatMap(CborValue::asLong)
                .filter(number -> number >= 0)
                .orElseThrow(() -> malformed("the field %s".formatted(field)));
    }

    static MalformedException malformed(String reason) {
        return BmffHash.malformed("a Merkle tree: " + reason);
    }
}
