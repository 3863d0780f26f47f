package dev.candor.c2pa;

import dev.candor.c2pa.kit.GoldenCases;

/// Manifests that are well and manifests that are wrong, in JPEG and PNG.
class GoldenVerifyTest extends GoldenFolder {
    GoldenVerifyTest() {
        super("verify", "jpg", GoldenCases.all());
    }

    @Override
    protected String extension(byte[] asset) {
        return asset[0] == (byte) 0x89 ? "png" : "jpg";
    }
}
