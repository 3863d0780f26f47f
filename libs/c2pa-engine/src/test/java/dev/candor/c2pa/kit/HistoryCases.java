package dev.candor.c2pa.kit;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.jumbf.JumbfType;
import dev.candor.c2pa.jumbf.JumbfWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// What happens to a manifest after it was made: something is taken out, something is added, it is
/// packed.
public final class HistoryCases {
    private static final TestAuthority TRUSTED = TestAuthority.trusted();
    private static final byte[] JPEG = Media.jpeg();
    private static final String NOTE = "com.example.note";
    private static final String ASSERTIONS = "c2pa.assertions/";
    private static final String ACTIONS = "c2pa.actions.v2";
    private static final String PARENT = "urn:c2pa:00000000-0000-4000-8000-0000000000b1";
    private static final String MIDDLE = "urn:c2pa:00000000-0000-4000-8000-0000000000b2";
    private static final CborValue TEXT = new CborMapBuilder().put("a", "b").build();
    private static final Map<String, Supplier<byte[]>> REDACTIONS = new TreeMap<>();
    private static final Map<String, Supplier<byte[]>> UPDATES = new TreeMap<>();
    private static final Map<String, Supplier<byte[]>> PACKED = new TreeMap<>();

    static {
        redactions();
        updates();
        packed();
    }

    private HistoryCases() {}

    /// Assets from whose ingredients something was taken out, by the name of their folder.
    public static Map<String, Supplier<byte[]>> redacted() {
        return Map.copyOf(REDACTIONS);
    }

    /// Assets with update manifests.
    public static Map<String, Supplier<byte[]>> updated() {
        return Map.copyOf(UPDATES);
    }

    /// Assets with compressed manifests.
    public static Map<String, Supplier<byte[]>> compressed() {
        return Map.copyOf(PACKED);
    }

    /// VAL-INGR-0002, VAL-INGR-0003, VAL-ASSE-0007, VAL-ASSE-0008, VAL-CRYP-0040.
    private static void redactions() {
        redact("removed", NOTE, box -> new byte[0]);
        redact("emptied", NOTE, Boxes::redacted);
        redact("zeroed", NOTE, Boxes::zeroed);
        redact("without-content", NOTE, Boxes::emptied);
        redact("still-there", NOTE, box -> box);
        redact(
                "marked-but-not-zero",
                NOTE,
                box -> Boxes.with(Boxes.redacted(box), JumbfWriter.box("free", new byte[] {1})));
        redact("actions", ACTIONS, box -> new byte[0]);
        redact("binding", "c2pa.hash.data", box -> new byte[0]);
        REDACTIONS.put(
                "undeclared", () -> taken(Boxes.without(parent(), ASSERTIONS + NOTE)).bytes());
        REDACTIONS.put(
                "other-assertion-changed",
                () ->
                        redacting(Boxes.change(withoutNote(), ASSERTIONS + ACTIONS, Boxes::zeroed))
                                .bytes());
        // only what was named then can have been seen then
        REDACTIONS.put(
                "other-assertion-changed-and-said",
                () -> changedAndSaid(" " + PARENT + "/" + ASSERTIONS + ACTIONS));
        REDACTIONS.put("other-assertion-changed-and-said-of-no-box", () -> changedAndSaid(""));
        REDACTIONS.put(
                "claim-replaced",
                () ->
                        redacting(Boxes.change(withoutNote(), "c2pa.claim.v2", Boxes::emptied))
                                .bytes());
        REDACTIONS.put(
                "signature-changed",
                () ->
                        redacting(withoutNote(), ingredient(parent()).wrong("claimSignature"))
                                .bytes());
        REDACTIONS.put(
                "signature-not-named",
                () ->
                        redacting(withoutNote(), ingredient(parent()).without("claimSignature"))
                                .bytes());
        REDACTIONS.put(
                "signature-of-another",
                () ->
                        redacting(
                                        withoutNote(),
                                        ingredient(parent())
                                                .with(
                                                        "claimSignature",
                                                        Boxes.reference(
                                                                "/c2pa/"
                                                                        + PARENT
                                                                        + "/"
                                                                        + ASSERTIONS
                                                                        + ACTIONS,
                                                                Boxes.at(
                                                                        parent(),
                                                                        ASSERTIONS + ACTIONS))))
                                .bytes());
        REDACTIONS.put("forged-signature-excused", HistoryCases::forgedSignatureExcused);
        REDACTIONS.put("expired-since", HistoryCases::expiredSince);
        REDACTIONS.put(
                "early-ingredient",
                () ->
                        redacting(withoutNote(), IngredientForge.v2("componentOf").of(parent()))
                                .bytes());
        REDACTIONS.put("of-a-grandparent", HistoryCases::ofAGrandparent);
        REDACTIONS.put("by-an-ingredient", HistoryCases::byAnIngredient);
        REDACTIONS.put(
                "of-nothing",
                () ->
                        Forgery.valid(JPEG, TRUSTED.signer())
                                .manifest(
                                        active ->
                                                active.redacting(
                                                        "urn:c2pa:nobody/" + ASSERTIONS + NOTE))
                                .bytes());
        REDACTIONS.put(
                "of-its-own-claim",
                () -> redactingOwn("/c2pa/" + Forgery.LABEL + "/c2pa.claim.v2"));
        REDACTIONS.put("of-itself-from-within", () -> redactingOwn(ASSERTIONS + NOTE));
        REDACTIONS.put(
                "of-itself",
                () ->
                        Forgery.valid(JPEG, TRUSTED.signer())
                                .manifest(
                                        active ->
                                                active.assertion(NOTE, TEXT)
                                                        .redacting(
                                                                Forgery.LABEL
                                                                        + "/"
                                                                        + ASSERTIONS
                                                                        + NOTE))
                                .bytes());
    }

    /// VAL-INGR-0011 to VAL-INGR-0013; C2PA 2.2, 11.2.3 and 15.10.1.3.
    private static void updates() {
        update("update", active -> {});
        update("update-with-note", active -> active.assertion(NOTE, TEXT));
        for (var name : new String[] {"opened", "edited.metadata", "published"}) {
            update(
                    "action-" + name,
                    active -> active.assertion(ACTIONS, action("c2pa." + name, active)));
        }
        update("action-edited", active -> active.assertion(ACTIONS, action("c2pa.edited", active)));
        update("binding", active -> active.bound("c2pa.hash.data", HardBinding.data()));
        update(
                "thumbnail",
                active ->
                        active.assertion(
                                Boxes.file("c2pa.thumbnail.claim", "image/jpeg", new byte[] {1})));
        update("multi-asset", active -> active.assertion("c2pa.hash.multi-asset", TEXT));
        update(
                "second-ingredient",
                active -> active.ingredient(IngredientForge.v3("componentOf").instance(1)));
        update(
                "second-parent",
                active -> active.ingredient(IngredientForge.v3("parentOf").instance(1)));
        update(
                "no-ingredient",
                active -> active.without("c2pa.ingredient.v3").assertion(NOTE, TEXT));
        UPDATES.put("component", () -> updated("componentOf", bound()).bytes());
        UPDATES.put(
                "parent-unsigned",
                () ->
                        Forgery.of(
                                        JPEG,
                                        ManifestForge.by(TRUSTED.signer())
                                                .type(JumbfType.UPDATE_MANIFEST)
                                                .ingredient(IngredientForge.v3("parentOf")))
                                .bytes());
        UPDATES.put(
                "parent-gone",
                () ->
                        Forgery.of(
                                        JPEG,
                                        ManifestForge.by(TRUSTED.signer())
                                                .type(JumbfType.UPDATE_MANIFEST)
                                                .ingredient(
                                                        IngredientForge.v3("parentOf")
                                                                .signed(parent())))
                                .bytes());
        UPDATES.put("content-changed", () -> Edits.flip(updated("parentOf", bound()).bytes(), -12));
        UPDATES.put("parent-changed", HistoryCases::parentChanged);
        UPDATES.put("parent-without-binding", HistoryCases::parentWithoutBinding);
        UPDATES.put("chain", HistoryCases::chain);
        UPDATES.put("chain-with-content-changed", () -> Edits.flip(chain(), -12));
        UPDATES.put("circle", HistoryCases::circle);
        UPDATES.put("redacting", HistoryCases::updateThatRedacts);
        UPDATES.putAll(UpdateRedactions.all());
    }

    /// VAL-STRU-0017, VAL-STRU-0018; C2PA 2.2, 11.2.4.
    private static void packed() {
        pack("standard", Boxes::compressed);
        pack("nested", box -> Boxes.compressed(Boxes.compressed(box)));
        pack("no-stream", box -> Boxes.compressed(Forgery.LABEL, new byte[] {1, 2, 3}));
        pack("empty", box -> Boxes.compressed(Forgery.LABEL, Brotli.compress(new byte[0])));
        pack("bomb", box -> Boxes.compressed(Forgery.LABEL, Brotli.bomb()));
        pack("no-manifest", box -> Boxes.compressed(Boxes.json(Forgery.LABEL, "{}")));
        pack("other-label", box -> Boxes.compressed("urn:c2pa:other", Brotli.compress(box)));
        pack("cut", box -> Boxes.compressed(Forgery.LABEL, cut(Brotli.compress(box))));
        pack(
                "two-streams",
                box ->
                        Boxes.with(
                                Boxes.compressed(box),
                                JumbfWriter.box("brob", Brotli.compress(box))));
        pack(
                "without-stream",
                box ->
                        JumbfWriter.superbox(
                                JumbfType.COMPRESSED_MANIFEST, Forgery.LABEL, List.of()));
        PACKED.put(
                "time-stamp-manifest",
                () ->
                        Forgery.valid(JPEG, TRUSTED.signer())
                                .type(JumbfType.TIME_STAMP_MANIFEST)
                                .manifest(active -> active.box(Boxes::compressed))
                                .bytes());
        PACKED.put(
                "claim-changed",
                () ->
                        Edits.replace("xmp:iid:forged", "xmp:iid:f0rged")
                                .apply(
                                        Forgery.valid(JPEG, TRUSTED.signer())
                                                .manifest(active -> active.box(Boxes::compressed))
                                                .bytes()));
        PACKED.put(
                "update",
                () ->
                        updated("parentOf", bound())
                                .manifest(active -> active.box(Boxes::compressed))
                                .bytes());
        PACKED.put("ingredient", () -> taking(Boxes.compressed(parent())));
        PACKED.put("ingredient-unpacked-later", HistoryCases::unpackedLater);
        PACKED.put(
                "ingredient-broken", () -> taking(Boxes.compressed(PARENT, new byte[] {1, 2, 3})));
    }

    private static void redact(String name, String label, UnaryOperator<byte[]> change) {
        REDACTIONS.put(
                name,
                () -> {
                    var whole = parent();
                    return redacting(
                                    Boxes.change(whole, ASSERTIONS + label, change),
                                    ingredient(whole))
                            .manifest(active -> active.redacting(PARENT + "/" + ASSERTIONS + label))
                            .bytes();
                });
    }

    private static void update(String name, Consumer<ManifestForge> change) {
        UPDATES.put(name, () -> updated("parentOf", bound()).manifest(change).bytes());
    }

    private static void pack(String name, UnaryOperator<byte[]> change) {
        PACKED.put(
                name,
                () ->
                        Forgery.valid(JPEG, TRUSTED.signer())
                                .manifest(active -> active.box(change))
                                .bytes());
    }

    private static byte[] cut(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    /// A manifest with an assertion that may be taken out; the same bytes every time.
    private static byte[] parent() {
        return Parents.WHOLE;
    }

    private static byte[] withoutNote() {
        return Boxes.without(parent(), ASSERTIONS + NOTE);
    }

    private static final class Parents {
        private static final byte[] WHOLE =
                Forgery.created(TRUSTED.signer())
                        .label(PARENT)
                        .assertion(NOTE, TEXT)
                        .bound("c2pa.hash.data", HardBinding.data())
                        .box();

        /// Bound to the picture itself, so that it may be updated.
        private static final byte[] BOUND =
                Forgery.of(
                                JPEG,
                                Forgery.created(TRUSTED.signer())
                                        .label(PARENT)
                                        .assertion(NOTE, TEXT)
                                        .bound("c2pa.hash.data", HardBinding.data()))
                        .manifest();
    }

    private static byte[] bound() {
        return Parents.BOUND;
    }

    private static IngredientForge ingredient(byte[] manifest) {
        return IngredientForge.v3("componentOf").signed(manifest);
    }

    private static Forgery redacting(byte[] left) {
        return redacting(left, ingredient(parent()));
    }

    /// An asset that takes the note out of its ingredient.
    private static Forgery redacting(byte[] left, IngredientForge ingredient) {
        return Forgery.valid(JPEG, TRUSTED.signer())
                .manifest(
                        active ->
                                active.ingredient(ingredient)
                                        .redacting(PARENT + "/" + ASSERTIONS + NOTE))
                .before(left);
    }

    /// An asset whose ingredient lost something, and that does not say so.
    private static Forgery taken(byte[] left) {
        return Forgery.valid(JPEG, TRUSTED.signer())
                .manifest(active -> active.ingredient(ingredient(parent())))
                .before(left);
    }

    private static byte[] taking(byte[] manifest) {
        var ingredient =
                ingredient(parent())
                        .with("activeManifest", Boxes.reference("/c2pa/" + PARENT, manifest));
        return Forgery.valid(JPEG, TRUSTED.signer())
                .manifest(active -> active.ingredient(ingredient))
                .before(manifest)
                .bytes();
    }

    /// The hash of a compressed manifest is over the compressed bytes.
    private static byte[] unpackedLater() {
        var ingredient =
                ingredient(parent())
                        .with(
                                "activeManifest",
                                Boxes.reference("/c2pa/" + PARENT, Boxes.compressed(parent())));
        return Forgery.valid(JPEG, TRUSTED.signer())
                .manifest(active -> active.ingredient(ingredient))
                .before(parent())
                .bytes();
    }

    /// Where only the signature vouches for a manifest, nobody can excuse that it is wrong.
    private static byte[] forgedSignatureExcused() {
        var forged =
                Forgery.created(TRUSTED.signer())
                        .label(PARENT)
                        .assertion(NOTE, TEXT)
                        .bound("c2pa.hash.data", HardBinding.data())
                        .cose(bytes -> Edits.flip(bytes, -1))
                        .box();
        return redacting(
                        Boxes.without(forged, ASSERTIONS + NOTE),
                        ingredient(forged)
                                .results(List.of(), List.of(), List.of("claimSignature.mismatch")))
                .bytes();
    }

    /// Where only the signature vouches for a manifest, it has to hold today.
    private static byte[] expiredSince() {
        var expired =
                Forgery.created(
                                TRUSTED.signer(
                                        leaf -> leaf.until(TestAuthority.NOON.minusSeconds(60))))
                        .label(PARENT)
                        .assertion(NOTE, TEXT)
                        .bound("c2pa.hash.data", HardBinding.data())
                        .box();
        return redacting(Boxes.without(expired, ASSERTIONS + NOTE), ingredient(expired)).bytes();
    }

    private static byte[] ofAGrandparent() {
        var middle =
                Forgery.created(TRUSTED.signer())
                        .label(MIDDLE)
                        .ingredient(ingredient(parent()))
                        .bound("c2pa.hash.data", HardBinding.data())
                        .box();
        return Forgery.valid(JPEG, TRUSTED.signer())
                .manifest(
                        active ->
                                active.ingredient(ingredient(middle))
                                        .redacting(PARENT + "/" + ASSERTIONS + NOTE))
                .before(withoutNote())
                .before(middle)
                .bytes();
    }

    /// An ingredient cannot take anything out of what is made from it.
    private static byte[] byAnIngredient() {
        var sly =
                Forgery.created(TRUSTED.signer())
                        .label(MIDDLE)
                        .bound("c2pa.hash.data", HardBinding.data())
                        .redacting(Forgery.LABEL + "/" + ASSERTIONS + NOTE)
                        .box();
        return Forgery.valid(JPEG, TRUSTED.signer())
                .manifest(
                        active ->
                                active.assertion(NOTE, TEXT)
                                        .ingredient(ingredient(sly))
                                        .box(box -> Boxes.without(box, ASSERTIONS + NOTE)))
                .before(sly)
                .bytes();
    }

    /// What is left of the ingredient was changed, and somebody wrote down that something was.
    private static byte[] changedAndSaid(String where) {
        return redacting(
                        Boxes.change(withoutNote(), ASSERTIONS + ACTIONS, Boxes::zeroed),
                        ingredient(parent())
                                .results(
                                        List.of(),
                                        List.of(),
                                        List.of("assertion.hashedURI.mismatch" + where)))
                .bytes();
    }

    private static byte[] redactingOwn(String path) {
        var uris = new CborValue.Array(List.of(CborValue.of("self#jumbf=" + path)));
        return Forgery.valid(JPEG, TRUSTED.signer())
                .manifest(
                        active ->
                                active.assertion(NOTE, TEXT)
                                        .claimField("redacted_assertions", uris))
                .bytes();
    }

    private static Forgery updated(String relationship, byte[] parent) {
        return Forgery.of(
                        JPEG,
                        ManifestForge.by(TRUSTED.signer())
                                .type(JumbfType.UPDATE_MANIFEST)
                                .ingredient(IngredientForge.v3(relationship).signed(parent)))
                .before(parent);
    }

    private static CborValue action(String name, ManifestForge active) {
        return name.equals("c2pa.opened")
                ? Forgery.actions(
                        Forgery.action(name, IngredientForge.v3("parentOf").signed(bound()).box()))
                : Forgery.actions(Forgery.action(name));
    }

    private static byte[] parentChanged() {
        return Forgery.of(
                        JPEG,
                        ManifestForge.by(TRUSTED.signer())
                                .type(JumbfType.UPDATE_MANIFEST)
                                .ingredient(IngredientForge.v3("parentOf").signed(bound())))
                .before(Boxes.without(bound(), ASSERTIONS + NOTE))
                .bytes();
    }

    private static byte[] parentWithoutBinding() {
        var parent = Forgery.of(JPEG, Forgery.created(TRUSTED.signer()).label(PARENT)).manifest();
        return updated("parentOf", parent).bytes();
    }

    private static byte[] chain() {
        var first =
                Forgery.of(
                                JPEG,
                                ManifestForge.by(TRUSTED.signer())
                                        .label(MIDDLE)
                                        .type(JumbfType.UPDATE_MANIFEST)
                                        .ingredient(IngredientForge.v3("parentOf").signed(bound())))
                        .before(bound())
                        .manifest();
        return Forgery.update(JPEG, TRUSTED.signer(), first).before(bound()).bytes();
    }

    /// Two update manifests that are each other's parents.
    private static byte[] circle() {
        var first =
                ManifestForge.by(TRUSTED.signer())
                        .label(MIDDLE)
                        .type(JumbfType.UPDATE_MANIFEST)
                        .ingredient(
                                IngredientForge.v3("parentOf")
                                        .with(
                                                "activeManifest",
                                                Boxes.hashedUri(
                                                        "/c2pa/" + Forgery.LABEL, new byte[32]))
                                        .results(List.of(), List.of(), List.of()))
                        .box();
        return Forgery.update(JPEG, TRUSTED.signer(), first).bytes();
    }

    private static byte[] updateThatRedacts() {
        return Forgery.of(
                        JPEG,
                        ManifestForge.by(TRUSTED.signer())
                                .type(JumbfType.UPDATE_MANIFEST)
                                .ingredient(IngredientForge.v3("parentOf").signed(bound()))
                                .redacting(PARENT + "/" + ASSERTIONS + NOTE))
                .before(Boxes.without(bound(), ASSERTIONS + NOTE))
                .bytes();
    }
}
