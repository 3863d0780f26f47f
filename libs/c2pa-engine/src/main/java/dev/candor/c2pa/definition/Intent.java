package dev.candor.c2pa.definition;

/// How a manifest begins; its first action follows from it (C2PA 2.4, 18.14.2).
public sealed interface Intent {
    /// The asset is new: `c2pa.created`.
    record Created(DigitalSourceType digitalSourceType) implements Intent {}

    /// The asset was opened to change it: `c2pa.opened`, and the asset as it came is the parent
    /// ingredient, with its credentials if it has any.
    record Opened() implements Intent {}

    /// The asset stays as it is, and only its credentials change: an update manifest, whose parent
    /// is the manifest that spoke before (C2PA 2.4, 11.2.3).
    record Updated() implements Intent {}
}
