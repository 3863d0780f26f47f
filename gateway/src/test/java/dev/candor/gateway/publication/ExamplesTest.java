package dev.candor.gateway.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .findAndAddModules()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                    .build();

    @Test
    void whatTheDocumentShowsCanBeSentAndReceived() throws JsonProcessingException {
        fits(PublicationExamples.DECLARATION, DeclarationForm.class);
        fits(PublicationExamples.UPLOADED, NamedAssetForm.class);
        fits(PublicationExamples.REFERENCED, NamedAssetForm.class);
        fits(PublicationExamples.VIEW, PublicationView.class);
        fits(PublicationExamples.PAGE, PublicationExamples.PublicationPage.class);
        fits(PublicationExamples.LABEL, PublicationView.LabelView.class);
        fits(PublicationExamples.REPORT, Verification.class);
        fits(PublicationExamples.OUTLOOK, Outlook.class);
    }

    @Test
    void declarationThatIsShownIsTheOneThatIsPublished() throws JsonProcessingException {
        // when
        var sent = JSON.readValue(PublicationExamples.DECLARATION, DeclarationForm.class);
        var published = JSON.readValue(PublicationExamples.VIEW, PublicationView.class);

        // then
        assertThat(published.declaration()).isEqualTo(sent.check());
        assertThat(published.steps())
                .extracting(PublicationView.StepView::step)
                .containsExactly(Step.values());
    }

    @Test
    void refusalThatIsShownIsTheOneThatIsSent() throws JsonProcessingException {
        // when
        var refusal = JSON.readTree(PublicationExamples.DENIED);

        // then
        assertThat(refusal.path("type").asText())
                .isEqualTo(PublicationProblem.CONSENT_DENIED.uri());
        assertThat(refusal.path("title").asText())
                .isEqualTo(PublicationProblem.CONSENT_DENIED.title());
        assertThat(refusal.path("status").asInt())
                .isEqualTo(PublicationProblem.CONSENT_DENIED.status());
    }

    private static void fits(String json, Class<?> type) throws JsonProcessingException {
        assertThat(JSON.readTree(JSON.writeValueAsString(JSON.readValue(json, type))))
                .isEqualTo(JSON.readTree(json));
    }
}
