package dev.candor.c2pa.asset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.kit.Media;
import dev.candor.c2pa.kit.Pictures;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The names of the general box hash (C2PA 2.4, 18.7.3), and that pieces follow one another.
class BoxNamesTest {
    @TempDir Path directory;

    @Test
    void jpegIsListedByItsMarkers() throws Exception {
        assertThat(names(Media.jpeg()))
                .containsExactly(
                        "SOI", "APP0", "DQT", "DQT", "SOF0", "DHT", "DHT", "DHT", "DHT", "SOS",
                        "EOI");
    }

    @Test
    void pngIsListedByItsChunks() throws Exception {
        assertThat(names(Media.png())).containsExactly("PNGh", "IHDR", "IDAT", "IEND");
    }

    @Test
    void gifIsListedByItsBlocks() throws Exception {
        var loop = Pictures.extension("NETSCAPE2.0", new byte[3]);

        assertThat(names(Pictures.gifWith(loop)))
                .startsWith("GIF89a", "LSD", "21FF")
                .endsWith("2C", "TBID", "3B");
    }

    @Test
    void riffIsListedByItsFirstFloor() throws Exception {
        assertThat(names(Pictures.avi())).containsExactly("AVI ", "hdrl", "movi");
        assertThat(names(Pictures.wav())).containsExactly("WAVE", "fmt ", "data");
    }

    @Test
    void jpegXlIsListedByItsBoxes() throws Exception {
        assertThat(names(Pictures.jxl())).containsExactly("JXL ", "ftyp", "jxlc");
    }

    private List<String> names(byte[] asset) throws Exception {
        var file = Files.write(directory.resolve("asset"), asset);
        try (var channel = FileChannel.open(file)) {
            var container = AssetFormats.require(channel).container();
            var boxes = container.boxes(new ChannelReader(channel)).orElseThrow();
            long end = 0;
            for (var box : boxes) {
                assertThat(box.range().start()).isEqualTo(end);
                end = box.range().end();
            }
            assertThat(end).isEqualTo(asset.length);
            return boxes.stream().map(NamedRange::name).toList();
        }
    }
}
