package dev.candor.c2pa;

import dev.candor.c2pa.kit.PictureCases;
import org.junit.jupiter.api.Nested;

/// Pictures and RIFF files with stores that are well and stores that are wrong, a folder a format.
class GoldenPicturesTest {
    @Nested
    class Gif extends GoldenFolder {
        Gif() {
            super("gif", "gif", PictureCases.gif());
        }
    }

    @Nested
    class Webp extends GoldenFolder {
        Webp() {
            super("webp", "webp", PictureCases.webp());
        }
    }

    @Nested
    class Avi extends GoldenFolder {
        Avi() {
            super("avi", "avi", PictureCases.avi());
        }
    }

    @Nested
    class Wav extends GoldenFolder {
        Wav() {
            super("wav", "wav", PictureCases.wav());
        }
    }

    @Nested
    class Tiff extends GoldenFolder {
        Tiff() {
            super("tiff", "tif", PictureCases.tiff());
        }
    }

    @Nested
    class BigTiff extends GoldenFolder {
        BigTiff() {
            super("bigtiff", "tif", PictureCases.bigTiff());
        }
    }

    @Nested
    class Dng extends GoldenFolder {
        Dng() {
            super("dng", "dng", PictureCases.dng());
        }
    }

    @Nested
    class JpegXl extends GoldenFolder {
        JpegXl() {
            super("jxl", "jxl", PictureCases.jxl());
        }
    }

    @Nested
    class Svg extends GoldenFolder {
        Svg() {
            super("svg", "svg", PictureCases.svg());
        }
    }
}
