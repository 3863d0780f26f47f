package dev.candor.c2pa;

import dev.candor.c2pa.kit.AudioCases;

/// MP3 with an ID3v2 tag in front.
class GoldenMp3Test extends GoldenFolder {
    GoldenMp3Test() {
        super("mp3", "mp3", AudioCases.mp3());
    }
}
