package dev.candor.c2pa.definition;

import org.jspecify.annotations.Nullable;

/// What is said of the action that a manifest begins with, `c2pa.created` or `c2pa.opened`.
///
/// @param softwareAgent what created or opened the asset, if not the claim generator
/// @param description free words, if any
/// @param details what else is said
public record Beginning(
        @Nullable SoftwareAgent softwareAgent,
        @Nullable String description,
        ActionDetails details) {
    /// Nothing is said of it.
    public static final Beginning PLAIN = new Beginning(null, null, ActionDetails.NONE);
}
