package dev.candor.c2pa;

import dev.candor.c2pa.kit.IngredientCases;

/// Assets made from others, whose manifests are as they were, changed, broken or gone.
class GoldenIngredientTest extends GoldenFolder {
    GoldenIngredientTest() {
        super("ingredient", "jpg", IngredientCases.all());
    }
}
