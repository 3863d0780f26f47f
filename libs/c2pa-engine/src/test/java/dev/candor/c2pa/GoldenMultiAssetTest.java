package dev.candor.c2pa;

import dev.candor.c2pa.kit.MultiAssetCases;

/// Assets of several parts, each bound by itself.
class GoldenMultiAssetTest extends GoldenFolder {
    GoldenMultiAssetTest() {
        super("multi-asset", "jpg", MultiAssetCases.all());
    }

    @Override
    protected String extension(byte[] asset) {
        return asset[0] == 0 ? "mp4" : "jpg";
    }
}
