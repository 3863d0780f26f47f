package dev.candor.c2pa;

import dev.candor.c2pa.kit.HistoryCases;

/// Assets with update manifests, whose binding is their parent's.
class GoldenUpdateTest extends GoldenFolder {
    GoldenUpdateTest() {
        super("update", "jpg", HistoryCases.updated());
    }
}
