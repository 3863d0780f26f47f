package dev.candor.c2pa.asset.zip;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import org.junit.jupiter.params.provider.MethodSource;

class ZipFuzzTest {
    @MethodSource("dev.candor.c2pa.kit.Seeds#assets")
    @FuzzTest(maxDuration = "2m")
    void bytesAreAnArchiveOrMalformed(byte[] bytes) throws IOException {
        var file = Files.createTempFile("fuzz", null);
        try (var channel = FileChannel.open(Files.write(file, bytes))) {
            var asset = new ChannelReader(channel);
            for (var entry : ZipReader.read(asset).entries()) {
                assertThat(LocalFile.of(asset, entry).content().end())
                        .isLessThanOrEqualTo(bytes.length);
            }
        } catch (MalformedException e) {
            assertThat(e.reason()).isNotEmpty();
        } finally {
            Files.delete(file);
        }
    }
}
