package dev.candor.c2pa;

import dev.candor.c2pa.kit.StructuredTextCases;

/// Text with comments, in one of which the store or its address stands.
class GoldenStructuredTextTest extends GoldenFolder {
    GoldenStructuredTextTest() {
        super("structured-text", "txt", StructuredTextCases.all());
    }
}
