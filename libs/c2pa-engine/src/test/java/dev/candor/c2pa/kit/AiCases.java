package dev.candor.c2pa.kit;

import static dev.candor.c2pa.kit.AssertionCases.bare;
import static dev.candor.c2pa.kit.AssertionCases.list;
import static dev.candor.c2pa.kit.AssertionCases.map;
import static dev.candor.c2pa.kit.AssertionCases.valid;

import dev.candor.c2pa.cbor.CborValue;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Assets of which something is said about artificial intelligence, in each place where it can be.
public final class AiCases {
    private static final String IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/";
    private static final String GENERATED = IPTC + "trainedAlgorithmicMedia";
    private static final String PARTLY = IPTC + "compositeWithTrainedAlgorithmicMedia";
    private static final String ACTIONS = "c2pa.actions.v2";

    private AiCases() {}

    /// How each asset is made, by the name of its folder.
    public static Map<String, Supplier<byte[]>> all() {
        var cases = new TreeMap<String, Supplier<byte[]>>();
        cases.put("nothing-said", () -> created(Forgery.DIGITAL_CREATION));
        cases.put("created", () -> created(GENERATED));
        cases.put("created-partly", () -> created(PARTLY));
        cases.put(
                "created-data",
                () -> created("http://c2pa.org/digitalsourcetype/trainedAlgorithmicData"));
        cases.put("created-by-algorithm", () -> created(IPTC + "algorithmicMedia"));
        cases.put(
                "edited",
                () -> edited(map("action", "c2pa.edited", "digitalSourceType", GENERATED)));
        cases.put("by-template", AiCases::byTemplate);
        cases.put(
                "in-metadata",
                () ->
                        valid(
                                made ->
                                        made.assertion(
                                                Boxes.json(
                                                        "c2pa.metadata",
                                                        "{\"@context\":{},"
                                                            + "\"Iptc4xmpExt:DigitalSourceType\":\""
                                                                + GENERATED
                                                                + "\"}"))));
        cases.put(
                "in-gathered-metadata",
                () ->
                        valid(
                                made ->
                                        made.gathered(
                                                Boxes.json(
                                                        "c2pa.metadata",
                                                        "{\"@context\":{},"
                                                            + "\"Iptc4xmpExt:DigitalSourceType\":\""
                                                                + GENERATED
                                                                + "\"}"))));
        cases.put(
                "disclosed",
                () ->
                        valid(
                                made ->
                                        made.assertion(
                                                "c2pa.ai-disclosure",
                                                map(
                                                        "modelType",
                                                        "c2pa.types.model",
                                                        "modelName",
                                                        "Painter 3"))));
        cases.put(
                "model-as-input",
                () ->
                        valid(
                                made ->
                                        made.ingredient(
                                                IngredientForge.v3("inputTo")
                                                        .with(
                                                                "dataTypes",
                                                                list(
                                                                        map(
                                                                                "type",
                                                                                "c2pa.types.model.pytorch"))))));
        cases.put(
                "component",
                () ->
                        valid(
                                made ->
                                        made.ingredient(
                                                IngredientForge.v3("componentOf")
                                                        .with(
                                                                "digitalSourceType",
                                                                CborValue.of(GENERATED)))));
        cases.put("parent", AiCases::parent);
        return cases;
    }

    private static byte[] created(String type) {
        return bare(
                made ->
                        made.assertion(
                                ACTIONS, Forgery.actions(Forgery.action("c2pa.created", type))));
    }

    private static byte[] edited(CborValue action) {
        return AssertionCases.created(action);
    }

    private static byte[] byTemplate() {
        return bare(
                made ->
                        made.assertion(
                                ACTIONS,
                                map(
                                        "actions",
                                        list(
                                                Forgery.action(
                                                        "c2pa.created", Forgery.DIGITAL_CREATION),
                                                map("action", "com.example.fill")),
                                        "templates",
                                        list(
                                                map(
                                                        "action",
                                                        "com.example.fill",
                                                        "digitalSourceType",
                                                        PARTLY)))));
    }

    private static byte[] parent() {
        var earlier =
                ManifestForge.by(AssertionCases.TRUSTED.signer())
                        .label("urn:c2pa:00000000-0000-4000-8000-000000000001")
                        .assertion(
                                ACTIONS, Forgery.actions(Forgery.action("c2pa.created", GENERATED)))
                        .bound("c2pa.hash.data", HardBinding.data())
                        .box();
        var parent = IngredientForge.v3("parentOf").signed(earlier).box();
        return AssertionCases.above(
                earlier,
                made ->
                        made.assertion(parent)
                                .assertion(
                                        ACTIONS,
                                        Forgery.actions(Forgery.action("c2pa.opened", parent))));
    }
}
