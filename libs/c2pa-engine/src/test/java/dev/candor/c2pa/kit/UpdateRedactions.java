package dev.candor.c2pa.kit;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.jumbf.JumbfType;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Update manifests that take something out of what they update (C2PA 2.4, 6.8 and 11.2.3;
/// VAL-INGR-0002, VAL-ASSE-0007, VAL-CRYP-0040).
final class UpdateRedactions {
    private static final TestAuthority TRUSTED = TestAuthority.trusted();
    private static final byte[] JPEG = Media.jpeg();
    private static final String FIRST = "urn:c2pa:00000000-0000-4000-8000-0000000000c1";
    private static final String SECOND = "urn:c2pa:00000000-0000-4000-8000-0000000000c2";
    private static final String ASSERTIONS = "c2pa.assertions/";
    private static final String NOTE = ASSERTIONS + "com.example.note";
    private static final String BINDING = ASSERTIONS + "c2pa.hash.data";
    private static final String INGREDIENT = ASSERTIONS + "c2pa.ingredient.v3";

    private UpdateRedactions() {}

    static Map<String, Supplier<byte[]>> all() {
        var cases = new TreeMap<String, Supplier<byte[]>>();
        cases.put("redacting-and-saying-so", UpdateRedactions::saying);
        cases.put(
                "redacting-what-is-still-there",
                () -> above(standard(), FIRST + "/" + NOTE).before(standard()).bytes());
        // what was bound once has to stay so
        cases.put(
                "redacting-the-binding",
                () ->
                        above(standard(), FIRST + "/" + BINDING)
                                .before(Boxes.without(standard(), BINDING))
                                .bytes());
        // an update may lose what it added itself
        cases.put("redacting-of-an-update", () -> aboveTheUpdate(NOTE));
        // but not what says which asset it is an update of
        cases.put("redacting-the-parent-of-an-update", () -> aboveTheUpdate(INGREDIENT));
        return cases;
    }

    private static byte[] standard() {
        return Standard.MANIFEST;
    }

    /// The same bytes every time.
    private static final class Standard {
        private static final byte[] MANIFEST =
                Forgery.valid(JPEG, TRUSTED.signer())
                        .manifest(
                                active -> active.label(FIRST).assertion("com.example.note", text()))
                        .manifest();
    }

    private static CborValue text() {
        return new CborMapBuilder().put("a", "b").build();
    }

    private static ManifestForge update(byte[] parent) {
        return ManifestForge.by(TRUSTED.signer())
                .type(JumbfType.UPDATE_MANIFEST)
                .ingredient(IngredientForge.v3("parentOf").signed(parent));
    }

    /// An update of a manifest as it was, that takes something out.
    private static Forgery above(byte[] parent, String redacted) {
        return Forgery.of(JPEG, update(parent).redacting(redacted));
    }

    private static byte[] saying() {
        var action =
                new CborMapBuilder()
                        .put("action", "c2pa.redacted")
                        .put("reason", "c2pa.PII.present")
                        .put(
                                "parameters",
                                new CborMapBuilder()
                                        .put("redacted", "self#jumbf=/c2pa/" + FIRST + "/" + NOTE)
                                        .build())
                        .build();
        return above(standard(), FIRST + "/" + NOTE)
                .assertion("c2pa.actions.v2", Forgery.actions(action))
                .before(Boxes.change(standard(), NOTE, Boxes::redacted))
                .bytes();
    }

    private static byte[] aboveTheUpdate(String redacted) {
        var between =
                Forgery.of(
                                JPEG,
                                update(standard())
                                        .label(SECOND)
                                        .assertion("com.example.note", text()))
                        .before(standard())
                        .manifest();
        return above(between, SECOND + "/" + redacted)
                .before(standard())
                .before(Boxes.without(between, redacted))
                .bytes();
    }
}
