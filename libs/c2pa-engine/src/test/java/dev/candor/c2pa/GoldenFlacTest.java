package dev.candor.c2pa;

import dev.candor.c2pa.kit.AudioCases;

/// FLAC with an ID3v2 tag in front.
class GoldenFlacTest extends GoldenFolder {
    GoldenFlacTest() {
        super("flac", "flac", AudioCases.flac());
    }
}
