package dev.candor.label.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.label.profile.ProfileSchema.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileSchemaTest {
    private final ProfileSchema schema = new ProfileSchema();

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "Rules\u0000", "Rules\n\u0000", "Rules \uD83D", "\uDE00"})
    void textThatNoDatabaseTakesIsNamed(String title) throws Exception {
        assertThat(schema.faults(profile().put("title", title)))
                .extracting(Fault::pointer)
                .containsExactly("/title");
    }

    @Test
    void textOfAnyScriptIsTaken() throws Exception {
        assertThat(schema.faults(profile().put("title", "Règles, 規則, قواعد 😀"))).isEmpty();
    }

    private static ObjectNode profile() throws JsonProcessingException {
        return (ObjectNode) new ObjectMapper().readTree(ProfileExamples.REQUEST);
    }
}
