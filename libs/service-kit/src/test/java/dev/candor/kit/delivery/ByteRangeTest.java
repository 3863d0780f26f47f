package dev.candor.kit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.kit.problem.Declined;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 1",
        "bytes=0-99, 0, 100",
        "bytes=90-, 90, 10",
        "bytes=90-500, 90, 10",
        "bytes=-10, 90, 10",
        "bytes=-500, 0, 100"
    })
    void partIsCutAtTheEnd(String header, long first, long length) {
        assertThat(ByteRange.of(header, 100)).contains(new ByteRange(first, length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bytes=-", "bytes=5-2", "bytes=0-1,3-4", "lines=0-1", "bytes=a-b", "bytes"})
    void whatIsNotUnderstoodIsAnsweredWhole(String header) {
        assertThat(ByteRange.of(header, 100)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0"})
    void rangeBehindTheEndIsDeclined(String header) {
        assertThatThrownBy(() -> ByteRange.of(header, 100)).isInstanceOf(Declined.class);
    }

    @Test
    void contentRangeNamesFirstLastAndSize() {
        assertThat(new ByteRange(10, 5).contentRange(100)).isEqualTo("bytes 10-14/100");
    }
}
