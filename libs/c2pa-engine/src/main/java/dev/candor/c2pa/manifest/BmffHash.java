package dev.candor.c2pa.manifest;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The hard binding by a hash over boxes (C2PA 2.4, 18.6):
///
/// ```
/// bmff-hash-map = { "exclusions": [1* exclusions-map], ? "alg": tstr, ? "hash": bstr,
///                   ? "merkle": [1* merkle-map], ? "name": tstr, ? "url": uri,
///                   ? "sequenceNumber": int }
/// ```
///
/// What stands in `pad` and `pad2`, and whether they are there, is ignored (VAL-CONT-0013).
///
/// @param exclusions which boxes, or parts of them, are not hashed; none if there is no such field
/// @param algorithm word of the hash algorithm; null if the claim says it
/// @param hash of all that is not excluded; null if not said
/// @param merkle one tree for each `mdat` box or track; null if there is no such field
public record BmffHash(
        List<BoxExclusion> exclusions,
        @Nullable String algorithm,
        @Nullable Bytes hash,
        @Nullable List<MerkleMap> merkle) {
    /// How many exclusions there may be.
    static final int MOST_EXCLUSIONS = 64;

    private static final String NAME = "jumbf manifest";
    private static final int MOST_TREES = 4096;

    public BmffHash {
        exclusions = List.copyOf(exclusions);
        merkle = merkle == null ? null : List.copyOf(merkle);
    }

    /// The binding of an assertion's content.
    ///
    /// @throws MalformedException if it is none
    public static BmffHash of(CborValue value) throws MalformedException {
        if (!(value instanceof CborValue.Map map)) {
            throw malformed("is no map");
        }
        return new BmffHash(
                exclusions(map.array("exclusions")),
                map.text("alg").orElse(null),
                map.get("hash").flatMap(CborValue::asBytes).orElse(null),
                merkle(map));
    }

    /// A binding of a file as a whole, that leaves out what has to be left out and no more (C2PA
    /// 2.4, A.5.6).
    public static BmffHash whole(String algorithm, Bytes hash) {
        return new BmffHash(BoxExclusion.required(), algorithm, hash, null);
    }

    /// A binding of a file whose content is bound by trees, block by block. The hash is over the
    /// rest, and the beginning of each box of content.
    public static BmffHash blocks(String algorithm, Bytes hash, List<MerkleMap> trees) {
        var exclusions = new ArrayList<>(BoxExclusion.required());
        exclusions.add(BoxExclusion.content());
        return new BmffHash(exclusions, algorithm, hash, trees);
    }

    /// A binding of fragments, and of what comes before them, by trees alone.
    public static BmffHash fragments(String algorithm, List<MerkleMap> trees) {
        return new BmffHash(BoxExclusion.required(), algorithm, null, trees);
    }

    /// The same, with more left out.
    public BmffHash without(List<BoxExclusion> more) {
        var all = new ArrayList<>(exclusions);
        all.addAll(more);
        return new BmffHash(all, algorithm, hash, merkle);
    }

    /// The assertion as it is written.
    public HardBinding toBinding() {
        return new HardBinding(Labels.BMFF_HASH_V3, toCbor());
    }

    /// The same without a label.
    public CborValue toCbor() {
        var map = new CborMapBuilder();
        map.put(
                "exclusions",
                new CborValue.Array(exclusions.stream().map(BoxExclusion::toCbor).toList()));
        map.putIfPresent("alg", algorithm);
        if (hash != null) {
            map.put("hash", new CborValue.ByteString(hash));
        }
        if (merkle != null) {
            map.put("merkle", new CborValue.Array(merkle.stream().map(MerkleMap::toCbor).toList()));
        }
        return map.put("name", NAME).build();
    }

    /// Whether the content is bound by Merkle trees.
    public boolean isMerkle() {
        return merkle != null;
    }

    /// The Merkle trees; none if the content is not bound by them.
    public List<MerkleMap> trees() {
        return merkle == null ? List.of() : merkle;
    }

    private static List<BoxExclusion> exclusions(List<CborValue> values) throws MalformedException {
        if (values.size() > MOST_EXCLUSIONS) {
            throw malformed("%d exclusions".formatted(values.size()));
        }
        var exclusions = new ArrayList<BoxExclusion>();
        for (var value : values) {
            exclusions.add(BoxExclusion.of(value));
        }
        return exclusions;
    }

    private static @Nullable List<MerkleMap> merkle(CborValue.Map map) throws MalformedException {
        var field = map.get("merkle").orElse(null);
        if (field == null || field instanceof CborValue.Null) {
            return null;
        }
        if (!(field instanceof CborValue.Array(var items))
                || items.isEmpty()
                || items.size() > MOST_TREES) {
            throw malformed("no Merkle trees where there have to be some");
        }
        var trees = new ArrayList<MerkleMap>();
        for (var item : items) {
            trees.add(MerkleMap.of(item));
        }
        return trees;
    }

    static MalformedException malformed(String reason) {
        return new MalformedException(Labels.BMFF_HASH_V3, 0, reason);
    }
}
