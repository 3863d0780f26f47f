package dev.candor.c2pa.asset;

import dev.candor.c2pa.io.Range;

/// A piece of an asset, by the name the general box hash gives it (C2PA 2.4, 18.7).
///
/// @param name such as `APP1`, `IDAT` or `C2PA`, which is the manifest store itself
/// @param range the piece, headers included; what a box hash leaves out is counted from its start
public record NamedRange(String name, Range range) {
    /// The name of the piece that is the manifest store.
    public static final String STORE = "C2PA";

    private static final String IMPOSTOR = "C2PA?";

    /// A piece that is not the manifest store, whatever the asset calls it.
    static NamedRange other(String name, Range range) {
        return new NamedRange(name.equals(STORE) ? IMPOSTOR : name, range);
    }

    /// Whether the piece is the manifest store.
    public boolean isStore() {
        return name.equals(STORE);
    }
}
