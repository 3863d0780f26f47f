package dev.candor.c2pa;

import dev.candor.c2pa.kit.TextCases;

/// Text with stores hidden in it.
class GoldenTextTest extends GoldenFolder {
    GoldenTextTest() {
        super("text", "txt", TextCases.all());
    }
}
