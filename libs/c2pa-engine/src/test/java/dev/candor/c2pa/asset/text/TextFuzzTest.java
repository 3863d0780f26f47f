package dev.candor.c2pa.asset.text;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.candor.c2pa.asset.Container;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/// Arbitrary text ends in a layout or in the one declared exception, whatever it is taken for.
class TextFuzzTest {
    private static final List<Container> CONTAINERS =
            List.of(new HtmlContainer(), new StructuredTextContainer(), new TextContainer());

    @TempDir Path directory;

    @MethodSource("dev.candor.c2pa.kit.Seeds#assets")
    @FuzzTest(maxDuration = "2m")
    void textEndsInALayoutOrIsMalformed(byte[] bytes) throws IOException {
        for (var container : CONTAINERS) {
            try (var channel =
                    FileChannel.open(Files.write(directory.resolve("text.txt"), bytes))) {
                var reader = new ChannelReader(channel);
                container.recognizes(reader);
                for (var range : container.layout(reader).storeRanges()) {
                    if (range.end() > bytes.length) {
                        throw new AssertionError("The store lies outside the text: " + range);
                    }
                }
            } catch (MalformedException e) {
                // that is allowed, and nothing else is
            }
        }
    }
}
