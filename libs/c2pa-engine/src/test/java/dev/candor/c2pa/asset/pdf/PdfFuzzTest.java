package dev.candor.c2pa.asset.pdf;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.MemoryChannel;
import java.io.IOException;
import org.junit.jupiter.params.provider.MethodSource;

/// Arbitrary documents end in a layout or in the one declared exception.
class PdfFuzzTest {
    @MethodSource("dev.candor.c2pa.kit.Seeds#assets")
    @FuzzTest(maxDuration = "2m")
    void documentEndsInALayoutOrIsMalformed(byte[] bytes) throws IOException {
        try {
            var layout = new PdfContainer().layout(new ChannelReader(new MemoryChannel(bytes)));
            for (var range : layout.storeRanges()) {
                if (range.end() > bytes.length) {
                    throw new AssertionError("The store lies outside the document: " + range);
                }
            }
        } catch (MalformedException e) {
            // that is allowed, and nothing else is
        }
    }
}
