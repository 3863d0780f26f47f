package dev.candor.c2pa;

import dev.candor.c2pa.kit.ZipCases;

/// Archives, bound file by file.
class GoldenZipTest extends GoldenFolder {
    GoldenZipTest() {
        super("zip", "zip", ZipCases.zip());
    }
}
