package dev.candor.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadableMediaTypeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "text/plain;charset=\"ISO-8859-1\"",
                "multipart/form-data; boundary=----b",
                "*/*"
            })
    void mediaTypeOfAStandardPasses(String type) {
        assertThat(ReadableMediaType.isReadable(type)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "text", "text/plain; charset=no", "text/plain; charset=?"})
    void whatIsNoneIsRefused(String type) {
        assertThat(ReadableMediaType.isReadable(type)).isFalse();
    }
}
