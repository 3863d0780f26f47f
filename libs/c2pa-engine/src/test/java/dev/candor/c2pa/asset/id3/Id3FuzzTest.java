package dev.candor.c2pa.asset.id3;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import org.junit.jupiter.params.provider.MethodSource;

class Id3FuzzTest {
    private static final int LONGEST = 1 << 20;

    @MethodSource("dev.candor.c2pa.kit.Seeds#assets")
    @FuzzTest(maxDuration = "2m")
    void bytesAreTagsOrMalformed(byte[] bytes) throws IOException {
        var file = Files.createTempFile("fuzz", null);
        try (var channel = FileChannel.open(Files.write(file, bytes))) {
            var tags = Id3Reader.read(new ChannelReader(channel), LONGEST);
            assertThat(tags.end()).isLessThanOrEqualTo(bytes.length);
            for (var store : tags.stores()) {
                assertThat(store.carrier().end()).isLessThanOrEqualTo(tags.end());
            }
        } catch (MalformedException e) {
            assertThat(e.reason()).isNotEmpty();
        } finally {
            Files.delete(file);
        }
    }
}
