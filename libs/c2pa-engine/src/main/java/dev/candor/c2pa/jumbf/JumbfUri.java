package dev.candor.c2pa.jumbf;

import java.util.Optional;

/// A reference to a box of a manifest store, `self#jumbf=…`; absolute from the store
/// (`self#jumbf=/c2pa/…`) or relative to the manifest that says it (C2PA 2.4, 8.3).
///
/// @param value the reference as written
public record JumbfUri(String value) {
    private static final String SCHEME = "self#jumbf=";
    private static final String STORE = "/c2pa";

    /// Early claim generators left out the first slash; no box of a manifest has that label.
    private static final String EARLY = "c2pa/";

    /// The whole manifest store.
    public static JumbfUri store() {
        return new JumbfUri(SCHEME + STORE);
    }

    /// The box at `path` below the manifest store, such as `<manifest>/c2pa.signature`.
    public static JumbfUri absolute(String path) {
        return new JumbfUri(SCHEME + STORE + "/" + path);
    }

    /// The box at `path` below the manifest that holds the reference.
    public static JumbfUri relative(String path) {
        return new JumbfUri(SCHEME + path);
    }

    /// The absolute path below the store that the reference means when `manifest` says it, such as
    /// `<manifest>/c2pa.assertions/<label>`; nothing if it is no reference into a store.
    public Optional<String> pathFrom(String manifest) {
        if (!value.startsWith(SCHEME)) {
            return Optional.empty();
        }
        var path = value.substring(SCHEME.length());
        if (path.startsWith(STORE + "/")) {
            return Optional.of(path.substring(STORE.length() + 1));
        }
        if (path.startsWith(EARLY)) {
            return Optional.of(path.substring(EARLY.length()));
        }
        return path.startsWith("/") || path.isEmpty()
                ? Optional.empty()
                : Optional.of(manifest + "/" + path);
    }

    /// The label of the box: what stands behind the last slash.
    public String label() {
        return value.substring(Math.max(value.lastIndexOf('/'), value.lastIndexOf('=')) + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
