package dev.candor.c2pa.cbor;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import org.junit.jupiter.params.provider.MethodSource;

class CborFuzzTest {
    @MethodSource("dev.candor.c2pa.kit.Seeds#cbor")
    @FuzzTest(maxDuration = "2m")
    void bytesAreReadAndWrittenTheSameOrMalformed(byte[] bytes) {
        try {
            var once = CborWriter.write(CborReader.read(Bytes.of(bytes)));
            assertThat(CborWriter.write(CborReader.read(Bytes.of(once)))).isEqualTo(once);
        } catch (MalformedException e) {
            assertThat(e.offset()).isBetween(0L, (long) bytes.length);
        }
    }
}
