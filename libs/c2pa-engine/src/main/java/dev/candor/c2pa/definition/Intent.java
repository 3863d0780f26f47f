package dev.candor.c2pa.definition;

/// How a manifest begins; its first action follows from it (C2PA 2.4, 18.14.2).
public sealed interface Intent {
    /// The asset is new: `c2pa.created`.
    record Created(DigitalSourceType digitalSourceType) implements Intent {}

    /// The asset was opened to change it: `c2pa.opened`, and the asset as it came is the parent
    /// ingredient, with its credentials if it has any.
    record Opened() implements Intent {}
}
