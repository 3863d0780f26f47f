package dev.candor.c2pa;

import dev.candor.c2pa.kit.ActionCases;

/// What an actions assertion may say, and what it refers to.
class GoldenActionsTest extends GoldenFolder {
    GoldenActionsTest() {
        super("actions", "jpg", ActionCases.all());
    }
}
