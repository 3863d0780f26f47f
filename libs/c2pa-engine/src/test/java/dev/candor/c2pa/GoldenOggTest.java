package dev.candor.c2pa;

import dev.candor.c2pa.kit.AudioCases;

/// Ogg, whose bitstreams are boxes.
class GoldenOggTest extends GoldenFolder {
    GoldenOggTest() {
        super("ogg", "ogg", AudioCases.ogg());
    }
}
