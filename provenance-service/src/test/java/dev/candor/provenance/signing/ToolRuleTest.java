package dev.candor.provenance.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.kit.problem.Declined;
import dev.candor.provenance.identity.Tool;
import dev.candor.provenance.signing.SignatureRequest.ActionRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolRuleTest {
    private static final Tool TOOL = new Tool("fx-image", "fx-image-3", "trainedAlgorithmicMedia");
    private static final ActionRequest CREATED =
            new ActionRequest("c2pa.created", "trainedAlgorithmicMedia", null);

    @Test
    void whatWasLeftOutIsSaidAllTheSame() throws JsonProcessingException {
        // when
        var said = ToolRule.apply(request("{\"title\": \"x\"}"), TOOL);

        // then
        assertThat(said.actions()).containsExactly(CREATED);
        assertThat(said.softwareAgent()).isEqualTo("fx-image-3");
        assertThat(said.tool()).isEqualTo("fx-image");
    }

    @Test
    void whatFollowsIsKept() throws JsonProcessingException {
        // when
        var said =
                ToolRule.apply(
                        request(
                                """
                                {"title": "x", "actions": [
                                  {"action": "c2pa.created", "description": "from words"},
                                  {"action": "c2pa.published"}]}
                                """),
                        TOOL);

        // then
        assertThat(said.actions())
                .containsExactly(
                        new ActionRequest("c2pa.created", "trainedAlgorithmicMedia", "from words"),
                        new ActionRequest("c2pa.published", null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"title\": \"x\", \"softwareAgent\": \"A camera\"}|/softwareAgent",
                "{\"title\": \"x\", \"actions\": [{\"action\": \"c2pa.created\","
                        + " \"digitalSourceType\": \"digitalCapture\"}]}"
                        + "|/actions/0/digitalSourceType",
                "{\"title\": \"x\", \"actions\": [{\"action\": \"c2pa.opened\"}]}"
                        + "|/actions/0/action"
            })
    void nothingElseIsSaid(String asked, String pointer) throws JsonProcessingException {
        // given
        var request = request(asked);

        // when
        var declined = catchThrowableOfType(Declined.class, () -> ToolRule.apply(request, TOOL));

        // then
        assertThat(declined.type()).isEqualTo(SigningProblem.TOOL_SAYS_OTHERWISE);
        assertThat(declined.pointer()).contains(pointer);
    }

    private static SignatureRequest request(String json) throws JsonProcessingException {
        return new ObjectMapper().readValue(json, SignatureRequest.class);
    }
}
