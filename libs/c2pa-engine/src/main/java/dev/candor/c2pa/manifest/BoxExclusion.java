package dev.candor.c2pa.manifest;

import dev.candor.c2pa.asset.bmff.ProvenanceBox;
import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Boxes that a [BmffHash] leaves out (C2PA 2.4, 18.6.2):
///
/// ```
/// exclusions-map = { "xpath": tstr, ? "length": uint, ? "data": [1* data-map],
///                    ? "subset": [1* subset-map], ? "version": int, ? "flags": flag-t,
///                    ? "exact": bool }
/// ```
///
/// @param path where the boxes are, from the root on
/// @param length a box has to have; null if any
/// @param data a box has to hold
/// @param subset what of a box is left out; all of it where there is none
/// @param version a box has to have; null if any
/// @param flags a box has to have, 24 bits; null if any
/// @param exact whether it may have no other flags
public record BoxExclusion(
        List<Step> path,
        @Nullable Long length,
        List<Data> data,
        List<Subset> subset,
        @Nullable Long version,
        @Nullable Integer flags,
        boolean exact) {
    private static final int MOST_STEPS = 32;
    private static final int MOST_PARTS = 256;
    private static final int MOST_DATA = 1024;
    private static final Pattern STEP =
            Pattern.compile("([^/\\[\\]]{4})(?:\\[([1-9][0-9]{0,8})])?", Pattern.DOTALL);

    public BoxExclusion {
        path = List.copyOf(path);
        data = List.copyOf(data);
        subset = List.copyOf(subset);
    }

    /// One step of a path.
    ///
    /// @param type of the box
    /// @param index among the boxes of that type, from 1 on; 0 if any
    public record Step(String type, int index) {
        /// Whether the step leads to the box of a type that is the `nth` of it.
        public boolean leadsTo(String box, int nth) {
            return type.equals(box) && (index == 0 || index == nth);
        }
    }

    /// Bytes that a box has to hold, at an offset from its start.
    public record Data(long offset, Bytes value) {}

    /// A part of a box, from its start. A length of 0 is to the end.
    public record Subset(long offset, long length) {}

    /// What a binding has to leave out: the boxes of C2PA, `ftyp` and `mfra` (C2PA 2.4, A.5.6).
    static List<BoxExclusion> required() {
        return List.of(
                of("uuid", List.of(new Data(8, Bytes.of(ProvenanceBox.userType())))),
                of("ftyp", List.of()),
                of("mfra", List.of()));
    }

    /// What a binding with trees leaves out of boxes of content, beside what it has to (C2PA 2.4,
    /// A.5.6).
    static BoxExclusion content() {
        return new BoxExclusion(
                List.of(new Step("mdat", 0)),
                null,
                List.of(),
                List.of(new Subset(16, 0)),
                null,
                null,
                true);
    }

    /// Root boxes of a type that hold some bytes.
    public static BoxExclusion of(String type, List<Data> data) {
        return new BoxExclusion(
                List.of(new Step(type, 0)), null, data, List.of(), null, null, true);
    }

    /// The exclusion as it is written: its path, the data it asks for, and which part it is of.
    CborValue toCbor() {
        var map = new CborMapBuilder();
        map.put("xpath", path.stream().map(step -> "/" + step.type).collect(Collectors.joining()));
        if (!data.isEmpty()) {
            map.put("data", new CborValue.Array(data.stream().map(BoxExclusion::toCbor).toList()));
        }
        if (!subset.isEmpty()) {
            map.put(
                    "subset",
                    new CborValue.Array(subset.stream().map(BoxExclusion::toCbor).toList()));
        }
        return map.build();
    }

    private static CborValue toCbor(Data data) {
        return new CborMapBuilder()
                .put("offset", CborValue.of(data.offset))
                .put("value", new CborValue.ByteString(data.value))
                .build();
    }

    private static CborValue toCbor(Subset subset) {
        return new CborMapBuilder()
                .put("offset", CborValue.of(subset.offset))
                .put("length", CborValue.of(subset.length))
                .build();
    }

    /// The same, for boxes that hold other bytes.
    public BoxExclusion with(List<Data> other) {
        return new BoxExclusion(path, length, other, subset, version, flags, exact);
    }

    static BoxExclusion of(CborValue value) throws MalformedException {
        if (!(value instanceof CborValue.Map map)) {
            throw malformed("is no map");
        }
        return new BoxExclusion(
                path(map.text("xpath").orElseThrow(() -> malformed("has no xpath"))),
                optional(map, "length"),
                data(map),
                subset(map),
                optional(map, "version"),
                flags(map),
                !(map.get("exact").orElse(null) instanceof CborValue.Bool(var exact)) || exact);
    }

    private static List<Step> path(String xpath) throws MalformedException {
        var steps = new ArrayList<Step>();
        var words = xpath.split("/", -1);
        if (words.length < 2 || words.length > MOST_STEPS || !words[0].isEmpty()) {
            throw malformed("the xpath %s".formatted(shown(xpath)));
        }
        for (int i = 1; i < words.length; i++) {
            var step = STEP.matcher(words[i]);
            if (!step.matches()) {
                throw malformed("the xpath %s".formatted(shown(xpath)));
            }
            var index = step.group(2);
            steps.add(new Step(step.group(1), index == null ? 0 : Integer.parseInt(index)));
        }
        return steps;
    }

    private static String shown(String xpath) {
        return xpath.length() > 64 ? xpath.substring(0, 64) + "…" : xpath;
    }

    private static List<Data> data(CborValue.Map map) throws MalformedException {
        var data = new ArrayList<Data>();
        for (var item : parts(map, "data")) {
            long offset = required(item, "offset");
            var value =
                    item.get("value")
                            .flatMap(CborValue::asBytes)
                            .orElseThrow(() -> malformed("data without bytes"));
            if (offset < 0 || value.length() > MOST_DATA) {
                throw malformed("data where there can be none");
            }
            data.add(new Data(offset, value));
        }
        return data;
    }

    private static List<Subset> subset(CborValue.Map map) throws MalformedException {
        var subset = new ArrayList<Subset>();
        for (var item : parts(map, "subset")) {
            subset.add(new Subset(required(item, "offset"), required(item, "length")));
        }
        return subset;
    }

    private static List<CborValue.Map> parts(CborValue.Map map, String field)
            throws MalformedException {
        var value = map.get(field).orElse(null);
        if (value == null || value instanceof CborValue.Null) {
            return List.of();
        }
        if (!(value instanceof CborValue.Array(var items))
                || items.isEmpty()
                || items.size() > MOST_PARTS) {
            throw malformed("the field %s".formatted(field));
        }
        var maps = new ArrayList<CborValue.Map>();
        for (var item : items) {
            maps.add(item.asMap().orElseThrow(() -> malformed("the field %s".formatted(field))));
        }
        return maps;
    }

    private static @Nullable Integer flags(CborValue.Map map) throws MalformedException {
        var value = map.get("flags").orElse(null);
        if (value == null || value instanceof CborValue.Null) {
            return null;
        }
        var bytes = value.asBytes().orElseThrow(() -> malformed("flags that are no bytes"));
        if (bytes.length() != 3) {
            throw malformed("flags that are not three bytes");
        }
        return (bytes.get(0) & 0xFF) << 16 | (bytes.get(1) & 0xFF) << 8 | bytes.get(2) & 0xFF;
    }

    private static @Nullable Long optional(CborValue.Map map, String field)
            throws MalformedException {
        var value = map.get(field).orElse(null);
        return value == null || value instanceof CborValue.Null ? null : required(map, field);
    }

    private static long required(CborValue.Map map, String field) throws MalformedException {
        return map.get(field)
                .flatMap(CborValue::asLong)
                .orElseThrow(() -> malformed("the field %s".formatted(field)));
    }

    private static MalformedException malformed(String reason) {
        return BmffHash.malformed("an exclusion: " + reason);
    }
}
