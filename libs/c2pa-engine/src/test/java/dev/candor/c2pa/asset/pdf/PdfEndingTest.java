package dev.candor.c2pa.asset.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.asset.splice.NoRoomException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PdfEndingTest {
    private static final long TEN_DIGITS = 9_999_999_999L;

    @Test
    void tableHoldsOffsetsOfTenDigits() throws Exception {
        // given
        var out = new StringBuilder();
        var places = new TreeMap<>(Map.of(7, new PdfUpdate.Place(TEN_DIGITS - 9, 2)));

        // when
        new PdfEnding.Table("/Size 8").append(out, TEN_DIGITS, places);

        // then
        assertThat(out.toString())
                .contains("\n7 1\n9999999990 00002 n \n", "startxref\n9999999999\n%%EOF\n");
    }

    @Test
    void tableHoldsNoLongerOffset() {
        assertThatThrownBy(
                        () ->
                                new PdfEnding.Table("")
                                        .append(
                                                new StringBuilder(),
                                                TEN_DIGITS + 1,
                                                new TreeMap<>()))
                .isInstanceOf(NoRoomException.class)
                .hasMessageContaining("10000000000");
    }

    @Test
    void streamHoldsAnyOffset() throws Exception {
        // given
        var out = new StringBuilder();
        var places = new TreeMap<>(Map.of(7, new PdfUpdate.Place(0x1_0000_0000_00L, 0)));

        // when
        new PdfEnding.Stream(8, "/Size 9").append(out, TEN_DIGITS + 1, places);

        // then
        assertThat(out.toString())
                .contains("/Index[7 1 8 1]/Length 22\n")
                .contains("\1\0\0\1\0\0\0\0\0\0\0\1")
                .contains("startxref\n10000000000\n%%EOF\n");
    }
}
