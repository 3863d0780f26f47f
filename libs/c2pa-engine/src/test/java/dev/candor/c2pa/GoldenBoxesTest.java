package dev.candor.c2pa;

import dev.candor.c2pa.kit.BoxCases;

/// Assets whose content is bound box by box.
class GoldenBoxesTest extends GoldenFolder {
    GoldenBoxesTest() {
        super("boxes", "png", BoxCases.all());
    }

    @Override
    protected String extension(byte[] asset) {
        return asset[0] == (byte) 0x89 ? "png" : "jpg";
    }
}
