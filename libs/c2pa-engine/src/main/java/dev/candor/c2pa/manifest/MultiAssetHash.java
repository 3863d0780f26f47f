package dev.candor.c2pa.manifest;

import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.report.Rule;
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

    /// The parts that an assertion lists.
    ///
    /// @throws BrokenRuleException if there are none, or one has no place or no hash
    public static MultiAssetHash of(Assertion assertion) throws BrokenRuleException {
        var map = assertion.map(Rule.ASSE_0093);
        if (map.array("parts").size() > MAX_PARTS) {
            throw new BrokenRuleException(
                    Rule.ASSE_0093, "lists more than %d parts".formatted(MAX_PARTS));
        }
        var parts = new ArrayList<Part>();
        for (var part : map.array("parts")) {
            parts.add(part(part));
        }
        if (parts.isEmpty()) {
            throw new BrokenRuleException(Rule.ASSE_0094, "lists no parts");
        }
        return new MultiAssetHash(parts);
    }

    /// A part has a place and a hash, both of their kind (VAL-ASSE-0095).
    private static Part part(CborValue value) throws BrokenRuleException {
        if (!(value instanceof CborValue.Map map)) {
            throw incomplete("a part that is no map");
        }
        var location = map.map("location");
        var hash = map.get("hashAssertion").flatMap(HashedUri::of);
        var optional = map.get("optional").orElse(CborValue.of(false));
        if (location.isEmpty()
                || hash.isEmpty()
                || !(optional instanceof CborValue.Bool(var may))) {
            throw incomplete("a part without a place or without a hash");
        }
        return new Part(locator(location.get()), hash.get(), may);
    }

    /// A box or a range of bytes, and not both.
    private static Locator locator(CborValue.Map map) throws BrokenRuleException {
        var box = map.get("bmffBox");
        if (box.isEmpty()) {
            return bytes(map.get("byteOffset"), map.get("length"));
        }
        if (map.get("byteOffset").isPresent() || map.get("length").isPresent()) {
            throw incomplete("a part that is in two places");
        }
        return new Locator.Box(
                box.flatMap(CborValue::asText)
                        .orElseThrow(() -> incomplete("a part in a box without a path")));
    }

    /// A range, if both its numbers are there and not negative (VAL-ASSE-0097).
    private static Locator bytes(Optional<CborValue> offset, Optional<CborValue> length)
            throws BrokenRuleException {
        if (offset.orElse(null) instanceof CborValue.Int(var from)
                && length.orElse(null) instanceof CborValue.Int(var count)
                && from >= 0
                && count >= 0
                && from <= Long.MAX_VALUE - count) {
            return new Locator.Bytes(from, count);
        }
        throw new BrokenRuleException(Rule.ASSE_0098, "a part without a range of bytes");
    }

    private static BrokenRuleException incomplete(String reason) {
        return new BrokenRuleException(Rule.ASSE_0096, reason);
    }
}
