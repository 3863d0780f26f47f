package dev.candor.c2pa;

import dev.candor.c2pa.kit.ElsewhereCases;

/// Which assertions may be kept elsewhere.
class GoldenCloudDataTest extends GoldenFolder {
    GoldenCloudDataTest() {
        super("cloud-data", "jpg", ElsewhereCases.cloudData());
    }
}
