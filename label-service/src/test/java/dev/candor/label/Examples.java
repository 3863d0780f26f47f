package dev.candor.label;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.validation.Validation;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Holds an example of the OpenAPI document against the record it is an example of.
public final class Examples {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .findAndAddModules()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                    .build();

    private Examples() {}

    /// The value of a valid example: `json` is what `type` is read from and written as.
    public static <T> T fits(String json, Class<T> type) {
        try (var validation = Validation.buildDefaultValidatorFactory()) {
            var value = JSON.readValue(json, type);
            assertThat(validation.getValidator().validate(value)).isEmpty();
            assertThat(JSON.readTree(JSON.writeValueAsString(value)))
                    .isEqualTo(JSON.readTree(json));
            return value;
        } catch (JsonProcessingException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /// That `json` says of `answer` nothing but what is so; it may leave out members and items.
    public static void tells(String json, Object answer) {
        try {
            var whole = JSON.readTree(JSON.writeValueAsString(answer));
            assertThat(isPart(JSON.readTree(json), whole))
                    .as("%s is part of %s", json, whole)
                    .isTrue();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private static boolean isPart(JsonNode part, JsonNode whole) {
        if (part.isObject()) {
            return part.properties().stream()
                    .allMatch(
                            member ->
                                    whole.has(member.getKey())
                                            && isPart(
                                                    member.getValue(), whole.get(member.getKey())));
        }
        if (part.isArray()) {
            return items(part).allMatch(item -> items(whole).anyMatch(of -> isPart(item, of)));
        }
        return part.equals(whole);
    }

    private static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
