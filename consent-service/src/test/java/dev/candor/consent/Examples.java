package dev.candor.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.validation.Validation;

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

    /// That `json` is what `type` is read from and written as, and passes its constraints.
    public static void fits(String json, Class<?> type) {
        try (var validation = Validation.buildDefaultValidatorFactory()) {
            var value = JSON.readValue(json, type);
            assertThat(validation.getValidator().validate(value)).isEmpty();
            assertThat(JSON.readTree(JSON.writeValueAsString(value)))
                    .isEqualTo(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }
}
