package dev.candor.c2pa.jumbf;

/// A reference to a box of a manifest store, `self#jumbf=…`; absolute from the store
/// (`self#jumbf=/c2pa/…`) or relative to the manifest that says it (C2PA 2.4, 8.3).
///
/// @param value the reference as written
public record JumbfUri(String value) {
    private static final String SCHEME = "self#jumbf=";
    private static final String STORE = "/c2pa/";

    /// The box at `path` below the manifest store, such as `<manifest>/c2pa.signature`.
    public static JumbfUri absolute(String path) {
        return new JumbfUri(SCHEME + STORE + path);
    }

    /// The box at `path` below the manifest that holds the reference.
    public static JumbfUri relative(String path) {
        return new JumbfUri(SCHEME + path);
    }

    @Override
    public String toString() {
        return value;
    }
}
