package dev.candor.consent.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
    @Test
    void membersStandInOrderOfTheirUtf16CodeUnits() { // the sorting example of RFC 8785, 3.2.3
        // given
        var members = new LinkedHashMap<String, Object>();
        members.put("\u20ac", "Euro Sign");
        members.put("\r", "Carriage Return");
        members.put("\ufb33", "Hebrew Letter Dalet With Dagesh");
        members.put("1", "One");
        members.put("\ud83d\ude00", "Emoji: Grinning Face");
        members.put("\u0080", "Control");
        members.put("\u00f6", "Latin Small Letter O With Diaeresis");

        // when
        var text = CanonicalJson.of(members);

        // then
        assertThat(text)
                .isEqualTo(
                        "{\"\\r"
                            + "\":\"Carriage"
                            + " Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"\u00f6\":\"Latin"
                            + " Small Letter O With Diaeresis\",\"\u20ac\":\"Euro"
                            + " Sign\",\"\ud83d\ude00\":\"Emoji: Grinning"
                            + " Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void onlyWhatMustBeEscapedIs() {
        assertThat(CanonicalJson.of("\u20ac$\u000f\nA'B\"\\\\\"/\b\t\f\u007f"))
                .isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\\b\\t\\f\u007f\"");
    }

    @Test
    void nestedValuesHaveNoSpaces() {
        // given
        var value = Map.of("b", List.of(1, true, List.of(), Map.of()), "a", Map.of("c", -7L));

        // then
        assertThat(CanonicalJson.of(value)).isEqualTo("{\"a\":{\"c\":-7},\"b\":[1,true,[],{}]}");
    }

    @Test
    void numbersThatAnotherReaderWouldRoundAreRefused() {
        assertThat(CanonicalJson.of((1L << 53) - 1)).isEqualTo("9007199254740991");
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.of(1L << 53));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.of(Long.MIN_VALUE));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.of(0.5));
    }

    @Test
    void halfACharacterIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.of("\ud83d"));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.of("\ude00\ud83d"));
    }
}
