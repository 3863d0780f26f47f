package dev.candor.c2pa.kit;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.jumbf.JumbfType;
import dev.candor.c2pa.jumbf.JumbfWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Boxes that share a label: what refers to one of them refers to nothing (C2PA 2.4, 8.4.1).
public final class TwinCases {
    private static final TestAuthority TRUSTED = TestAuthority.trusted();

    private TwinCases() {}

    /// How each asset is made, by the name of its folder.
    public static Map<String, Supplier<byte[]>> all() {
        var cases = new TreeMap<String, Supplier<byte[]>>();
        cases.put("signature", () -> twice("c2pa.signature"));
        cases.put("assertion-store", () -> twice("c2pa.assertions"));
        cases.put("claim", () -> twice("c2pa.claim.v2"));
        cases.put("signature-of-an-ingredient", TwinCases::ingredient);
        cases.put("valid-stranger-beside", () -> valid(stranger()));
        cases.put("valid-strangers", () -> valid(stranger(), stranger()));
        cases.put("data-box", () -> withIcon(2));
        cases.put("valid-data-box", () -> withIcon(1));
        return cases;
    }

    private static byte[] valid(byte[]... more) {
        return Forgery.valid(Media.jpeg(), TRUSTED.signer())
                .manifest(active -> active.box(box -> Boxes.with(box, more)))
                .bytes();
    }

    private static byte[] twice(String label) {
        return Forgery.valid(Media.jpeg(), TRUSTED.signer())
                .manifest(active -> active.box(box -> Boxes.with(box, Boxes.at(box, label))))
                .bytes();
    }

    private static byte[] stranger() {
        return JumbfWriter.superbox(JumbfType.JSON, "com.example.more", List.of());
    }

    /// What was taken in is intact as a whole, but its signature is nobody's.
    private static byte[] ingredient() {
        var parent =
                Forgery.created(TRUSTED.signer())
                        .label("urn:c2pa:00000000-0000-4000-8000-0000000000d1")
                        .bound("c2pa.hash.data", HardBinding.data())
                        .box();
        var twice = Boxes.with(parent, Boxes.at(parent, "c2pa.signature"));
        return Forgery.valid(Media.jpeg(), TRUSTED.signer())
                .manifest(active -> active.ingredient(IngredientForge.v3("componentOf").of(twice)))
                .before(twice)
                .bytes();
    }

    /// The claim generator's icon lies in one data box or in two.
    private static byte[] withIcon(int count) {
        var icon = Boxes.cbor("c2pa.data", new CborMapBuilder().put("data", "icon").build());
        var all = count == 1 ? List.of(icon) : List.of(icon, icon);
        var boxes = JumbfWriter.superbox(JumbfType.CBOR, "c2pa.databoxes", all);
        CborValue info =
                new CborMapBuilder()
                        .put("name", "Forgery")
                        .put("icon", Boxes.reference("c2pa.databoxes/c2pa.data", icon))
                        .build();
        return Forgery.valid(Media.jpeg(), TRUSTED.signer())
                .manifest(
                        active ->
                                active.claimField("claim_generator_info", info)
                                        .box(box -> Boxes.with(box, boxes)))
                .bytes();
    }
}
