package dev.candor.c2pa.livevideo;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import org.junit.jupiter.params.provider.MethodSource;

class SegmentFuzzTest {
    @MethodSource("dev.candor.c2pa.kit.Seeds#signatures")
    @FuzzTest(maxDuration = "2m")
    void messageIsAboutASegmentOrMalformed(byte[] bytes) {
        try {
            assertThat(SegmentInfo.read(Bytes.of(bytes))).isNotNull();
        } catch (MalformedException e) {
            assertThat(e.offset()).isNotNegative();
        }
    }
}
