package dev.candor.c2pa.manifest;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.Range;
import dev.candor.c2pa.report.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The hard binding by hashes over named pieces of the asset (C2PA 2.4, 18.7):
///
/// ```
/// box-map = { "boxes": [1* box-hash-map], ? "alg": tstr }
/// box-hash-map = { "names": [1* tstr], ? "alg": tstr, "hash": bstr, ? "excluded": bool,
///                  ? "exclusions": [* box-exclusions-map], ? "pad": bstr, ? "pad2": bstr }
/// box-exclusions-map = { "start": int, "length": int, ? "boxIndex": uint }
/// ```
///
/// @param entries in the order of the asset
/// @param algorithm word of the hash algorithm; null if each entry or the claim says it
public record BoxesHash(List<Entry> entries, @Nullable String algorithm) {
    public BoxesHash {
        entries = List.copyOf(entries);
    }

    /// Pieces that follow one another and have one hash.
    ///
    /// @param algorithm word of the hash algorithm; null if the assertion or the claim says it
    /// @param hash null if not said
    /// @param excluded whether the pieces may be anything
    /// @param exclusions what of the pieces is not hashed, in order; none where all may be
    /// anything, whatever is written (C2PA 2.4, 18.7.1)
    public record Entry(
            List<String> names,
            @Nullable String algorithm,
            @Nullable Bytes hash,
            boolean excluded,
            List<Exclusion> exclusions) {
        public Entry {
            names = List.copyOf(names);
            exclusions = List.copyOf(exclusions);
        }

        private CborValue toCbor() {
            return new CborMapBuilder()
                    .put("names", new CborValue.Array(names.stream().map(CborValue::of).toList()))
                    .put("hash", new CborValue.ByteString(hash == null ? Bytes.EMPTY : hash))
                    .put("pad", CborValue.of(new byte[0]))
                    .build();
        }
    }

    /// A range that is not hashed.
    ///
    /// @param box which of the entry's pieces it lies in
    /// @param range counted from the start of that piece
    public record Exclusion(int box, Range range) {}

    /// The binding that an assertion is. Padding is not looked at (VAL-CONT-0016).
    ///
    /// @throws BrokenRuleException if a field that is needed is missing or none of its kind, if an
    /// exclusion is in no piece of its entry, or if exclusions are not in order
    public static BoxesHash of(Assertion assertion) throws BrokenRuleException {
        var map = assertion.map(Rule.ASSE_0068);
        var boxes = map.array("boxes");
        if (boxes.isEmpty()) {
            throw new BrokenRuleException(Rule.ASSE_0069, "it lists no boxes");
        }
        var entries = new ArrayList<Entry>();
        for (var box : boxes) {
            entries.add(entry(box));
        }
        return new BoxesHash(entries, map.text("alg").orElse(null));
    }

    /// The assertion as it is written: nothing of a piece is left out.
    public HardBinding toBinding() {
        return new HardBinding(
                Labels.BOXES_HASH,
                new CborMapBuilder()
                        .put(
                                "boxes",
                                new CborValue.Array(entries.stream().map(Entry::toCbor).toList()))
                        .putIfPresent("alg", algorithm)
                        .build());
    }

    private static Entry entry(CborValue value) throws BrokenRuleException {
        if (!(value instanceof CborValue.Map map)) {
            throw new BrokenRuleException(
                    Rule.ASSE_0068, "a list of boxes with something else in it");
        }
        var names = names(map);
        var excluded = map.get("excluded").orElse(CborValue.of(false));
        if (!(excluded instanceof CborValue.Bool(var isExcluded))) {
            throw new BrokenRuleException(
                    Rule.ASSE_0068, "boxes that are neither excluded nor not");
        }
        return new Entry(
                names,
                map.text("alg").orElse(null),
                map.get("hash").flatMap(CborValue::asBytes).orElse(null),
                isExcluded,
                isExcluded ? List.of() : exclusions(map, names.size()));
    }

    private static List<String> names(CborValue.Map map) throws BrokenRuleException {
        var names = new ArrayList<String>();
        for (var name : map.array("names")) {
            names.add(name.asText().orElseThrow(() -> unnamed("a name that is no text")));
        }
        if (names.isEmpty()) {
            throw unnamed("boxes without names");
        }
        return names;
    }

    private static List<Exclusion> exclusions(CborValue.Map map, int boxes)
            throws BrokenRuleException {
        if (!(map.get("exclusions").orElse(CborValue.EMPTY_ARRAY)
                instanceof CborValue.Array(var values))) {
            throw unordered("exclusions that are no list");
        }
        var exclusions = new ArrayList<Exclusion>();
        for (var value : values) {
            var next = exclusion(value, boxes);
            if (!exclusions.isEmpty() && !isBefore(exclusions.getLast(), next)) {
                throw unordered("exclusions that overlap or are not in order");
            }
            exclusions.add(next);
        }
        return exclusions;
    }

    private static boolean isBefore(Exclusion left, Exclusion right) {
        return left.box < right.box
                || left.box == right.box && left.range.end() <= right.range.start();
    }

    private static Exclusion exclusion(CborValue value, int boxes) throws BrokenRuleException {
        if (value instanceof CborValue.Map map
                && map.get("start").orElse(null) instanceof CborValue.Int(var start)
                && map.get("length").orElse(null) instanceof CborValue.Int(var length)
                && start >= 0
                && length >= 0
                && start <= Long.MAX_VALUE - length) {
            return new Exclusion(index(map, boxes), new Range(start, length));
        }
        throw unordered("an exclusion that is no range");
    }

    /// The index may be left out where there is only one box.
    private static int index(CborValue.Map map, int boxes) throws BrokenRuleException {
        var index = map.get("boxIndex");
        if (index.isEmpty() && boxes == 1) {
            return 0;
        }
        if (index.isPresent()
                && index.get() instanceof CborValue.Int(var number)
                && number >= 0
                && number < boxes) {
            return (int) number;
        }
        throw new BrokenRuleException(Rule.ASSE_0073, "an exclusion in a box that is not there");
    }

    private static BrokenRuleException unnamed(String reason) {
        return new BrokenRuleException(Rule.ASSE_0083, reason);
    }

    private static BrokenRuleException unordered(String reason) {
        return new BrokenRuleException(Rule.ASSE_0074, reason);
    }
}
