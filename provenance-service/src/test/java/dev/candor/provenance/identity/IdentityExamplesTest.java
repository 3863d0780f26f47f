package dev.candor.provenance.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityExamplesTest {
    private static final ObjectMapper JSON = JsonMapper.builder().findAndAddModules().build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                IdentityExamples.REQUEST_CERTIFICATE,
                IdentityExamples.REQUEST_DEVELOPMENT,
                IdentityExamples.REQUEST_IMPORT,
                IdentityExamples.REQUEST_REFERENCE
            })
    void requestsAreWhatTheyClaim(String example) throws JsonProcessingException {
        var request = JSON.readValue(example, IdentityRequest.class);

        assertThat(request.requireFits()).isSameAs(request);
    }

    @Test
    void answersAreWhatTheyClaim() throws JsonProcessingException {
        JSON.readValue(IdentityExamples.REQUESTED, IdentityView.class);
        JSON.readValue(IdentityExamples.ACTIVE, IdentityView.class);
        JSON.readValue(IdentityExamples.RETIRED, IdentityView.class);
        JSON.readValue(IdentityExamples.PAGE, IdentityExamples.SigningIdentityPage.class);
        JSON.readValue(IdentityExamples.USES, IdentityExamples.KeyUsePage.class);
        JSON.readValue(IdentityExamples.CHAIN, ChainRequest.class);
    }

    @Test
    void aRequestInWordsHasNoSecret() throws JsonProcessingException {
        var request = JSON.readValue(IdentityExamples.REQUEST_IMPORT, IdentityRequest.class);

        assertThat(request).hasToString("IdentityRequest[IMPORT, Studio]");
    }
}
