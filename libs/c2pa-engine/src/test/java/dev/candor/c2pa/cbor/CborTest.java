package dev.candor.c2pa.cbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CborTest {
    /// RFC 8949, appendix A: those that have one preferred encoding.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "00",
                "17",
                "1818",
                "1903e8",
                "1a000f4240",
                "1b000000e8d4a51000",
                "1bffffffffffffffff",
                "20",
                "3863",
                "3903e7",
                "3bffffffffffffffff",
                "f90000",
                "f93c00",
                "f97bff",
                "fa47c35000",
                "fb7e37e43c8800759c",
                "f90001",
                "f90400",
                "f97c00",
                "f97e00",
                "f4",
                "f5",
                "f6",
                "f7",
                "f0",
                "f8ff",
                "c074323031332d30332d32315432303a30343a30305a",
                "40",
                "4401020304",
                "60",
                "6161",
                "62c3bc",
                "80",
                "83010203",
                "8301820203820405",
                "a0",
                "a201020304",
                "a26161016162820203"
            })
    void preferredEncodingsComeBackAsTheyWere(String hex) throws MalformedException {
        var bytes = HexFormat.of().parseHex(hex);

        var value = CborReader.read(Bytes.of(bytes));

        assertThat(CborWriter.write(value)).asHexString().isEqualToIgnoringCase(hex);
    }

    @ParameterizedTest
    @CsvSource({
        "5f42010243030405ff, 450102030405",
        "7f657374726561646d696e67ff, 6973747265616d696e67",
        "9f0102ff, 820102",
        "bf61610161629f0203ffff, a26161016162820203",
        "1800, 00",
        "fb3ff8000000000000, f93e00"
    })
    void otherEncodingsAreWrittenInTheOneForm(String read, String written)
            throws MalformedException {
        var value = CborReader.read(Bytes.of(HexFormat.of().parseHex(read)));

        assertThat(CborWriter.write(value)).asHexString().isEqualToIgnoringCase(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "18",
                "1c",
                "1f",
                "3f",
                "41",
                "5f41",
                "5f6161ff",
                "61",
                "61ff",
                "81",
                "9f",
                "a1",
                "a101",
                "bf01ff",
                "c0",
                "df00",
                "f8",
                "f801",
                "fc",
                "ff",
                "0000",
                "9bffffffffffffffff",
                "5bffffffffffffffff",
                "bb7fffffffffffffff"
            })
    void whatIsNotWellFormedIsMalformed(String hex) {
        var bytes = Bytes.of(HexFormat.of().parseHex(hex));

        assertThatThrownBy(() -> CborReader.read(bytes)).isInstanceOf(MalformedException.class);
    }

    @Test
    void keyTwiceIsMalformed() {
        var bytes = Bytes.of(HexFormat.of().parseHex("a2616101616102"));

        assertThatThrownBy(() -> CborReader.read(bytes))
                .isInstanceOf(MalformedException.class)
                .hasMessage("cbor at offset 6: a key twice");
    }

    @Test
    void keyTwiceInTwoEncodingsIsMalformed() {
        var bytes = Bytes.of(HexFormat.of().parseHex("a20001180002"));

        assertThatThrownBy(() -> CborReader.read(bytes))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("a key twice");
    }

    @Test
    void mapAsKeyTwiceInTwoEncodingsIsMalformed() {
        var bytes = Bytes.of(HexFormat.of().parseHex("a2a1000101a118000102"));

        assertThatThrownBy(() -> CborReader.read(bytes))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("a key twice");
    }

    /// Strings made of `Aa` and `BB` all have one hash.
    @Test
    @Timeout(10)
    void keysOfOneHashAreReadAsFastAsOthers() throws MalformedException {
        var map = new CborMapBuilder();
        for (int i = 0; i < 1 << 16; i++) {
            var key = new StringBuilder();
            for (int bit = 0; bit < 16; bit++) {
                key.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            map.put(key.toString(), CborValue.of(i));
        }
        var bytes = Bytes.of(CborWriter.write(map.build()));

        var read = CborReader.read(bytes).asMap().orElseThrow();

        assertThat(read.entries()).hasSize(1 << 16);
    }

    @Test
    void textHasToBeUtf8InEveryChunk() {
        var halves = Bytes.of(HexFormat.of().parseHex("7f61c361bcff"));
        var overlong = Bytes.of(HexFormat.of().parseHex("62c080"));
        var surrogate = Bytes.of(HexFormat.of().parseHex("63eda080"));

        for (var bytes : List.of(halves, overlong, surrogate)) {
            assertThatThrownBy(() -> CborReader.read(bytes))
                    .isInstanceOf(MalformedException.class)
                    .hasMessageContaining("not UTF-8");
        }
    }

    @Test
    void nestedTagsHaveTheLimitOfNesting() {
        var bytes = new byte[CborReader.MAX_DEPTH + 3];
        Arrays.fill(bytes, (byte) 0xC1);
        bytes[bytes.length - 1] = 0;

        assertThatThrownBy(() -> CborReader.read(Bytes.of(bytes)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("deeper than 64");
    }

    @Test
    void largestTagComesBackAsItWas() throws MalformedException {
        var bytes = HexFormat.of().parseHex("dbffffffffffffffff00");

        var value = CborReader.read(Bytes.of(bytes));

        assertThat(CborWriter.write(value)).isEqualTo(bytes);
    }

    @Test
    void nestingHasALimit() throws MalformedException {
        var deepest = nested(CborReader.MAX_DEPTH);
        var tooDeep = nested(CborReader.MAX_DEPTH + 1);

        assertThat(CborReader.read(deepest)).isInstanceOf(CborValue.Array.class);
        assertThatThrownBy(() -> CborReader.read(tooDeep))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("deeper than 64");
    }

    @Test
    void itemsHaveALimit() {
        var bytes = new byte[CborReader.MAX_ITEMS + 10];
        bytes[0] = (byte) 0x9A;
        int count = bytes.length - 5;
        for (int i = 0; i < 4; i++) {
            bytes[1 + i] = (byte) (count >>> 8 * (3 - i));
        }

        assertThatThrownBy(() -> CborReader.read(Bytes.of(bytes)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("more than 500000 items");
    }

    @Test
    void entryKnowsTheBytesItsValueWasReadFrom() throws MalformedException {
        var bytes = HexFormat.of().parseHex("a161618301021903e8");

        var map = (CborValue.Map) CborReader.read(Bytes.of(bytes));

        assertThat(map.entries().getFirst().raw().toArray())
                .asHexString()
                .isEqualToIgnoringCase("8301021903e8");
    }

    @Test
    void keysAreWrittenInTheOrderOfTheirBytes() {
        var map =
                new CborMapBuilder()
                        .put("aa", CborValue.of(1))
                        .put("b", CborValue.of(2))
                        .put(CborValue.of(100), CborValue.of(3))
                        .put(CborValue.of(-1), CborValue.of(4))
                        .build();

        assertThat(CborWriter.write(map))
                .asHexString()
                .isEqualToIgnoringCase("a4186403200461620262616101");
    }

    @Test
    void arrayOfAMissingKeyIsEmpty() {
        var map = new CborMapBuilder().put("a", CborValue.of(true)).build();

        assertThat(map.array("a")).isEqualTo(List.of());
        assertThat(map.array("b")).isEqualTo(List.of());
    }

    private static Bytes nested(int depth) {
        var bytes = new byte[depth + 1];
        Arrays.fill(bytes, 0, depth, (byte) 0x81);
        return Bytes.of(bytes);
    }
}
