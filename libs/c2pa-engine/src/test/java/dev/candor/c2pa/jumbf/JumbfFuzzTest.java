package dev.candor.c2pa.jumbf;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import org.junit.jupiter.params.provider.MethodSource;

class JumbfFuzzTest {
    @MethodSource("dev.candor.c2pa.kit.Seeds#stores")
    @FuzzTest(maxDuration = "2m")
    void bytesAreATreeOrMalformed(byte[] bytes) {
        try {
            assertThat(JumbfReader.read(Bytes.of(bytes)).raw().length())
                    .isLessThanOrEqualTo(bytes.length);
        } catch (MalformedException e) {
            assertThat(e.offset()).isBetween(0L, (long) bytes.length);
        }
    }
}
