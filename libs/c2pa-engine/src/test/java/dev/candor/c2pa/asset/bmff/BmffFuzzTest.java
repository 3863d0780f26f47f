package dev.candor.c2pa.asset.bmff;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import org.junit.jupiter.params.provider.MethodSource;

class BmffFuzzTest {
    @MethodSource("dev.candor.c2pa.kit.Seeds#assets")
    @FuzzTest(maxDuration = "2m")
    void bytesHaveALayoutOrAreMalformed(byte[] bytes) throws IOException {
        var file = Files.createTempFile("fuzz", null);
        try (var channel = FileChannel.open(Files.write(file, bytes))) {
            var reader = new ChannelReader(channel);
            Recognition.family(reader);
            var layout = new BmffContainer(Family.MPEG4).layout(reader);
            assertThat(layout.storeRanges()).allMatch(range -> range.end() <= bytes.length);
        } catch (MalformedException e) {
            assertThat(e.offset()).isBetween(0L, (long) bytes.length);
        } finally {
            Files.delete(file);
        }
    }
}
