package dev.candor.c2pa.kit;

import static dev.candor.c2pa.kit.AssertionCases.list;
import static dev.candor.c2pa.kit.AssertionCases.map;
import static dev.candor.c2pa.kit.AssertionCases.valid;

import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.jumbf.JumbfType;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Assertions that are kept elsewhere: what may be, and what is found there (VAL-ASSE-0017,
/// VAL-ASSE-0031, VAL-ASSE-0032, VAL-ASSE-0033, VAL-INGR-0005).
public final class ElsewhereCases {
    private static final String CLOUD = "c2pa.cloud-data";
    private static final String EXTERNAL = "c2pa.external-reference";
    private static final String HOST = "https://example.com/";
    private static final byte[] REMARK = Boxes.cbor("com.example.remark", map("says", "hello"));
    private static final byte[] BROKEN = Boxes.cbor("c2pa.soft-binding", map("alg", "x"));
    private static final byte[] NOTE = "a note".getBytes(StandardCharsets.UTF_8);

    private ElsewhereCases() {}

    /// What lies where, for those who may fetch.
    public static Map<String, byte[]> bodies() {
        return Map.of(HOST + "remark", REMARK, HOST + "broken", BROKEN, HOST + "note", NOTE);
    }

    /// What may be kept elsewhere as an assertion.
    public static Map<String, Supplier<byte[]>> cloudData() {
        var cases = new TreeMap<String, Supplier<byte[]>>();
        cases.put("well", () -> cloud("c2pa.thumbnail.claim"));
        cases.put("hard-binding", () -> cloud("c2pa.hash.data"));
        cases.put("hard-binding-instance", () -> cloud("c2pa.hash.boxes__1"));
        cases.put("multi-asset-hash", () -> cloud("c2pa.hash.multi-asset"));
        cases.put("actions", () -> cloud("c2pa.actions.v2"));
        cases.put("ingredient", () -> cloud("c2pa.ingredient.v3"));
        cases.put("cloud-data", () -> cloud(CLOUD));
        cases.put("actions-of-update", ElsewhereCases::update);
        cases.put(
                "no-label",
                () -> with(CLOUD, map("size", 4, "location", hashed("remark", REMARK))));
        cases.put(
                "no-size",
                () -> with(CLOUD, map("label", "x", "location", hashed("remark", REMARK))));
        cases.put("size-zero", () -> with(CLOUD, data("x", 0, hashed("remark", REMARK))));
        cases.put("no-location", () -> with(CLOUD, map("label", "x", "size", 4)));
        cases.put("location-without-hash", () -> with(CLOUD, data("x", 4, map("url", HOST))));
        cases.put("not-a-map", () -> with(CLOUD, list("x")));
        return cases;
    }

    /// What may be kept elsewhere as data of any kind.
    public static Map<String, Supplier<byte[]>> externalReferences() {
        var cases = new TreeMap<String, Supplier<byte[]>>();
        cases.put("gathered", () -> gathered(map("location", map("url", HOST + "note"))));
        cases.put("created", () -> with(EXTERNAL, map("location", map("url", HOST + "note"))));
        cases.put("hashed", () -> gathered(map("location", whole("note", NOTE))));
        cases.put("no-location", () -> gathered(map("label", "com.example.remark")));
        cases.put("no-url", () -> gathered(map("location", map("dc:format", "text/plain"))));
        cases.put("empty-url", () -> gathered(map("location", map("url", ""))));
        cases.put(
                "hash-without-algorithm",
                () -> gathered(map("location", map("url", HOST, "hash", new byte[32]))));
        cases.put(
                "algorithm-without-hash",
                () -> gathered(map("location", map("url", HOST, "alg", "sha256"))));
        for (var label : new String[] {"c2pa.actions.v2", "c2pa.hash.bmff.v3", "c2pa.ingredient"}) {
            cases.put("label-" + label, () -> gathered(reference(label)));
        }
        cases.put("label-itself", () -> gathered(reference(EXTERNAL)));
        cases.put("label-of-metadata", () -> gathered(reference("c2pa.metadata")));
        return cases;
    }

    /// What is found elsewhere.
    public static Map<String, Supplier<byte[]>> fetched() {
        var cases = new TreeMap<String, Supplier<byte[]>>();
        cases.put("cloud", () -> with(CLOUD, remark(REMARK.length, hashed("remark", REMARK))));
        cases.put(
                "cloud-hash-of-the-whole",
                () -> with(CLOUD, remark(REMARK.length, whole("remark", REMARK))));
        cases.put("cloud-gone", () -> with(CLOUD, remark(REMARK.length, hashed("gone", REMARK))));
        cases.put(
                "cloud-by-file",
                () ->
                        with(
                                CLOUD,
                                remark(
                                        4,
                                        map(
                                                "url",
                                                "file:///etc/hostname",
                                                "alg",
                                                "sha256",
                                                "hash",
                                                new byte[32]))));
        cases.put(
                "cloud-changed",
                () -> with(CLOUD, remark(REMARK.length, hashed("remark", BROKEN))));
        cases.put(
                "cloud-longer",
                () -> with(CLOUD, remark(REMARK.length - 1, hashed("remark", REMARK))));
        cases.put(
                "cloud-other-format",
                () ->
                        with(
                                CLOUD,
                                remark(
                                        REMARK.length,
                                        map(
                                                "url",
                                                HOST + "remark",
                                                "alg",
                                                "sha256",
                                                "hash",
                                                Boxes.hash(REMARK),
                                                "dc:format",
                                                "image/png"))));
        cases.put(
                "cloud-other-label",
                () ->
                        with(
                                CLOUD,
                                data(
                                        "com.example.other",
                                        REMARK.length,
                                        hashed("remark", REMARK))));
        cases.put(
                "cloud-old-algorithm",
                () ->
                        with(
                                CLOUD,
                                remark(
                                        REMARK.length,
                                        map(
                                                "url",
                                                HOST + "remark",
                                                "alg",
                                                "md5",
                                                "hash",
                                                new byte[16]))));
        cases.put(
                "cloud-malformed",
                () ->
                        with(
                                CLOUD,
                                data(
                                        "c2pa.soft-binding",
                                        BROKEN.length,
                                        hashed("broken", BROKEN))));
        cases.put("reference", () -> gathered(map("location", map("url", HOST + "note"))));
        cases.put("reference-gone", () -> gathered(map("location", map("url", HOST + "gone"))));
        cases.put("reference-hashed", () -> gathered(map("location", whole("note", NOTE))));
        cases.put("reference-changed", () -> gathered(map("location", whole("note", REMARK))));
        cases.put(
                "reference-label",
                () ->
                        gathered(
                                map(
                                        "label",
                                        "com.example.remark",
                                        "location",
                                        hashed("remark", REMARK))));
        cases.put(
                "reference-other-label",
                () ->
                        gathered(
                                map(
                                        "label",
                                        "com.example.other",
                                        "location",
                                        hashed("remark", REMARK))));
        cases.put(
                "invalid-fetches-nothing",
                () ->
                        Edits.flip(
                                with(CLOUD, remark(REMARK.length, hashed("remark", REMARK))), -12));
        return cases;
    }

    private static byte[] with(String label, CborValue content) {
        return valid(made -> made.assertion(label, content));
    }

    private static byte[] gathered(CborValue content) {
        return valid(made -> made.gathered(EXTERNAL, content));
    }

    private static byte[] cloud(String label) {
        return with(CLOUD, data(label, REMARK.length, hashed("remark", REMARK)));
    }

    private static CborValue data(String label, int size, CborValue location) {
        return map("label", label, "size", size, "location", location);
    }

    private static CborValue remark(int size, CborValue location) {
        return data("com.example.remark", size, location);
    }

    private static CborValue reference(String label) {
        return map("label", label, "location", map("url", HOST + "remark"));
    }

    private static CborValue hashed(String name, byte[] box) {
        return map("url", HOST + name, "alg", "sha256", "hash", Boxes.hash(box));
    }

    private static CborValue whole(String name, byte[] bytes) {
        return map("url", HOST + name, "alg", "sha256", "hash", Boxes.sha256(bytes));
    }

    private static byte[] update() {
        var parent =
                Forgery.valid(Media.jpeg(), AssertionCases.TRUSTED.signer())
                        .manifest(
                                made -> made.label("urn:c2pa:00000000-0000-4000-8000-000000000001"))
                        .manifest();
        return AssertionCases.above(
                parent,
                made ->
                        made.without("c2pa.hash.data")
                                .type(JumbfType.UPDATE_MANIFEST)
                                .ingredient(IngredientForge.v3("parentOf").signed(parent))
                                .assertion(
                                        CLOUD,
                                        data(
                                                "c2pa.actions.v2",
                                                REMARK.length,
                                                hashed("remark", REMARK))));
    }
}
