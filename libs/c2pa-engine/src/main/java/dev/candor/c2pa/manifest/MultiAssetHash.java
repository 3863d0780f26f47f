package dev.candor.c2pa.manifest;

import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.MalformedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The hashes of an asset's parts, each by itself (C2PA 2.4, 18.9):
///
/// ```
/// multi-asset-hash-map = { "parts": [* part-hash-map] }
/// part-hash-map = { "location": locator-map, "hashAssertion": hashed-uri-map,
///                   ? "optional": bool }
/// locator-map = { ( "byteOffset": uint, "length": uint // "bmffBox": tstr ) }
/// ```
///
/// @param parts at least one
public record MultiAssetHash(List<Part> parts) {
    /// How many parts there may be.
    public static final int MAX_PARTS = 64;

    public MultiAssetHash {
        parts = List.copyOf(parts);
    }

    /// A part of the asset.
    ///
    /// @param hash the assertion that binds the part, in the same manifest
    /// @param optional whether the part may be missing
    public record Part(Locator locator, HashedUri hash, boolean optional) {}

    /// Where a part is.
    public sealed interface Locator {
        /// A range of the asset's bytes, which the asset may not have.
        record Bytes(long offset, long length) implements Locator {}

        /// The payload of a box of ISO BMFF, by the path to it.
        record Box(String path) implements Locator {}
    }

    /// The parts of an assertion's content.
    ///
    /// @throws MalformedException if there are none, or one has no place or no hash
    public static MultiAssetHash of(CborValue value) throws MalformedException {
        if (!(value instanceof CborValue.Map map)) {
            throw malformed("is no map");
        }
        if (map.array("parts").size() > MAX_PARTS) {
            throw malformed("lists more than %d parts".formatted(MAX_PARTS));
        }
        var parts = new ArrayList<Part>();
        for (var part : map.array("parts")) {
            parts.add(part(part));
        }
        if (parts.isEmpty()) {
            throw malformed("lists no parts");
        }
        return new MultiAssetHash(parts);
    }

    private static Part part(CborValue value) throws MalformedException {
        if (!(value instanceof CborValue.Map map)) {
            throw malformed("a part that is no map");
        }
        var locator = map.map("location").flatMap(MultiAssetHash::locator);
        var hash = map.get("hashAssertion").flatMap(HashedUri::of);
        var optional = map.get("optional").orElse(CborValue.of(false));
        if (locator.isEmpty() || hash.isEmpty() || !(optional instanceof CborValue.Bool(var may))) {
            throw malformed("a part without a place or without a hash");
        }
        return new Part(locator.get(), hash.get(), may);
    }

    private static Optional<Locator> locator(CborValue.Map map) {
        var offset = map.get("byteOffset");
        var length = map.get("length");
        var box = map.get("bmffBox");
        if (box.isPresent()) {
            return offset.isPresent() || length.isPresent()
                    ? Optional.empty()
                    : box.flatMap(CborValue::asText).map(Locator.Box::new);
        }
        if (offset.orElse(null) instanceof CborValue.Int(var from)
                && length.orElse(null) instanceof CborValue.Int(var count)
                && from >= 0
                && count >= 0
                && from <= Long.MAX_VALUE - count) {
            return Optional.of(new Locator.Bytes(from, count));
        }
        return Optional.empty();
    }

    private static MalformedException malformed(String reason) {
        return new MalformedException(Labels.MULTI_ASSET_HASH, 0, reason);
    }
}
