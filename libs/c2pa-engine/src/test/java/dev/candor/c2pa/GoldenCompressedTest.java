package dev.candor.c2pa;

import dev.candor.c2pa.kit.HistoryCases;

/// Manifests in compressed form, and what only seems to be one.
class GoldenCompressedTest extends GoldenFolder {
    GoldenCompressedTest() {
        super("compressed", "jpg", HistoryCases.compressed());
    }
}
