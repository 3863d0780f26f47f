package dev.candor.c2pa;

import dev.candor.c2pa.kit.StandardCases;

/// Assertions in JSON.
class GoldenMetadataTest extends GoldenFolder {
    GoldenMetadataTest() {
        super("metadata", "jpg", StandardCases.metadata());
    }
}
