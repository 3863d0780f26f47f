package dev.candor.c2pa.kit;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.jumbf.JumbfType;
import dev.candor.c2pa.port.Signer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Assets that were made from others: ingredients of every version, with manifests that are as they
/// were, that were changed, that were broken from the start, and that are gone.
public final class IngredientCases {
    private static final TestAuthority TRUSTED = TestAuthority.trusted();
    private static final Signer EXPIRED =
            TRUSTED.signer(leaf -> leaf.until(TestAuthority.NOON.minusSeconds(60)));
    private static final byte[] JPEG = Media.jpeg();
    private static final String FIRST = "urn:c2pa:00000000-0000-4000-8000-0000000000a1";
    private static final String SECOND = "urn:c2pa:00000000-0000-4000-8000-0000000000a2";
    private static final String SIGNATURE = "/c2pa.signature";
    private static final String MISMATCH = "claimSignature.mismatch";
    private static final CborValue NOTE = new CborMapBuilder().put("a", "b").build();
    private static final Map<String, Supplier<byte[]>> CASES = new TreeMap<>();

    static {
        words();
        links();
        broken();
        deltas();
        families();
    }

    private IngredientCases() {}

    /// How each asset is made, by the name of its folder.
    public static Map<String, Supplier<byte[]>> all() {
        return Map.copyOf(CASES);
    }

    /// What an ingredient assertion itself must say: VAL-ASSE-0034 to VAL-ASSE-0037, the second of
    /// which is VAL-ASSE-0035.
    private static void words() {
        for (int version = 1; version <= 3; version++) {
            int number = version;
            CASES.put("unsigned-v" + number, () -> made(of(number, "componentOf")));
            CASES.put("unsigned-input-v" + number, () -> made(of(number, "inputTo")));
        }
        CASES.put("relationship-unknown", () -> made(of(3, "cousinOf")));
        CASES.put("relationship-missing", () -> made(of(3, "componentOf").without("relationship")));
        CASES.put("is-a-list", () -> made(Boxes.cbor("c2pa.ingredient.v3", CborValue.EMPTY_ARRAY)));
        CASES.put("results-missing", () -> with(parent(), it -> it.without("validationResults")));
        CASES.put(
                "source-type-and-manifest",
                () ->
                        with(
                                parent(),
                                it ->
                                        it.with(
                                                "digitalSourceType",
                                                CborValue.of(Forgery.DIGITAL_CREATION))));
        CASES.put("two-parents", () -> made(of(3, "parentOf"), of(3, "parentOf").instance(1)));
    }

    /// VAL-INGR-0009; C2PA 2.2, 15.11.3.3.2.
    private static void links() {
        for (int version = 1; version <= 3; version++) {
            int number = version;
            CASES.put("manifest-v" + number, () -> with(parent(), number, it -> it));
            CASES.put(
                    "manifest-changed-v" + number,
                    () -> with(parent(), number, it -> it.wrong(it.manifestField())));
        }
        CASES.put(
                "manifest-missing", () -> gone(IngredientForge.v3("componentOf").signed(parent())));
        CASES.put(
                "manifest-missing-v1", () -> gone(IngredientForge.v1("componentOf").of(parent())));
        CASES.put(
                "manifest-says-no-place",
                () -> with(parent(), it -> it.with("activeManifest", NOTE)));
        CASES.put(
                "manifest-without-hash",
                () ->
                        with(
                                parent(),
                                it ->
                                        it.with(
                                                "activeManifest",
                                                new CborMapBuilder()
                                                        .put("url", "self#jumbf=/c2pa/" + FIRST)
                                                        .build())));
        CASES.put(
                "manifest-by-unknown-algorithm",
                () ->
                        with(
                                parent(),
                                it ->
                                        it.with(
                                                "activeManifest",
                                                new CborMapBuilder()
                                                        .put("url", "self#jumbf=/c2pa/" + FIRST)
                                                        .put("alg", "md5")
                                                        .put("hash", CborValue.of(new byte[16]))
                                                        .build())));
        CASES.put("signature-changed", () -> with(parent(), it -> it.wrong("claimSignature")));
        CASES.put("signature-not-named", () -> with(parent(), it -> it.without("claimSignature")));
        CASES.put("manifest-by-its-claim", IngredientCases::byItsClaim);
        CASES.put(
                "time-stamp-manifest",
                () -> with(parentForge().type(JumbfType.TIME_STAMP_MANIFEST).box(), it -> it));
    }

    /// An ingredient that was not well when it was taken in, and whether that was written down.
    private static void broken() {
        CASES.put(
                "broken-and-said",
                () -> with(forged(), it -> it.results(none(), none(), failed())));
        CASES.put(
                "broken-and-said-of-no-box",
                () -> with(forged(), it -> it.results(none(), none(), List.of(MISMATCH))));
        // who writes it down as something that went well has not seen that it did not
        CASES.put(
                "broken-and-said-to-be-well",
                () -> with(forged(), it -> it.results(failed(), none(), none())));
        CASES.put(
                "broken-and-said-to-be-well-v2",
                () ->
                        with(
                                forged(),
                                2,
                                it ->
                                        it.with(
                                                "validationStatus",
                                                new CborValue.Array(List.of(praised())))));
        CASES.put(
                "broken-and-only-noted",
                () -> with(forged(), it -> it.results(none(), failed(), none())));
        CASES.put("broken-and-not-said", () -> with(forged(), it -> it));
        CASES.put("broken-and-not-said-v1", () -> with(forged(), 1, it -> it));
        CASES.put(
                "broken-and-said-v1",
                () ->
                        with(
                                forged(),
                                1,
                                it ->
                                        it.with(
                                                "validationStatus",
                                                new CborValue.Array(List.of(status(MISMATCH))))));
        CASES.put(
                "broken-elsewhere-than-said",
                () ->
                        with(
                                Boxes.without(
                                        parentForge().assertion("com.example.a", NOTE).box(),
                                        "c2pa.assertions/com.example.a"),
                                it ->
                                        it.results(
                                                none(),
                                                none(),
                                                List.of(
                                                        "assertion.missing "
                                                                + FIRST
                                                                + "/c2pa.assertions/other"))));
        CASES.put("expired-since", () -> with(parentForge(EXPIRED).box(), it -> it));
        CASES.put("without-claim", () -> with(Boxes.without(parent(), "c2pa.claim.v2"), it -> it));
        CASES.put("stranger", () -> with(parentForge(TestAuthority.stranger()).box(), it -> it));
        CASES.put(
                "unbound",
                () -> with(Forgery.created(TRUSTED.signer()).label(FIRST).box(), it -> it));
    }

    /// What is new of an ingredient is what was not written down: C2PA 2.2, 15.11.3.3.
    private static void deltas() {
        CASES.put(
                "all-said",
                () ->
                        with(
                                parent(),
                                it ->
                                        it.results(
                                                List.of(
                                                        "claimSignature.validated "
                                                                + FIRST
                                                                + SIGNATURE,
                                                        "claimSignature.insideValidity "
                                                                + FIRST
                                                                + SIGNATURE,
                                                        "signingCredential.trusted "
                                                                + FIRST
                                                                + SIGNATURE,
                                                        matched("c2pa.actions.v2"),
                                                        matched("c2pa.hash.data")),
                                                List.of(
                                                        "signingCredential.ocsp.skipped "
                                                                + FIRST
                                                                + SIGNATURE),
                                                none())));
        CASES.put("grandparent", () -> grandparent(parent(), it -> it));
        CASES.put(
                "grandparent-changed",
                () -> grandparent(parent(), it -> it.wrong("activeManifest")));
        CASES.put("grandparent-broken", () -> grandparent(forged(), it -> it));
        CASES.put(
                "grandparent-broken-and-said",
                () -> grandparent(forged(), it -> it.results(none(), none(), failed())));
        CASES.put("grandparent-broken-and-said-later", IngredientCases::saidLater);
        CASES.put("grandparent-broken-and-said-by-a-stranger", IngredientCases::saidBeside);
    }

    /// Manifests that are ingredients more than once, of each other, or of nothing.
    private static void families() {
        CASES.put("twice", IngredientCases::twice);
        CASES.put("of-itself", IngredientCases::itself);
        CASES.put("circle", IngredientCases::circle);
    }

    private static IngredientForge of(int version, String relationship) {
        return switch (version) {
            case 1 -> IngredientForge.v1(relationship);
            case 2 -> IngredientForge.v2(relationship);
            default -> IngredientForge.v3(relationship);
        };
    }

    private static ManifestForge parentForge() {
        return parentForge(TRUSTED);
    }

    private static ManifestForge parentForge(TestAuthority by) {
        return parentForge(by.signer());
    }

    private static ManifestForge parentForge(Signer by) {
        return Forgery.created(by).label(FIRST).bound("c2pa.hash.data", HardBinding.data());
    }

    private static byte[] parent() {
        return parentForge().box();
    }

    /// A manifest whose signature is not its signer's.
    private static byte[] forged() {
        return parentForge().cose(bytes -> Edits.flip(bytes, -1)).box();
    }

    private static List<String> none() {
        return List.of();
    }

    private static List<String> failed() {
        return List.of(MISMATCH + " " + FIRST + SIGNATURE);
    }

    private static String matched(String label) {
        return "assertion.hashedURI.match " + FIRST + "/c2pa.assertions/" + label;
    }

    private static CborValue status(String code) {
        return new CborMapBuilder()
                .put("code", code)
                .put("url", "self#jumbf=/c2pa/" + FIRST + SIGNATURE)
                .build();
    }

    /// A status that says its code stands for a success.
    private static CborValue praised() {
        return new CborMapBuilder()
                .put("code", MISMATCH)
                .put("url", "self#jumbf=/c2pa/" + FIRST + SIGNATURE)
                .put("success", CborValue.of(true))
                .build();
    }

    private static byte[] made(IngredientForge... ingredients) {
        return created(ingredients).bytes();
    }

    private static byte[] made(byte[] assertion) {
        return created().manifest(active -> active.assertion(assertion)).bytes();
    }

    private static Forgery created(IngredientForge... ingredients) {
        return Forgery.valid(JPEG, TRUSTED.signer())
                .manifest(active -> List.of(ingredients).forEach(active::ingredient));
    }

    private static byte[] with(byte[] manifest, UnaryOperator<IngredientForge> change) {
        return with(manifest, 3, change);
    }

    /// An asset with a component whose manifest is in the store.
    private static byte[] with(
            byte[] manifest, int version, UnaryOperator<IngredientForge> change) {
        var ingredient = of(version, "componentOf");
        var linked = version == 3 ? ingredient.signed(manifest) : ingredient.of(manifest);
        return created(change.apply(linked)).before(manifest).bytes();
    }

    private static byte[] gone(IngredientForge ingredient) {
        return created(ingredient).bytes();
    }

    /// Claim generators of 2021 hashed nothing of an ingredient but its claim.
    private static byte[] byItsClaim() {
        var manifest = parentForge().early().box();
        var claim = Boxes.at(manifest, "c2pa.claim");
        var hash = Boxes.sha256(Boxes.content(claim, "cbor"));
        return Forgery.of(
                        JPEG,
                        ManifestForge.by(TRUSTED.signer())
                                .early()
                                .ingredient(
                                        IngredientForge.v1("componentOf")
                                                .with(
                                                        "c2pa_manifest",
                                                        Boxes.hashedUri("/c2pa/" + FIRST, hash)))
                                .bound("c2pa.hash.data", HardBinding.data()))
                .before(manifest)
                .bytes();
    }

    private static ManifestForge middle(IngredientForge... ingredients) {
        var forge =
                Forgery.created(TRUSTED.signer())
                        .label(SECOND)
                        .bound("c2pa.hash.data", HardBinding.data());
        List.of(ingredients).forEach(forge::ingredient);
        return forge;
    }

    /// An ingredient that has one itself.
    private static byte[] grandparent(byte[] oldest, UnaryOperator<IngredientForge> change) {
        var between = middle(change.apply(IngredientForge.v3("componentOf").signed(oldest))).box();
        return created(IngredientForge.v3("componentOf").signed(between))
                .before(oldest)
                .before(between)
                .bytes();
    }

    /// Not who took the broken manifest in wrote down that it is, but who took that in.
    private static byte[] saidLater() {
        var oldest = forged();
        var between = middle(IngredientForge.v3("componentOf").signed(oldest)).box();
        return created(
                        IngredientForge.v3("componentOf")
                                .signed(between)
                                .results(
                                        none(),
                                        none(),
                                        none(),
                                        IngredientForge.delta(
                                                SECOND + "/c2pa.assertions/c2pa.ingredient.v3",
                                                none(),
                                                none(),
                                                failed())))
                .before(oldest)
                .before(between)
                .bytes();
    }

    /// Who has nothing to do with the broken manifest cannot excuse it.
    private static byte[] saidBeside() {
        var oldest = forged();
        var between = middle(IngredientForge.v3("componentOf").signed(oldest)).box();
        var beside =
                Forgery.created(TestAuthority.stranger().signer())
                        .label("urn:c2pa:00000000-0000-4000-8000-0000000000a3")
                        .bound("c2pa.hash.data", HardBinding.data())
                        .ingredient(
                                IngredientForge.v3("componentOf")
                                        .results(
                                                none(),
                                                none(),
                                                none(),
                                                IngredientForge.delta(
                                                        SECOND
                                                                + "/c2pa.assertions/c2pa.ingredient.v3",
                                                        none(),
                                                        none(),
                                                        failed())))
                        .box();
        return created(
                        IngredientForge.v3("componentOf").signed(between),
                        IngredientForge.v3("componentOf").signed(beside).instance(1))
                .before(oldest)
                .before(between)
                .before(beside)
                .bytes();
    }

    private static byte[] twice() {
        var manifest = parent();
        return created(
                        IngredientForge.v3("parentOf").signed(manifest),
                        IngredientForge.v3("componentOf").signed(manifest).instance(1))
                .before(manifest)
                .bytes();
    }

    /// No manifest can know its own hash.
    private static byte[] itself() {
        return created(
                        IngredientForge.v3("componentOf")
                                .with(
                                        "activeManifest",
                                        Boxes.hashedUri("/c2pa/" + Forgery.LABEL, new byte[32]))
                                .results(none(), none(), none()))
                .bytes();
    }

    private static byte[] circle() {
        var back =
                IngredientForge.v3("componentOf")
                        .with("activeManifest", Boxes.hashedUri("/c2pa/" + SECOND, new byte[32]))
                        .results(none(), none(), none());
        var oldest = parentForge().ingredient(back).box();
        var between = middle(IngredientForge.v3("componentOf").signed(oldest)).box();
        return created(IngredientForge.v3("componentOf").signed(between))
                .before(oldest)
                .before(between)
                .bytes();
    }
}
