package dev.candor.c2pa.kit;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Binds each part of an asset by itself: the assertions of the parts, and the one over them.
public final class PartsForge {
    /// The label of the assertion over the parts.
    public static final String LABEL = "c2pa.hash.multi-asset";

    private final List<Part> parts = new ArrayList<>();
    private UnaryOperator<List<CborValue>> change = UnaryOperator.identity();

    /// A part, and what binds it.
    private record Part(
            String label,
            HardBinding binding,
            Function<Carrier.Carried, CborValue> location,
            boolean optional) {}

    /// The part from `start` on; the store may lie in it.
    public PartsForge bytes(Function<Carrier.Carried, Range> range, boolean optional) {
        return add(
                label("c2pa.hash.data.part"),
                data(range),
                carried -> location(range.apply(carried)),
                optional);
    }

    /// The part of a range, with a binding of another kind.
    public PartsForge bound(
            String label, HardBinding binding, Function<Carrier.Carried, Range> range) {
        return add(label, binding, carried -> location(range.apply(carried)), false);
    }

    /// The payload of a box.
    public PartsForge box(String path, Function<Carrier.Carried, Range> payload, boolean optional) {
        return add(
                label("c2pa.hash.data.part"),
                data(payload),
                carried -> new CborMapBuilder().put("bmffBox", path).build(),
                optional);
    }

    /// Changes the list of parts before it is written.
    public PartsForge parts(UnaryOperator<List<CborValue>> other) {
        change = other;
        return this;
    }

    /// Puts the assertions into a manifest.
    public ManifestForge into(ManifestForge manifest) {
        parts.forEach(part -> manifest.bound(part.label, part.binding));
        return manifest.bound(LABEL, this::content);
    }

    /// Puts the assertions into a manifest whose signer does not answer for what is said of parts.
    public ManifestForge gatheredInto(ManifestForge manifest) {
        parts.forEach(part -> manifest.bound(part.label, part.binding));
        return manifest.gatheredBinding(LABEL, this::content);
    }

    /// What the assertion over the parts says.
    public CborValue content(Carrier.Carried carried) {
        var list = new ArrayList<CborValue>();
        for (var part : parts) {
            var map =
                    new CborMapBuilder()
                            .put("location", part.location.apply(carried))
                            .put(
                                    "hashAssertion",
                                    Boxes.reference(
                                            "c2pa.assertions/" + part.label,
                                            Boxes.cbor(part.label, part.binding.content(carried))));
            if (part.optional) {
                map.put("optional", CborValue.of(true));
            }
            list.add(map.build());
        }
        return new CborMapBuilder().put("parts", new CborValue.Array(change.apply(list))).build();
    }

    /// A range of bytes.
    public static CborValue location(Range range) {
        return new CborMapBuilder()
                .put("byteOffset", CborValue.of(range.start()))
                .put("length", CborValue.of(range.length()))
                .build();
    }

    private PartsForge add(
            String label,
            HardBinding binding,
            Function<Carrier.Carried, CborValue> location,
            boolean optional) {
        parts.add(new Part(label, binding, location, optional));
        return this;
    }

    private String label(String kind) {
        return parts.isEmpty() ? kind : kind + "__" + parts.size();
    }

    /// A data hash over a range, whose offsets count from the start of the range (VAL-ASSE-0106).
    private static HardBinding data(Function<Carrier.Carried, Range> place) {
        return carried -> {
            var range = place.apply(carried);
            var part = Arrays.copyOfRange(carried.asset(), (int) range.start(), (int) range.end());
            var exclusions =
                    carried.exclusions().stream()
                            .filter(range::contains)
                            .map(store -> new Range(store.start() - range.start(), store.length()))
                            .toList();
            return HardBinding.data().content(new Carrier.Carried(part, exclusions));
        };
    }
}
