package dev.candor.c2pa.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void everyKindIsRead() throws MalformedException {
        var value = read(" {\"a\": [1, -2.50, true, false, null, \"x\"], \"b\": {}, \"c\": []} ");

        assertThat(value)
                .isEqualTo(
                        new JsonMapBuilder()
                                .put(
                                        "a",
                                        List.of(
                                                JsonValue.of(1),
                                                new JsonValue.Number(new BigDecimal("-2.50")),
                                                JsonValue.of(true),
                                                JsonValue.of(false),
                                                new JsonValue.Null(),
                                                JsonValue.of("x")))
                                .put("b", new JsonMapBuilder().build())
                                .put("c", List.of())
                                .build());
    }

    @Test
    void escapesAreRead() throws MalformedException {
        var value = read("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00é\"");

        assertThat(value.asText()).contains("\"\\/\b\f\n\r\té😀é");
    }

    @ParameterizedTest
    @CsvSource({"1e400,true", "1e401,false", "-0,true", "0.1E-3,true", "1e99999999999,false"})
    void exponentsHaveABound(String literal, boolean read) {
        assertThat(isRead(literal)).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "01",
                "+1",
                "1.",
                ".5",
                "1e",
                "-",
                "NaN",
                "tru",
                "truex",
                "[1,]",
                "[,1]",
                "[1 2]",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\" 1}",
                "{\"a\":1 \"b\":2}",
                "\"a",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\",
                "\"a\tb\"",
                "1 2",
                "// c\n1",
                "[",
                "{"
            })
    void whatIsNotJsonIsRefused(String text) {
        assertThat(isRead(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"a\":2}", "{\"a\":1,\"\\u0061\":2}"})
    void nameTwiceIsRefused(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("a name twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\ud83d\"", "\"\\ude00\"", "\"\\ud83d\\u0041\"", "\"\\ud83dx\""})
    void halfASurrogatePairIsRefused(String text) {
        assertThat(isRead(text)).isFalse();
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        var overlong = new byte[] {'"', (byte) 0xC0, (byte) 0xAF, '"'};

        assertThatThrownBy(() -> JsonReader.read(Bytes.of(overlong)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void byteOrderMarkIsRefused() {
        assertThat(isRead("\uFEFF1")).isFalse();
    }

    @Test
    void depthHasABound() {
        var deepest = "[".repeat(JsonReader.MAX_DEPTH) + "1" + "]".repeat(JsonReader.MAX_DEPTH);

        assertThat(isRead(deepest)).isTrue();
        assertThat(isRead("[" + deepest + "]")).isFalse();
        assertThat(isRead("[".repeat(1_000_000))).isFalse();
    }

    @Test
    void countHasABound() {
        var most = "[" + "1,".repeat(JsonReader.MAX_VALUES - 2) + "1]";

        assertThat(isRead(most)).isTrue();
        assertThat(isRead("[1," + most.substring(1))).isFalse();
    }

    @Test
    void numberHasABound() {
        assertThat(isRead("1".repeat(JsonReader.MAX_NUMBER))).isTrue();
        assertThat(isRead("1".repeat(JsonReader.MAX_NUMBER + 1))).isFalse();
    }

    @Test
    void offsetIsThatOfTheFault() {
        assertThatThrownBy(() -> read("{\"a\": x}"))
                .isInstanceOfSatisfying(
                        MalformedException.class, e -> assertThat(e.offset()).isEqualTo(6));
    }

    @Test
    void valueIsWrittenInOneWay() {
        var value =
                new JsonMapBuilder()
                        .put("b", "\"\\\b\f\n\r\t\u0001é</script>")
                        .put("a", List.of(JsonValue.of(1), new JsonValue.Null()))
                        .put("empty", List.of())
                        .put("yes", true)
                        .put("many", 12)
                        .putIfPresent("none", null)
                        .build();

        assertThat(JsonWriter.write(value))
                .isEqualTo(
                        "{\"b\":\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001é</script>\",\"a\":[1,null],"
                                + "\"empty\":[],\"yes\":true,\"many\":12}");
        assertThat(JsonWriter.pretty(value))
                .isEqualTo(
                        """
                        {
                          "b": "\\"\\\\\\b\\f\\n\\r\\t\\u0001é</script>",
                          "a": [
                            1,
                            null
                          ],
                          "empty": [],
                          "yes": true,
                          "many": 12
                        }\
                        """);
    }

    @Test
    void builderTakesNoNameTwice() {
        var builder = new JsonMapBuilder().put("a", 1);

        assertThatThrownBy(() -> builder.put("a", 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyWholeNumbersOfALongAreLongs() throws MalformedException {
        assertThat(read("9223372036854775807").asLong()).contains(Long.MAX_VALUE);
        assertThat(read("9223372036854775808").asLong()).isEmpty();
        assertThat(read("1.5").asLong()).isEmpty();
        assertThat(read("\"1\"").asLong()).isEmpty();
    }

    private static JsonValue read(String text) throws MalformedException {
        return JsonReader.read(Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean isRead(String text) {
        try {
            read(text);
            return true;
        } catch (MalformedException e) {
            return false;
        }
    }
}
