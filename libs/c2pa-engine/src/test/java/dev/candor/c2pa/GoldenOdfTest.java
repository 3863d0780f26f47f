package dev.candor.c2pa;

import dev.candor.c2pa.kit.ZipCases;

/// OpenDocument, which is a ZIP.
class GoldenOdfTest extends GoldenFolder {
    GoldenOdfTest() {
        super("odf", "odt", ZipCases.odf());
    }
}
