package dev.candor.c2pa;

import dev.candor.c2pa.kit.DataHashCases;

/// What a hash over the bytes of an asset may leave out, and what it must not.
class GoldenDataHashTest extends GoldenFolder {
    GoldenDataHashTest() {
        super("data-hash", "jpg", DataHashCases.all());
    }

    @Override
    protected String extension(byte[] asset) {
        return asset[0] == (byte) 0x89 ? "png" : "jpg";
    }
}
