package dev.candor.c2pa.cbor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.kit.Seeded;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CborPropertyTest {
    private final Random random = Seeded.random();

    @Test
    void whatIsWrittenIsReadBack() throws MalformedException {
        for (int i = 0; i < 5_000; i++) {
            var value = value(4);

            var read = CborReader.read(Bytes.of(CborWriter.write(value)));

            assertThat(CborWriter.write(read)).isEqualTo(CborWriter.write(value));
        }
    }

    @Test
    void arbitraryBytesEndInAValueOrTheDeclaredException() {
        for (int i = 0; i < 100_000; i++) {
            var bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);

            assertThat(isReadOrMalformed(bytes)).isTrue();
        }
    }

    @Test
    void writtenBytesWithOneChangedEndInAValueOrTheDeclaredException() {
        for (int i = 0; i < 20_000; i++) {
            var bytes = CborWriter.write(value(4));
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();

            assertThat(isReadOrMalformed(bytes)).isTrue();
        }
    }

    private static boolean isReadOrMalformed(byte[] bytes) {
        try {
            return CborReader.read(Bytes.of(bytes)) != null;
        } catch (MalformedException e) {
            return true;
        }
    }

    private CborValue value(int depth) {
        return switch (random.nextInt(depth == 0 ? 7 : 10)) {
            case 0 -> CborValue.of(random.nextLong() >> random.nextInt(64));
            case 1 -> CborValue.of("x".repeat(random.nextInt(30)));
            case 2 -> CborValue.of(new byte[random.nextInt(300)]);
            case 3 -> CborValue.of(random.nextBoolean());
            case 4 -> new CborValue.Null();
            case 5 -> new CborValue.Float(random.nextInt(4) == 0 ? 1.5 : random.nextDouble());
            case 6 -> new CborValue.BigInt(random.nextBoolean(), random.nextLong() | 1L << 63);
            case 7 -> array(depth);
            case 8 -> map(depth);
            default -> new CborValue.Tag(random.nextInt(1000), value(depth - 1));
        };
    }

    private CborValue array(int depth) {
        var items = new ArrayList<CborValue>();
        for (int i = random.nextInt(5); i > 0; i--) {
            items.add(value(depth - 1));
        }
        return new CborValue.Array(items);
    }

    private CborValue map(int depth) {
        var map = new CborMapBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            map.put("key" + i, value(depth - 1));
        }
        return map.build();
    }
}
