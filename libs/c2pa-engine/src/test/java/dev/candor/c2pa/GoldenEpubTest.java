package dev.candor.c2pa;

import dev.candor.c2pa.kit.ZipCases;

/// EPUB, which is a ZIP.
class GoldenEpubTest extends GoldenFolder {
    GoldenEpubTest() {
        super("epub", "epub", ZipCases.epub());
    }
}
