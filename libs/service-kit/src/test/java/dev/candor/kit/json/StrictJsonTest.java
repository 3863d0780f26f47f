package dev.candor.kit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    enum Colour {
        RED
    }

    record Thing(String name, int count, Colour colour) {}

    private static final ObjectMapper JSON = mapper();

    @Test
    void plainTextIsRead() throws JsonProcessingException {
        assertThat(read("{\"name\":\"Zoë 😀\",\"count\":1,\"colour\":\"RED\"}").name())
                .isEqualTo("Zoë 😀");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"a\\u0000b\"}",
                "{\"name\":\"\\ud800\"}",
                "{\"name\":7}",
                "{\"name\":true}",
                "{\"other\":\"x\"}",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"name\":\"a\"} x",
                "{\"count\":null}",
                "{\"colour\":0}",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]"
            })
    void whatNobodyMeantIsRefused(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(JsonProcessingException.class);
    }

    private static Thing read(String body) throws JsonProcessingException {
        return JSON.readValue(body, Thing.class);
    }

    private static ObjectMapper mapper() {
        var mapper = new ObjectMapper();
        new StrictJson().customize(mapper);
        return mapper;
    }
}
