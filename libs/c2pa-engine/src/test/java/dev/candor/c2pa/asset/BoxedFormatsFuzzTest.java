package dev.candor.c2pa.asset;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/// Ogg and fonts, read by force.
class BoxedFormatsFuzzTest {
    @MethodSource("dev.candor.c2pa.kit.Seeds#assets")
    @FuzzTest(maxDuration = "2m")
    void boxesLieWithinTheAssetOrAreMalformed(byte[] bytes) throws IOException {
        for (var format : List.of(AssetFormat.OGG, AssetFormat.FONT)) {
            var file = Files.createTempFile("fuzz", null);
            try (var channel = FileChannel.open(Files.write(file, bytes))) {
                var asset = new ChannelReader(channel);
                format.container().layout(asset);
                for (var box : format.container().boxes(asset).orElseThrow()) {
                    assertThat(box.range().end()).isLessThanOrEqualTo(bytes.length);
                }
            } catch (MalformedException e) {
                assertThat(e.reason()).isNotEmpty();
            } finally {
                Files.delete(file);
            }
        }
    }
}
