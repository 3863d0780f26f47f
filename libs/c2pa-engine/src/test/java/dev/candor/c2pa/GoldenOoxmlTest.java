package dev.candor.c2pa;

import dev.candor.c2pa.kit.ZipCases;

/// Office Open XML and OpenXPS, which are ZIPs.
class GoldenOoxmlTest extends GoldenFolder {
    GoldenOoxmlTest() {
        super("ooxml", "docx", ZipCases.ooxml());
    }
}
