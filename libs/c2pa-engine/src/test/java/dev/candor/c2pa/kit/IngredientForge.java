package dev.candor.c2pa.kit;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes an ingredient assertion of any version. What it says of a manifest is right unless it is
/// told otherwise.
public final class IngredientForge {
    private final int version;
    private final Map<String, CborValue> fields = new LinkedHashMap<>();
    private String label;

    private IngredientForge(int version, String relationship) {
        this.version = version;
        this.label = version == 1 ? "c2pa.ingredient" : "c2pa.ingredient.v" + version;
        fields.put("dc:title", CborValue.of("an ingredient"));
        fields.put("dc:format", CborValue.of("image/jpeg"));
        if (version == 1) {
            fields.put("instanceID", CborValue.of("xmp:iid:ingredient"));
        }
        fields.put("relationship", CborValue.of(relationship));
    }

    public static IngredientForge v1(String relationship) {
        return new IngredientForge(1, relationship);
    }

    public static IngredientForge v2(String relationship) {
        return new IngredientForge(2, relationship);
    }

    public static IngredientForge v3(String relationship) {
        return new IngredientForge(3, relationship);
    }

    /// Another label: the assertion's own with `__1` and so on.
    public IngredientForge instance(int number) {
        label = label + "__" + number;
        return this;
    }

    public String label() {
        return label;
    }

    /// Refers to a finished manifest, with hashes that are right.
    public IngredientForge of(byte[] manifest) {
        var path = "/c2pa/" + Boxes.label(manifest);
        fields.put(manifestField(), Boxes.reference(path, manifest));
        if (version == 3) {
            fields.put("validationResults", results(List.of(), List.of(), List.of()));
        }
        return this;
    }

    /// Refers to a finished manifest and its claim signature, with hashes that are right.
    public IngredientForge signed(byte[] manifest) {
        return of(manifest)
                .with(
                        "claimSignature",
                        Boxes.reference(
                                "/c2pa/" + Boxes.label(manifest) + "/c2pa.signature",
                                Boxes.at(manifest, "c2pa.signature")));
    }

    /// Says how the ingredient was validated, by codes.
    public IngredientForge results(
            List<String> successes,
            List<String> notes,
            List<String> failures,
            CborValue... deltas) {
        var all = new CborMapBuilder().put("activeManifest", codes(successes, notes, failures));
        if (deltas.length > 0) {
            all.put("ingredientDeltas", new CborValue.Array(List.of(deltas)));
        }
        return with("validationResults", all.build());
    }

    /// What is said of one ingredient of an ingredient.
    public static CborValue delta(
            String ingredient, List<String> successes, List<String> notes, List<String> failures) {
        return new CborMapBuilder()
                .put("ingredientAssertionURI", "self#jumbf=/c2pa/" + ingredient)
                .put("validationDeltas", codes(successes, notes, failures))
                .build();
    }

    public IngredientForge with(String field, CborValue value) {
        fields.put(field, value);
        return this;
    }

    public IngredientForge without(String field) {
        fields.remove(field);
        return this;
    }

    /// Makes the hash in a reference wrong.
    public IngredientForge wrong(String field) {
        var reference = fields.get(field);
        if (reference instanceof CborValue.Map map) {
            return with(
                    field,
                    Boxes.hashedUri(
                            map.text("url").orElseThrow().substring("self#jumbf=".length()),
                            new byte[32]));
        }
        throw new IllegalArgumentException(field);
    }

    /// The name of the field that refers to the ingredient's manifest.
    public String manifestField() {
        return version == 3 ? "activeManifest" : "c2pa_manifest";
    }

    public CborValue content() {
        var map = new CborMapBuilder();
        fields.forEach(map::put);
        return map.build();
    }

    public byte[] box() {
        return Boxes.cbor(label, content());
    }

    private static CborValue results(
            List<String> successes, List<String> notes, List<String> failures) {
        return new CborMapBuilder()
                .put("activeManifest", codes(successes, notes, failures))
                .build();
    }

    private static CborValue codes(
            List<String> successes, List<String> notes, List<String> failures) {
        return new CborMapBuilder()
                .put("success", statuses(successes))
                .put("informational", statuses(notes))
                .put("failure", statuses(failures))
                .build();
    }

    /// A status is a code, and a path behind a blank where it says what it is about.
    private static CborValue statuses(List<String> codes) {
        var all = new ArrayList<CborValue>();
        for (var one : codes) {
            var parts = one.split(" ", 2);
            var map = new CborMapBuilder().put("code", parts[0]);
            if (parts.length > 1) {
                map.put("url", "self#jumbf=/c2pa/" + parts[1]);
            }
            all.add(map.build());
        }
        return new CborValue.Array(all);
    }
}
