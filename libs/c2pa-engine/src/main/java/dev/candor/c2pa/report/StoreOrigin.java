package dev.candor.c2pa.report;

/// Where the manifest store that was judged came from.
public enum StoreOrigin {
    /// The asset itself carries it.
    EMBEDDED,
    /// It was given beside the asset.
    SIDECAR,
    /// It was fetched from where the asset says it is.
    REMOTE,
    /// There is none.
    NOWHERE
}
