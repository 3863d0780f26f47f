package dev.candor.c2pa.manifest;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The labels of C2PA's own boxes and assertions.
public final class Labels {
    public static final String STORE = "c2pa";
    public static final String CLAIM_V1 = "c2pa.claim";
    public static final String CLAIM_V2 = "c2pa.claim.v2";
    public static final String SIGNATURE = "c2pa.signature";
    public static final String ASSERTIONS = "c2pa.assertions";
    public static final String ACTIONS = "c2pa.actions";
    public static final String ACTIONS_V2 = "c2pa.actions.v2";
    public static final String INGREDIENT = "c2pa.ingredient";
    public static final String INGREDIENT_V2 = "c2pa.ingredient.v2";
    public static final String INGREDIENT_V3 = "c2pa.ingredient.v3";
    public static final String SOFT_BINDING = "c2pa.soft-binding";
    public static final String CLAIM_THUMBNAIL = "c2pa.thumbnail.claim";
    public static final String INGREDIENT_THUMBNAIL = "c2pa.thumbnail.ingredient";
    public static final String IDENTITY = "cawg.identity";
    public static final String ICON = "c2pa.icon";
    public static final String METADATA = "c2pa.metadata";
    public static final String MULTI_ASSET_HASH = "c2pa.hash.multi-asset";
    public static final String DATA_HASH = "c2pa.hash.data";
    public static final String BOXES_HASH = "c2pa.hash.boxes";

    /// Out of use: it lets content move (C2PA 2.2, 18.6.1).
    public static final String BMFF_HASH = "c2pa.hash.bmff";

    public static final String BMFF_HASH_V2 = "c2pa.hash.bmff.v2";
    public static final String BMFF_HASH_V3 = "c2pa.hash.bmff.v3";
    public static final String COLLECTION_HASH = "c2pa.hash.collection.data";

    private static final Set<String> HARD_BINDINGS =
            Set.of(DATA_HASH, BOXES_HASH, COLLECTION_HASH, BMFF_HASH, BMFF_HASH_V2, BMFF_HASH_V3);
    private static final String PART = ".part";
    private static final Pattern INSTANCE = Pattern.compile("__\\d+$");

    private Labels() {}

    /// The label without the number that tells several of a kind apart (C2PA 2.4, 6.4).
    public static String kind(String label) {
        return INSTANCE.matcher(label).replaceFirst("");
    }

    /// Whether the specification says what is in an assertion.
    public static boolean isStandard(String label) {
        return label.startsWith("c2pa.") || label.startsWith("stds.") || label.startsWith("font.");
    }

    public static boolean isHardBinding(String label) {
        return HARD_BINDINGS.contains(kind(label));
    }

    /// The kind of hard binding that binds a part of an asset (C2PA 2.4, 18.9.2); nothing if the
    /// label is of another kind.
    public static Optional<String> partBinding(String label) {
        var kind = kind(label);
        return Optional.of(kind)
                .filter(whole -> whole.endsWith(PART))
                .map(part -> part.substring(0, part.length() - PART.length()))
                .filter(HARD_BINDINGS::contains);
    }

    public static boolean isActions(String label) {
        var kind = kind(label);
        return kind.equals(ACTIONS) || kind.equals(ACTIONS_V2);
    }

    public static boolean isIngredient(String label) {
        var kind = kind(label);
        return kind.equals(INGREDIENT) || kind.equals(INGREDIENT_V2) || kind.equals(INGREDIENT_V3);
    }

    public static boolean isThumbnail(String label) {
        return label.startsWith("c2pa.thumbnail.");
    }
}
