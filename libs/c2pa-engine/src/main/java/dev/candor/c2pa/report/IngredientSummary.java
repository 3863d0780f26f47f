package dev.candor.c2pa.report;

import org.jspecify.annotations.Nullable;

/// Something the asset was made from.
///
/// @param title its title, if said
/// @param relationship `parentOf`, `componentOf` or `inputTo`
/// @param manifest label of its manifest in the store, if it has one
public record IngredientSummary(
        @Nullable String title, String relationship, @Nullable String manifest) {}
