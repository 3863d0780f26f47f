package dev.candor.c2pa;

import dev.candor.c2pa.kit.TwinCases;

/// Boxes of a manifest that cannot be told apart.
class GoldenTwinTest extends GoldenFolder {
    GoldenTwinTest() {
        super("twins", "jpg", TwinCases.all());
    }
}
