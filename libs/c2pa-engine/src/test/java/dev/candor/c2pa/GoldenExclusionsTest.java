package dev.candor.c2pa;

import dev.candor.c2pa.kit.ExclusionCases;

/// What a binding by a data hash leaves out.
class GoldenExclusionsTest extends GoldenFolder {
    GoldenExclusionsTest() {
        super("exclusions", "jpg", ExclusionCases.all());
    }
}
