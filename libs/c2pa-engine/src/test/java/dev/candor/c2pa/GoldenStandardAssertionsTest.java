package dev.candor.c2pa;

import dev.candor.c2pa.kit.StandardCases;

/// Standard assertions of which little is asked, and what they refer to.
class GoldenStandardAssertionsTest extends GoldenFolder {
    GoldenStandardAssertionsTest() {
        super("standard-assertions", "jpg", StandardCases.others());
    }
}
