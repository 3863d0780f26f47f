package dev.candor.c2pa;

import dev.candor.c2pa.kit.ElsewhereCases;

/// Which data may be kept elsewhere.
class GoldenExternalReferenceTest extends GoldenFolder {
    GoldenExternalReferenceTest() {
        super("external-reference", "jpg", ElsewhereCases.externalReferences());
    }
}
