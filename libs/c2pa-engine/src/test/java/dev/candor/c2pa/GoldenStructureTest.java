package dev.candor.c2pa;

import dev.candor.c2pa.kit.StructureCases;

/// Stores, manifests, claims and references, well and wrong: `claim.missing` and all that follows.
class GoldenStructureTest extends GoldenFolder {
    GoldenStructureTest() {
        super("structure", "jpg", StructureCases.all());
    }
}
