package dev.candor.c2pa.manifest;

import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.jumbf.JumbfBox;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an asset was made from (C2PA 2.4, 18.16), in any of the assertion's three versions.
///
/// @param version 1 to 3
/// @param title null if not said
/// @param relationship as written; null if not said
/// @param activeManifest the ingredient's manifest; null if it has none
/// @param claimSignature the signature of that manifest; null if not said
/// @param digitalSourceType what kind of content it is, as a URI; null if not said
/// @param validated whether the claim generator wrote down how it validated the ingredient
/// @param recorded what it wrote down
public record Ingredient(
        int version,
        @Nullable String title,
        @Nullable String relationship,
        @Nullable HashedUri activeManifest,
        @Nullable HashedUri claimSignature,
        @Nullable String digitalSourceType,
        boolean validated,
        RecordedResults recorded) {
    /// The relationship to what the asset was made by changing.
    public static final String PARENT_OF = "parentOf";

    /// The relationship to what is a part of the asset.
    public static final String COMPONENT_OF = "componentOf";

    /// The relationship to what only went into making the asset.
    public static final String INPUT_TO = "inputTo";

    /// The ingredient of an assertion's label and content, if the content is a map.
    public static Optional<Ingredient> of(String label, CborValue value) {
        return value.asMap().map(map -> of(version(label), map));
    }

    /// The ingredient of an assertion's box, if it can be read.
    public static Optional<Ingredient> read(JumbfBox.Superbox box) {
        try {
            return of(box.label(), Assertion.content(box));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    /// All ingredients among assertions that can be read.
    public static List<Ingredient> among(List<Assertion> assertions) {
        return assertions.stream()
                .filter(assertion -> Labels.isIngredient(assertion.label()))
                .flatMap(assertion -> read(assertion.box()).stream())
                .toList();
    }

    private static Ingredient of(int version, CborValue.Map map) {
        return new Ingredient(
                version,
                map.text("dc:title").orElse(null),
                map.text("relationship").orElse(null),
                reference(map, version == 3 ? "activeManifest" : "c2pa_manifest"),
                reference(map, "claimSignature"),
                map.text("digitalSourceType").orElse(null),
                map.map("validationResults").isPresent(),
                RecordedResults.of(map));
    }

    private static @Nullable HashedUri reference(CborValue.Map map, String field) {
        return map.get(field).map(HashedUri::ofAny).orElse(null);
    }

    private static int version(String label) {
        return switch (Labels.kind(label)) {
            case Labels.INGREDIENT -> 1;
            case Labels.INGREDIENT_V3 -> 3;
            default -> 2;
        };
    }

    /// Whether the asset was made by changing this.
    public boolean isParent() {
        return PARENT_OF.equals(relationship);
    }
}
