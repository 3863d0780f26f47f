package dev.candor.c2pa.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.kit.Seeded;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonPropertyTest {
    private final Random random = Seeded.random();

    @Test
    void whatIsWrittenIsReadBack() throws MalformedException {
        for (int i = 0; i < 5_000; i++) {
            var value = value(4);

            assertThat(read(JsonWriter.write(value))).isEqualTo(value);
            assertThat(read(JsonWriter.pretty(value))).isEqualTo(value);
        }
    }

    @Test
    void writtenBytesWithOneChangedEndInAValueOrTheDeclaredException() {
        for (int i = 0; i < 50_000; i++) {
            var bytes = JsonWriter.write(value(4)).getBytes(StandardCharsets.UTF_8);
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();

            assertThat(isReadOrMalformed(bytes)).isTrue();
        }
    }

    private static boolean isReadOrMalformed(byte[] bytes) {
        try {
            return JsonReader.read(Bytes.of(bytes)) != null;
        } catch (MalformedException e) {
            return true;
        }
    }

    private static JsonValue read(String text) throws MalformedException {
        return JsonReader.read(Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private JsonValue value(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 8)) {
            case 0 -> JsonValue.of(random.nextLong() >> random.nextInt(64));
            case 1 -> JsonValue.of(text());
            case 2 -> JsonValue.of(random.nextBoolean());
            case 3 -> new JsonValue.Null();
            case 4 -> new JsonValue.Number(new BigDecimal(Double.toString(random.nextDouble())));
            case 5, 6 -> array(depth);
            default -> map(depth);
        };
    }

    private String text() {
        var text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            text.append(
                    new String[] {"x", "\"", "\\", "\n", "\u0000", "é", "😀"}[random.nextInt(7)]);
        }
        return text.toString();
    }

    private JsonValue array(int depth) {
        var items = new ArrayList<JsonValue>();
        for (int i = random.nextInt(5); i > 0; i--) {
            items.add(value(depth - 1));
        }
        return new JsonValue.Array(items);
    }

    private JsonValue map(int depth) {
        var map = new JsonMapBuilder();
        for (int i = random.nextInt(10); i > 0; i--) {
            map.put("key" + i, value(depth - 1));
        }
        return map.build();
    }
}
