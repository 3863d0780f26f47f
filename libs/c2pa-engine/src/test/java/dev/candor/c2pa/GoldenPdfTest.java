package dev.candor.c2pa;

import dev.candor.c2pa.kit.PdfCases;

/// PDF documents, in one state and in several.
class GoldenPdfTest extends GoldenFolder {
    GoldenPdfTest() {
        super("pdf", "pdf", PdfCases.all());
    }
}
