package dev.candor.c2pa;

import dev.candor.c2pa.kit.AiCases;

/// What people are told of artificial intelligence.
class GoldenAiTest extends GoldenFolder {
    GoldenAiTest() {
        super("ai", "jpg", AiCases.all());
    }
}
