package dev.candor.c2pa;

import dev.candor.c2pa.kit.StandardCases;

/// By what else content can be found again.
class GoldenSoftBindingTest extends GoldenFolder {
    GoldenSoftBindingTest() {
        super("soft-binding", "jpg", StandardCases.softBindings());
    }
}
