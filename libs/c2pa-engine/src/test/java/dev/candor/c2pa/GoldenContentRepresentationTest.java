package dev.candor.c2pa;

import dev.candor.c2pa.kit.StandardCases;

/// Where the picture is as the camera saw it.
class GoldenContentRepresentationTest extends GoldenFolder {
    GoldenContentRepresentationTest() {
        super("content-representation", "jpg", StandardCases.contentRepresentation());
    }
}
