package dev.candor.c2pa;

import dev.candor.c2pa.kit.FontCases;

/// Fonts, whose tables are boxes.
class GoldenFontTest extends GoldenFolder {
    GoldenFontTest() {
        super("font", "ttf", FontCases.all());
    }
}
