package dev.candor.c2pa.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.provider.MethodSource;

class JsonFuzzTest {
    @MethodSource("dev.candor.c2pa.kit.Seeds#json")
    @FuzzTest(maxDuration = "2m")
    void bytesAreReadAndWrittenTheSameOrMalformed(byte[] bytes) {
        try {
            var once = JsonWriter.write(JsonReader.read(Bytes.of(bytes)));
            var again = JsonReader.read(Bytes.of(once.getBytes(StandardCharsets.UTF_8)));
            assertThat(JsonWriter.write(again)).isEqualTo(once);
        } catch (MalformedException e) {
            assertThat(e.offset()).isBetween(0L, (long) bytes.length);
        }
    }
}
