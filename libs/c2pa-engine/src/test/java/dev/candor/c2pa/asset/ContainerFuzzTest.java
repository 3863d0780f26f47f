package dev.candor.c2pa.asset;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import org.junit.jupiter.params.provider.MethodSource;

class ContainerFuzzTest {
    @MethodSource("dev.candor.c2pa.kit.Seeds#assets")
    @FuzzTest(maxDuration = "2m")
    void bytesHaveALayoutInsideThemOrAreMalformed(byte[] bytes) throws IOException {
        var file = Files.createTempFile("fuzz", null);
        try (var channel = FileChannel.open(Files.write(file, bytes))) {
            var asset = new ChannelReader(channel);
            for (var format : AssetFormat.values()) {
                read(format, asset, bytes.length);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static void read(AssetFormat format, ChannelReader asset, long size)
            throws IOException {
        var container = format.container();
        try {
            if (!container.recognizes(asset)) {
                return;
            }
            var layout = container.layout(asset);
            assertThat(layout.storeRanges()).allMatch(range -> range.end() <= size);
            assertThat(layout.metadata()).allMatch(range -> range.end() <= size);
            container
                    .boxes(asset)
                    .ifPresent(
                            boxes ->
                                    assertThat(boxes)
                                            .allMatch(box -> box.range().end() <= size)
                                            .filteredOn(NamedRange::isStore)
                                            .hasSizeLessThanOrEqualTo(layout.storeRanges().size()));
        } catch (MalformedException e) {
            assertThat(e.offset()).as(e.getMessage()).isNotNegative();
        }
    }
}
