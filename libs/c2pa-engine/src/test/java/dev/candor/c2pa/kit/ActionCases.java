package dev.candor.c2pa.kit;

import static dev.candor.c2pa.kit.AssertionCases.action;
import static dev.candor.c2pa.kit.AssertionCases.after;
import static dev.candor.c2pa.kit.AssertionCases.bare;
import static dev.candor.c2pa.kit.AssertionCases.created;
import static dev.candor.c2pa.kit.AssertionCases.list;
import static dev.candor.c2pa.kit.AssertionCases.map;

import dev.candor.c2pa.cbor.CborValue;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Actions that are well and actions that are wrong (VAL-ASSE-0017; C2PA 2.4, 15.10.3.2.3),
/// and what they refer to (VAL-ASSE-0018, VAL-ASSE-0029, VAL-ASSE-0030, VAL-STRU-0035).
public final class ActionCases {
    private static final String V2 = "c2pa.actions.v2";
    private static final byte[] PARENT = IngredientForge.v3("parentOf").box();
    private static final byte[] COMPONENT = IngredientForge.v3("componentOf").box();
    private static final byte[] ICON = Boxes.file("c2pa.icon", "image/png", Media.png());
    private static final CborValue SOFT_BINDING =
            map(
                    "alg",
                    "com.example.mark",
                    "blocks",
                    list(map("scope", map(), "value", new byte[4])));
    private static final Map<String, Supplier<byte[]>> CASES = new TreeMap<>();

    static {
        beginnings();
        ingredients();
        redactions();
        others();
        shapes();
        icons();
    }

    private ActionCases() {}

    /// How each asset is made, by the name of its folder.
    public static Map<String, Supplier<byte[]>> all() {
        return Map.copyOf(CASES);
    }

    private static void beginnings() {
        CASES.put("created-in-gathered", () -> bare(made -> made.gathered(V2, after())));
        CASES.put("created-without-source-type", () -> actions(map("action", "c2pa.created")));
        CASES.put(
                "created-source-type-by-template",
                () ->
                        bare(
                                made ->
                                        made.assertion(
                                                V2,
                                                map(
                                                        "actions",
                                                        list(map("action", "c2pa.created")),
                                                        "templates",
                                                        list(
                                                                map(
                                                                        "action",
                                                                        "*",
                                                                        "digitalSourceType",
                                                                        Forgery
                                                                                .DIGITAL_CREATION))))));
        CASES.put(
                "created-twice",
                () -> created(Forgery.action("c2pa.created", Forgery.DIGITAL_CREATION)));
        CASES.put(
                "created-in-second-assertion",
                () ->
                        bare(
                                made ->
                                        made.assertion(
                                                        V2,
                                                        Forgery.actions(
                                                                Forgery.action("c2pa.edited")))
                                                .assertion(V2 + "__1", after())));
        CASES.put(
                "created-and-opened",
                () ->
                        bare(
                                made ->
                                        made.assertion(PARENT)
                                                .assertion(V2, after())
                                                .gathered(
                                                        V2 + "__1",
                                                        Forgery.actions(
                                                                Forgery.action(
                                                                        "c2pa.opened", PARENT)))));
        CASES.put(
                "opened-related-to-created",
                () ->
                        bare(
                                made ->
                                        made.assertion(PARENT)
                                                .assertion(
                                                        V2,
                                                        Forgery.actions(
                                                                map(
                                                                        "action",
                                                                        "c2pa.created",
                                                                        "digitalSourceType",
                                                                        Forgery.DIGITAL_CREATION,
                                                                        "related",
                                                                        list(
                                                                                Forgery.action(
                                                                                        "c2pa.opened",
                                                                                        PARENT)))))));
        CASES.put(
                "early-two-assertions",
                () ->
                        bare(
                                made ->
                                        made.early()
                                                .assertion("c2pa.actions", after())
                                                .assertion("c2pa.actions__1", after())));
        CASES.put(
                "early-opened-later",
                () ->
                        bare(
                                made ->
                                        made.early()
                                                .assertion(
                                                        "c2pa.actions",
                                                        Forgery.actions(
                                                                Forgery.action("c2pa.edited"),
                                                                Forgery.action("c2pa.opened")))));
    }

    private static void ingredients() {
        CASES.put("opened", () -> with(PARENT, Forgery.action("c2pa.opened", PARENT)));
        CASES.put(
                "opened-early-field",
                () ->
                        with(
                                PARENT,
                                action(
                                        "c2pa.opened",
                                        "ingredient",
                                        Forgery.reference(
                                                "c2pa.assertions/c2pa.ingredient.v3", PARENT))));
        CASES.put(
                "opened-component",
                () -> with(COMPONENT, Forgery.action("c2pa.opened", COMPONENT)));
        CASES.put(
                "opened-parent-twice",
                () -> with(PARENT, Forgery.action("c2pa.opened", PARENT, PARENT)));
        CASES.put("opened-empty-parameters", () -> with(PARENT, action("c2pa.opened")));
        CASES.put(
                "opened-by-instance-only",
                () ->
                        with(
                                PARENT,
                                action(
                                        "c2pa.opened",
                                        "ingredientIds",
                                        list("xmp:iid:ingredient"))));
        CASES.put(
                "opened-wrong-hash",
                () -> with(PARENT, Forgery.action("c2pa.opened", other(PARENT))));
        CASES.put("placed", () -> placed(Forgery.action("c2pa.placed", COMPONENT)));
        CASES.put("placed-nothing", () -> placed(action("c2pa.placed", "ingredients", list())));
        CASES.put(
                "placed-parent", () -> createdWith(PARENT, Forgery.action("c2pa.placed", PARENT)));
        CASES.put("placed-missing", () -> created(Forgery.action("c2pa.placed", COMPONENT)));
        CASES.put(
                "placed-one-of-two",
                () ->
                        createdWith(
                                COMPONENT,
                                Forgery.action(
                                        "c2pa.placed",
                                        COMPONENT,
                                        IngredientForge.v3("componentOf").instance(1).box())));
        CASES.put(
                "placed-related",
                () ->
                        placed(
                                map(
                                        "action",
                                        "c2pa.edited",
                                        "related",
                                        list(map("action", "c2pa.placed")))));
        CASES.put("removed", ActionCases::removed);
        CASES.put("removed-here", () -> placed(Forgery.action("c2pa.removed", COMPONENT)));
        CASES.put("transcoded", () -> created(Forgery.action("c2pa.transcoded")));
        CASES.put(
                "transcoded-component", () -> placed(Forgery.action("c2pa.transcoded", COMPONENT)));
        CASES.put(
                "repackaged-parent",
                () ->
                        with(
                                PARENT,
                                Forgery.action("c2pa.opened", PARENT),
                                Forgery.action("c2pa.repackaged", PARENT)));
    }

    private static void redactions() {
        CASES.put("redacted", () -> redacted("com.example.note"));
        CASES.put("redacted-what-never-was", () -> redacted("com.example.other"));
        CASES.put("redacted-nothing", () -> created(map("action", "c2pa.redacted")));
        CASES.put(
                "redacted-unknown",
                () ->
                        created(
                                action(
                                        "c2pa.redacted",
                                        "redacted",
                                        "self#jumbf=/c2pa/urn:c2pa:gone/c2pa.assertions/c2pa.metadata")));
    }

    private static void others() {
        CASES.put("watermark-bound", () -> watermarked("c2pa.watermarked.bound", true));
        CASES.put("watermark-bound-without", () -> watermarked("c2pa.watermarked.bound", false));
        CASES.put("watermark-old-without", () -> watermarked("c2pa.watermarked", false));
        CASES.put("watermark-unbound", () -> watermarked("c2pa.watermarked.unbound", false));
        CASES.put(
                "translated",
                () ->
                        created(
                                action(
                                        "c2pa.translated",
                                        "sourceLanguage",
                                        "de",
                                        "targetLanguage",
                                        "en")));
        CASES.put(
                "translated-from-nowhere",
                () -> created(action("c2pa.translated", "targetLanguage", "en")));
        CASES.put("related-assertion", () -> related(reference("c2pa.icon", ICON)));
        CASES.put(
                "related-nothing",
                () -> created(action("c2pa.edited", "relatedAssertions", list())));
        CASES.put("related-missing", () -> related(reference("c2pa.gone", ICON)));
        CASES.put("related-wrong-hash", () -> related(reference("c2pa.icon", PARENT)));
        CASES.put("related-ingredient", ActionCases::relatedIngredient);
        CASES.put("custom-action", () -> created(map("action", "com.example.painted", "x", 1)));
    }

    private static void shapes() {
        CASES.put("no-list", () -> bare(made -> made.assertion(V2, map("nothing", 1))));
        CASES.put("empty-list", () -> bare(made -> made.assertion(V2, map("actions", list()))));
        CASES.put("not-a-map", () -> bare(made -> made.assertion(V2, list("c2pa.created"))));
        CASES.put("action-not-a-map", () -> created(CborValue.of("c2pa.edited")));
        CASES.put("action-without-name", () -> created(map("digitalSourceType", "x")));
        CASES.put("time-as-number", () -> created(map("action", "c2pa.edited", "when", 1)));
        CASES.put(
                "time-tagged",
                () ->
                        created(
                                map(
                                        "action",
                                        "c2pa.edited",
                                        "when",
                                        new CborValue.Tag(
                                                0, CborValue.of("2026-01-01T00:00:00Z")))));
        CASES.put(
                "parameters-not-a-map",
                () -> created(map("action", "c2pa.edited", "parameters", "none")));
        CASES.put(
                "source-type-not-a-text",
                () -> created(map("action", "c2pa.edited", "digitalSourceType", 7)));
        CASES.put(
                "agent-index", () -> agents(map("action", "c2pa.edited", "softwareAgentIndex", 0)));
        CASES.put(
                "agent-index-too-high",
                () -> agents(map("action", "c2pa.edited", "softwareAgentIndex", 1)));
        CASES.put(
                "agent-twice",
                () ->
                        agents(
                                map(
                                        "action",
                                        "c2pa.edited",
                                        "softwareAgentIndex",
                                        0,
                                        "softwareAgent",
                                        map("name", "Another"))));
        CASES.put(
                "agent-without-name",
                () -> created(map("action", "c2pa.edited", "softwareAgent", map("version", "1"))));
        CASES.put(
                "related-not-a-list",
                () -> created(map("action", "c2pa.edited", "related", map("action", "x"))));
        CASES.put(
                "template-without-action",
                () ->
                        bare(
                                made ->
                                        made.assertion(
                                                V2,
                                                map(
                                                        "actions",
                                                        list(first()),
                                                        "templates",
                                                        list(map("description", "x"))))));
    }

    private static void icons() {
        CASES.put("icon-of-agent", () -> icon("softwareAgent", reference("c2pa.icon", ICON)));
        CASES.put(
                "icon-of-agent-missing",
                () -> icon("softwareAgent", reference("c2pa.icon__1", ICON)));
        CASES.put(
                "icon-of-agent-wrong-hash",
                () -> icon("softwareAgent", reference("c2pa.icon", PARENT)));
        CASES.put(
                "icon-without-hash",
                () -> icon("softwareAgent", map("url", "self#jumbf=c2pa.assertions/c2pa.icon")));
        CASES.put("icon-without-url", () -> icon("softwareAgent", map("hash", new byte[32])));
        CASES.put(
                "icon-by-old-algorithm",
                () ->
                        icon(
                                "softwareAgent",
                                map(
                                        "url",
                                        "self#jumbf=c2pa.assertions/c2pa.icon",
                                        "alg",
                                        "md5",
                                        "hash",
                                        new byte[16])));
        CASES.put(
                "icon-by-algorithm-of-its-own",
                () -> icon("softwareAgent", bySha512("c2pa.icon", ICON)));
        CASES.put(
                "icon-of-template-wrong-hash",
                () ->
                        bare(
                                made ->
                                        made.assertion(ICON)
                                                .assertion(
                                                        V2,
                                                        map(
                                                                "actions",
                                                                list(first()),
                                                                "templates",
                                                                list(
                                                                        map(
                                                                                "action",
                                                                                "com.example.x",
                                                                                "icon",
                                                                                reference(
                                                                                        "c2pa.icon",
                                                                                        PARENT)))))));
        CASES.put(
                "icon-of-listed-agent-missing",
                () ->
                        bare(
                                made ->
                                        made.assertion(
                                                V2,
                                                map(
                                                        "actions",
                                                        list(first()),
                                                        "softwareAgents",
                                                        list(
                                                                map(
                                                                        "name",
                                                                        "Agent",
                                                                        "icon",
                                                                        reference(
                                                                                "c2pa.icon",
                                                                                ICON)))))));
    }

    private static CborValue first() {
        return Forgery.action("c2pa.created", Forgery.DIGITAL_CREATION);
    }

    private static CborValue reference(String label, byte[] box) {
        return Forgery.reference("c2pa.assertions/" + label, box);
    }

    /// A reference that does not go by its claim's algorithm.
    private static CborValue bySha512(String label, byte[] box) {
        return map(
                "url",
                "self#jumbf=c2pa.assertions/" + label,
                "alg",
                "sha512",
                "hash",
                Boxes.contentHash(box, "SHA-512"));
    }

    /// Another box of the same label.
    private static byte[] other(byte[] box) {
        return Boxes.cbor(Boxes.label(box), map("other", 1));
    }

    private static byte[] actions(CborValue... actions) {
        return bare(made -> made.assertion(V2, Forgery.actions(actions)));
    }

    private static byte[] with(byte[] assertion, CborValue... actions) {
        return bare(made -> made.assertion(assertion).assertion(V2, Forgery.actions(actions)));
    }

    private static byte[] createdWith(byte[] assertion, CborValue... actions) {
        return bare(made -> made.assertion(assertion).assertion(V2, after(actions)));
    }

    private static byte[] placed(CborValue... actions) {
        return createdWith(COMPONENT, actions);
    }

    private static byte[] removed() {
        var earlier = earlier().assertion(COMPONENT).box();
        var path = "/c2pa/" + Boxes.label(earlier) + "/c2pa.assertions/c2pa.ingredient.v3";
        return opened(
                earlier,
                made -> {},
                action("c2pa.removed", "ingredients", list(Forgery.reference(path, COMPONENT))));
    }

    private static byte[] redacted(String named) {
        var earlier = earlier().assertion("com.example.note", map("says", "hello")).box();
        var path = Boxes.label(earlier) + "/c2pa.assertions/";
        return opened(
                Boxes.without(earlier, "c2pa.assertions/com.example.note"),
                made -> made.redacting(path + "com.example.note"),
                action("c2pa.redacted", "redacted", "self#jumbf=/c2pa/" + path + named));
    }

    private static ManifestForge earlier() {
        return Forgery.created(AssertionCases.TRUSTED.signer())
                .label("urn:c2pa:00000000-0000-4000-8000-000000000001")
                .bound("c2pa.hash.data", HardBinding.data());
    }

    /// An asset that was opened from another.
    private static byte[] opened(byte[] earlier, Consumer<ManifestForge> change, CborValue action) {
        var parent = IngredientForge.v3("parentOf").signed(earlier).box();
        return AssertionCases.above(
                earlier,
                made ->
                        change.accept(
                                made.assertion(parent)
                                        .assertion(
                                                V2,
                                                Forgery.actions(
                                                        Forgery.action("c2pa.opened", parent),
                                                        action))));
    }

    private static byte[] watermarked(String action, boolean softBinding) {
        return bare(
                made -> {
                    made.assertion(V2, after(Forgery.action(action)));
                    if (softBinding) {
                        made.gathered("c2pa.soft-binding", SOFT_BINDING);
                    }
                });
    }

    private static byte[] related(CborValue reference) {
        return createdWith(ICON, action("c2pa.edited", "relatedAssertions", list(reference)));
    }

    private static byte[] relatedIngredient() {
        return placed(
                action(
                        "c2pa.edited",
                        "relatedAssertions",
                        list(reference("c2pa.ingredient.v3", COMPONENT))));
    }

    private static byte[] agents(CborValue action) {
        return bare(
                made ->
                        made.assertion(
                                V2,
                                map(
                                        "actions",
                                        list(first(), action),
                                        "softwareAgents",
                                        list(map("name", "Agent")))));
    }

    private static byte[] icon(String field, CborValue icon) {
        return createdWith(
                ICON, map("action", "c2pa.edited", field, map("name", "Agent", "icon", icon)));
    }
}
