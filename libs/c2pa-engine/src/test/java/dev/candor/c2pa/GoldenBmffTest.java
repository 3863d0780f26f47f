package dev.candor.c2pa;

import dev.candor.c2pa.kit.BmffCases;

/// MP4 and its relatives, bound well and wrong.
class GoldenBmffTest extends GoldenFolder {
    GoldenBmffTest() {
        super("bmff", "mp4", BmffCases.all());
    }
}
