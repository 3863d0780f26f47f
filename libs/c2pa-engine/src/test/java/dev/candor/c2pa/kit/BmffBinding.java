package dev.candor.c2pa.kit;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.Range;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// Makes a BMFF hash that is right unless it is told otherwise. It finds what to leave out in its
/// own way: the case says which bytes its exclusions mean.
public final class BmffBinding implements HardBinding {
    private static final Set<String> DEFAULTS = Set.of("exclusions", "alg");

    private final List<CborValue> exclusions = new ArrayList<>();
    private final Set<String> leftOut = new HashSet<>(Set.of("ftyp", "mfra"));
    private final List<Function<byte[], List<Range>>> parts = new ArrayList<>();
    private final Map<String, Function<byte[], CborValue>> fields = new TreeMap<>();
    private final Set<String> without = new HashSet<>();
    private boolean located = true;

    private BmffBinding() {
        exclusions.add(
                new CborMapBuilder()
                        .put("xpath", "/uuid")
                        .put("data", data(8, Bmff.PROVENANCE))
                        .build());
        exclusions.add(exclusion("/ftyp").build());
        exclusions.add(exclusion("/mfra").build());
        fields.put("hash", asset -> CborValue.of(hash(asset)));
    }

    /// A binding that leaves out no more than it has to.
    public static BmffBinding plain() {
        return new BmffBinding();
    }

    public static CborMapBuilder exclusion(String xpath) {
        return new CborMapBuilder().put("xpath", xpath);
    }

    /// The field `data` of an exclusion.
    public static CborValue data(long offset, byte[] value) {
        return new CborValue.Array(
                List.of(
                        new CborMapBuilder()
                                .put("offset", CborValue.of(offset))
                                .put("value", CborValue.of(value))
                                .build()));
    }

    /// The field `subset` of an exclusion: offsets and lengths in turn.
    public static CborValue subset(long... numbers) {
        var parts = new ArrayList<CborValue>();
        for (int i = 0; i < numbers.length; i += 2) {
            parts.add(
                    new CborMapBuilder()
                            .put("offset", CborValue.of(numbers[i]))
                            .put("length", CborValue.of(numbers[i + 1]))
                            .build());
        }
        return new CborValue.Array(parts);
    }

    /// Leaves out all root boxes of a type.
    public BmffBinding leavingOut(String type) {
        leftOut.add(type);
        return excluding(exclusion("/" + type));
    }

    /// An exclusion, and the bytes it means.
    public BmffBinding leavingOut(CborMapBuilder exclusion, Function<byte[], List<Range>> meaning) {
        parts.add(meaning);
        return excluding(exclusion);
    }

    /// An exclusion that means nothing in this file.
    public BmffBinding excluding(CborMapBuilder exclusion) {
        exclusions.add(exclusion.build());
        return this;
    }

    /// Binds `mdat` boxes by trees, and the rest as a whole.
    public BmffBinding trees(CborMapBuilder... trees) {
        field("merkle", array(trees));
        return leavingOut(
                exclusion("/mdat").put("subset", subset(16, 0)),
                asset ->
                        Bmff.roots(asset).stream()
                                .filter(root -> root.type().equals("mdat") && root.length() > 16)
                                .map(root -> new Range(root.start() + 16, root.length() - 16))
                                .toList());
    }

    /// Binds fragments by a tree.
    public BmffBinding fragments(Function<byte[], CborMapBuilder> tree) {
        fields.put("merkle", asset -> array(tree.apply(asset)));
        return this;
    }

    public static CborValue array(CborMapBuilder... maps) {
        return new CborValue.Array(
                Arrays.stream(maps).<CborValue>map(CborMapBuilder::build).toList());
    }

    public BmffBinding field(String name, CborValue value) {
        fields.put(name, asset -> value);
        return this;
    }

    public BmffBinding without(String name) {
        without.add(name);
        return this;
    }

    /// Does not hash where boxes are, as the first version did not.
    public BmffBinding unlocated() {
        located = false;
        return this;
    }

    @Override
    public CborValue content(Carrier.Carried carried) {
        var map = new CborMapBuilder();
        put(map, "exclusions", new CborValue.Array(exclusions));
        put(map, "alg", CborValue.of("sha256"));
        fields.forEach(
                (name, value) -> {
                    if (!DEFAULTS.contains(name) && !without.contains(name)) {
                        map.put(name, value.apply(carried.asset()));
                    }
                });
        return map.build();
    }

    private void put(CborMapBuilder map, String name, CborValue value) {
        var own = fields.get(name);
        if (!without.contains(name)) {
            map.put(name, own == null ? value : own.apply(new byte[0]));
        }
    }

    /// The hash of a file, or of a part of it that begins with a root box.
    public byte[] hash(byte[] asset) {
        return hash(asset, 0, asset.length);
    }

    public byte[] hash(byte[] asset, int from, int to) {
        var hashed = new ByteArrayOutputStream();
        var ranges = parts.stream().flatMap(part -> part.apply(asset).stream()).toList();
        for (var root : Bmff.roots(asset)) {
            if (root.start() < from
                    || root.start() >= to
                    || leftOut.contains(root.type())
                    || ranges.contains(root.range())
                    || Bmff.isProvenance(asset, root)) {
                continue;
            }
            if (located) {
                hashed.writeBytes(ByteBuffer.allocate(8).putLong(root.start()).array());
            }
            for (int at = root.start(); at < root.end(); at++) {
                long here = at;
                if (ranges.stream().noneMatch(one -> one.start() <= here && here < one.end())) {
                    hashed.write(asset[at]);
                }
            }
        }
        return Boxes.sha256(hashed.toByteArray());
    }
}
