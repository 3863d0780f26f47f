package dev.candor.c2pa.validation;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.StoreOrigin;

/// What looking for an asset's manifest store came to (C2PA 2.4, 15.5).
public sealed interface LocatedStore {
    /// A store that can be judged.
    record Found(Bytes store, StoreOrigin origin) implements LocatedStore {}

    /// The asset says where its store is, and it was not fetched.
    ///
    /// @param uri as the asset says it
    /// @param findings why it was not fetched, if that was tried
    record Elsewhere(String uri, Findings findings) implements LocatedStore {}

    /// The asset seems to carry a store, but none that may be used.
    record Refused(Findings findings) implements LocatedStore {}

    /// Nothing speaks for the asset.
    record None() implements LocatedStore {}
}
