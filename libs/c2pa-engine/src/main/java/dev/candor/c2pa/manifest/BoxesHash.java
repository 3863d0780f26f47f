package dev.candor.c2pa.manifest;

import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
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
    /// @param exclusions what of the pieces is not hashed, in order
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
    }

    /// A range that is not hashed.
    ///
    /// @param box which of the entry's pieces it lies in
    /// @param range counted from the start of that piece
    public record Exclusion(int box, Range range) {}

    /// The binding of an assertion's content. Padding is not looked at (VAL-CONT-0016).
    ///
    /// @throws MalformedException if a field that is needed is missing or none of its kind, if an
    /// exclusion is in no piece of its entry, or if exclusions are not in order (VAL-ASSE-0069,
    /// VAL-ASSE-0073, VAL-ASSE-0074, VAL-ASSE-0083)
    public static BoxesHash of(CborValue value) throws MalformedException {
        if (!(value instanceof CborValue.Map map)) {
            throw malformed("is no map");
        }
        var boxes = map.array("boxes");
        if (boxes.isEmpty()) {
            throw malformed("it lists no boxes");
        }
        var entries = new ArrayList<Entry>();
        for (var box : boxes) {
            entries.add(entry(box));
        }
        return new BoxesHash(entries, map.text("alg").orElse(null));
    }

    private static Entry entry(CborValue value) throws MalformedException {
        if (!(value instanceof CborValue.Map map)) {
            throw malformed("a list of boxes with something else in it");
        }
        var names = names(map);
        var excluded = map.get("excluded").orElse(CborValue.of(false));
        if (!(excluded instanceof CborValue.Bool(var isExcluded))) {
            throw malformed("boxes that are neither excluded nor not");
        }
        return new Entry(
                names,
                map.text("alg").orElse(null),
                map.get("hash").flatMap(CborValue::asBytes).orElse(null),
                isExcluded,
                exclusions(map, names.size()));
    }

    private static List<String> names(CborValue.Map map) throws MalformedException {
        var names = new ArrayList<String>();
        for (var name : map.array("names")) {
            names.add(name.asText().orElseThrow(() -> malformed("a name that is no text")));
        }
        if (names.isEmpty()) {
            throw malformed("boxes without names");
        }
        return names;
    }

    private static List<Exclusion> exclusions(CborValue.Map map, int boxes)
            throws MalformedException {
        if (!(map.get("exclusions").orElse(CborValue.EMPTY_ARRAY)
                instanceof CborValue.Array(var values))) {
            throw malformed("exclusions that are no list");
        }
        var exclusions = new ArrayList<Exclusion>();
        for (var value : values) {
            var next = exclusion(value, boxes);
            if (!exclusions.isEmpty() && !isBefore(exclusions.getLast(), next)) {
                throw malformed("exclusions that overlap or are not in order");
            }
            exclusions.add(next);
        }
        return exclusions;
    }

    private static boolean isBefore(Exclusion left, Exclusion right) {
        return left.box < right.box
                || left.box == right.box && left.range.end() <= right.range.start();
    }

    private static Exclusion exclusion(CborValue value, int boxes) throws MalformedException {
        if (value instanceof CborValue.Map map
                && map.get("start").orElse(null) instanceof CborValue.Int(var start)
                && map.get("length").orElse(null) instanceof CborValue.Int(var length)
                && start >= 0
                && length >= 0
                && start <= Long.MAX_VALUE - length) {
            return new Exclusion(index(map, boxes), new Range(start, length));
        }
        throw malformed("an exclusion that is no range");
    }

    /// The index may be left out where there is only one box.
    private static int index(CborValue.Map map, int boxes) throws MalformedException {
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
        throw malformed("an exclusion in a box that is not there");
    }

    private static MalformedException malformed(String reason) {
        return new MalformedException(Labels.BOXES_HASH, 0, reason);
    }
}
