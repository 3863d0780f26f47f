package dev.candor.c2pa.kit;

import static dev.candor.c2pa.kit.AssertionCases.bare;
import static dev.candor.c2pa.kit.AssertionCases.list;
import static dev.candor.c2pa.kit.AssertionCases.map;
import static dev.candor.c2pa.kit.AssertionCases.valid;

import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.jumbf.JumbfType;
import dev.candor.c2pa.jumbf.JumbfWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Standard assertions of all other kinds, well and wrong.
public final class StandardCases {
    private static final String OTHER_FORM = "c2pa.alternative-content-representation";
    private static final String ORIGINAL = "exif.originalPreservationImage";
    private static final byte[] IMAGE = Boxes.file("c2pa.embedded-data", "image/png", Media.png());
    private static final byte[] THUMBNAIL =
            Boxes.file("c2pa.thumbnail.ingredient", "image/png", Media.png());

    private StandardCases() {}

    /// Where the picture is as the camera saw it (VAL-ASSE-0019, VAL-ASSE-0020,
    /// VAL-ASSE-0021, VAL-ASSE-0022, VAL-ASSE-0023, VAL-ASSE-0024, VAL-ASSE-0025, VAL-ASSE-0026,
    /// VAL-ASSE-0027, VAL-ASSE-0028).
    public static Map<String, Supplier<byte[]>> contentRepresentation() {
        var cases = new TreeMap<String, Supplier<byte[]>>();
        cases.put("embedded", () -> original(embedded(reference(IMAGE)), IMAGE));
        cases.put("embedded-missing", () -> original(embedded(reference(IMAGE))));
        cases.put("embedded-changed", () -> original(embedded(wrong(IMAGE)), IMAGE));
        cases.put(
                "embedded-without-hash",
                () ->
                        original(
                                embedded(
                                        map(
                                                "url",
                                                "self#jumbf=c2pa.assertions/c2pa.embedded-data")),
                                IMAGE));
        cases.put(
                "embedded-without-url", () -> original(embedded(map("hash", new byte[32])), IMAGE));
        cases.put("neither", () -> original(map()));
        cases.put("both", () -> original(both(), IMAGE));
        cases.put(
                "no-parameters",
                () -> valid(made -> made.assertion(OTHER_FORM, map("type", ORIGINAL))));
        cases.put(
                "no-type",
                () -> valid(made -> made.assertion(OTHER_FORM, map("parameters", map()))));
        cases.put(
                "other-type",
                () ->
                        valid(
                                made ->
                                        made.assertion(
                                                OTHER_FORM,
                                                map(
                                                        "type",
                                                        "com.example.x",
                                                        "parameters",
                                                        map()))));
        cases.put("two-originals", StandardCases::twoOriginals);
        cases.put("part-without-parts", () -> original(map("multiAssetPartIndex", 0)));
        cases.put("part-beyond-parts", () -> part(1));
        cases.put("part-before-parts", () -> part(-1));
        cases.put("part", () -> part(0));
        return cases;
    }

    /// By what else the content can be found again (C2PA 2.4, 18.10.3).
    public static Map<String, Supplier<byte[]>> softBindings() {
        var cases = new TreeMap<String, Supplier<byte[]>>();
        var block = map("scope", map(), "value", new byte[8]);
        cases.put("well", () -> softBinding(map("alg", "com.example.x", "blocks", list(block))));
        cases.put("no-algorithm", () -> softBinding(map("blocks", list(block))));
        cases.put("no-blocks", () -> softBinding(map("alg", "com.example.x")));
        cases.put("empty-blocks", () -> softBinding(map("alg", "com.example.x", "blocks", list())));
        cases.put(
                "value-as-text",
                () ->
                        softBinding(
                                map(
                                        "alg",
                                        "com.example.x",
                                        "blocks",
                                        list(map("scope", map(), "value", "abc")))));
        cases.put(
                "no-scope",
                () ->
                        softBinding(
                                map(
                                        "alg",
                                        "com.example.x",
                                        "blocks",
                                        list(map("value", new byte[8])))));
        return cases;
    }

    /// Assertions in JSON (VAL-ASSE-0013, VAL-STRU-0034).
    public static Map<String, Supplier<byte[]>> metadata() {
        var cases = new TreeMap<String, Supplier<byte[]>>();
        var words = "{\"@context\":{\"dc\":\"http://purl.org/dc/elements/1.1/\"},";
        cases.put("well", () -> json("c2pa.metadata", words + "\"dc:format\":\"image/jpeg\"}"));
        cases.put("unlisted-field", () -> json("c2pa.metadata", words + "\"dc:title\":\"A\"}"));
        cases.put("no-context", () -> json("c2pa.metadata", "{\"dc:format\":\"image/jpeg\"}"));
        cases.put("null-context", () -> json("c2pa.metadata", "{\"@context\":null}"));
        cases.put("not-an-object", () -> json("c2pa.metadata", "[1,2]"));
        cases.put("not-json", () -> json("c2pa.metadata", words));
        cases.put(
                "in-cbor",
                () -> valid(made -> made.assertion("c2pa.metadata", map("@context", map()))));
        cases.put("instance-not-json", () -> json("c2pa.metadata__2", "{"));
        cases.put("exif-not-json", () -> json("stds.exif", "{'a':1}"));
        cases.put("exif", () -> json("stds.exif", "{\"a\":1}"));
        return cases;
    }

    /// Assertions whose meaning is judged elsewhere, but not whether they say anything, and what
    /// they refer to (VAL-ASSE-0016, VAL-ASSE-0017, VAL-ASSE-0018, VAL-ASSE-0030, VAL-INGR-0004,
    /// VAL-INGR-0006, VAL-STRU-0035).
    public static Map<String, Supplier<byte[]>> others() {
        var cases = new TreeMap<String, Supplier<byte[]>>();
        cases.put("cbor-cut", () -> bytes(0x82, 0x01));
        cases.put("cbor-key-twice", () -> bytes(0xA2, 0x01, 0x01, 0x18, 0x01, 0x02));
        cases.put("cbor-more-behind", () -> bytes(0xA0, 0x00));
        cases.put("cbor-text-not-utf8", () -> bytes(0x61, 0xFF));
        cases.put("time-stamp-empty", () -> with("c2pa.time-stamp", map()));
        cases.put("time-stamp-list", () -> with("c2pa.time-stamp", list("x")));
        cases.put("certificate-status-nothing", () -> with("c2pa.certificate-status", map()));
        cases.put(
                "certificate-status-empty",
                () -> with("c2pa.certificate-status", map("ocspVals", list())));
        cases.put(
                "certificate-status-text",
                () -> with("c2pa.certificate-status", map("ocspVals", list("x"))));
        cases.put("thumbnail", () -> thumbnail(reference(THUMBNAIL)));
        cases.put("thumbnail-wrong-hash", () -> thumbnail(wrong(THUMBNAIL)));
        cases.put("thumbnail-missing", () -> thumbnail(reference(IMAGE)));
        cases.put("thumbnail-tampered", StandardCases::tampered);
        cases.put(
                "data-elsewhere",
                () -> data(map("url", "https://example.com/x", "hash", new byte[1])));
        cases.put("data-missing", () -> data(reference(IMAGE)));
        cases.put(
                "remark-on-changed",
                () ->
                        valid(
                                made ->
                                        made.assertion(IMAGE)
                                                .assertion(
                                                        "c2pa.assertion.metadata",
                                                        map("reference", wrong(IMAGE)))));
        cases.put("remark-in-metadata-is-not-judged", StandardCases::remark);
        cases.put("unknown-kind", () -> with("com.example.x", map("url", "self#jumbf=gone")));
        cases.put("asset-reference", StandardCases::assetReference);
        return cases;
    }

    private static byte[] with(String label, CborValue content) {
        return valid(made -> made.assertion(label, content));
    }

    /// A standard assertion of just these bytes (VAL-ASSE-0013).
    private static byte[] bytes(int... values) {
        var content = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            content[i] = (byte) values[i];
        }
        return valid(
                made ->
                        made.assertion(
                                JumbfWriter.cbor(JumbfType.CBOR, "c2pa.asset-ref", content)));
    }

    private static byte[] json(String label, String text) {
        return valid(made -> made.assertion(Boxes.json(label, text)));
    }

    private static byte[] softBinding(CborValue content) {
        return with("c2pa.soft-binding", content);
    }

    private static CborValue embedded(CborValue reference) {
        return map("embeddedOriginalPreservationImage", reference);
    }

    private static CborValue both() {
        return map("embeddedOriginalPreservationImage", reference(IMAGE), "multiAssetPartIndex", 0);
    }

    private static byte[] original(CborValue parameters, byte[]... assertions) {
        return valid(
                made -> {
                    for (var assertion : assertions) {
                        made.assertion(assertion);
                    }
                    made.assertion(OTHER_FORM, map("type", ORIGINAL, "parameters", parameters));
                });
    }

    private static byte[] twoOriginals() {
        var said = map("type", ORIGINAL, "parameters", embedded(reference(IMAGE)));
        return valid(
                made ->
                        made.assertion(IMAGE)
                                .assertion(OTHER_FORM, said)
                                .assertion(OTHER_FORM + "__1", said));
    }

    private static byte[] part(int index) {
        return valid(
                made ->
                        made.assertion(
                                        "c2pa.hash.multi-asset",
                                        map("parts", list(map("location", map()))))
                                .assertion(
                                        OTHER_FORM,
                                        map(
                                                "type",
                                                ORIGINAL,
                                                "parameters",
                                                map("multiAssetPartIndex", index))));
    }

    private static byte[] thumbnail(CborValue reference) {
        return bare(
                made ->
                        made.assertion(THUMBNAIL)
                                .ingredient(
                                        IngredientForge.v3("componentOf")
                                                .with("thumbnail", reference))
                                .assertion("c2pa.actions.v2", AssertionCases.after()));
    }

    private static byte[] tampered() {
        return Edits.replace("image/png", "image/pnG").apply(thumbnail(reference(THUMBNAIL)));
    }

    private static byte[] data(CborValue reference) {
        return valid(
                made -> made.ingredient(IngredientForge.v3("inputTo").with("data", reference)));
    }

    private static byte[] remark() {
        return bare(
                made ->
                        made.assertion(
                                "c2pa.actions.v2",
                                map(
                                        "actions",
                                        list(
                                                Forgery.action(
                                                        "c2pa.created", Forgery.DIGITAL_CREATION)),
                                        "metadata",
                                        map("reference", reference(IMAGE)))));
    }

    private static byte[] assetReference() {
        return with(
                "c2pa.asset-ref",
                map("references", list(map("reference", map("uri", "ipfs://x")))));
    }

    private static CborValue reference(byte[] box) {
        return Boxes.reference("c2pa.assertions/" + Boxes.label(box), box);
    }

    private static CborValue wrong(byte[] box) {
        return Boxes.hashedUri("c2pa.assertions/" + Boxes.label(box), new byte[32]);
    }
}
