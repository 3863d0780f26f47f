package dev.candor.kit.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.kit.problem.Problem;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.junit.jupiter.api.Test;

class CommonAnswersTest {
    private final CommonAnswers filter = new CommonAnswers();

    @Test
    void protectedMethodRefusesWhoMayNot() {
        // given
        var operation = operation();
        operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme("oidc"));

        // when
        var answers = filter.filterOperation(operation).getResponses().getAPIResponses();

        // then
        assertThat(answers).containsOnlyKeys("200", "400", "401", "403", "503");
        assertThat(answers)
                .hasEntrySatisfying("200", fine -> assertThat(fine.getContent()).isNull())
                .hasEntrySatisfying(
                        "403",
                        refusal ->
                                assertThat(refusal.getContent().getMediaTypes())
                                        .containsOnlyKeys(Problem.MEDIA_TYPE));
    }

    @Test
    void publicMethodRefusesNobody() {
        // when
        var answers = filter.filterOperation(operation()).getResponses().getAPIResponses();

        // then
        assertThat(answers).containsOnlyKeys("200", "400", "503");
    }

    @Test
    void bodyMayBeTooLargeOrOfAnotherKind() {
        // given
        var operation = operation();
        operation.setRequestBody(OASFactory.createRequestBody());

        // when
        var answers = filter.filterOperation(operation).getResponses().getAPIResponses();

        // then
        assertThat(answers).containsKeys("413", "415");
    }

    @Test
    void methodsOwnWordsAndExamplesStay() {
        // given
        var operation = operation();
        var example = OASFactory.createExample().value("{}");
        operation
                .getResponses()
                .addAPIResponse(
                        "400",
                        OASFactory.createAPIResponse()
                                .description("Not tonight")
                                .content(
                                        OASFactory.createContent()
                                                .addMediaType(
                                                        Problem.MEDIA_TYPE,
                                                        OASFactory.createMediaType()
                                                                .addExample("moon", example))));

        // when
        var answer = filter.filterOperation(operation).getResponses().getAPIResponse("400");

        // then
        assertThat(answer.getDescription()).isEqualTo("Not tonight");
        var content = answer.getContent().getMediaType(Problem.MEDIA_TYPE);
        assertThat(content.getExamples()).containsEntry("moon", example);
        assertThat(content.getSchema().getRef()).isEqualTo("#/components/schemas/Problem");
    }

    @Test
    void everyDocumentDescribesAProblem() {
        // given
        var document = OASFactory.createOpenAPI();

        // when
        filter.filterOpenAPI(document);

        // then
        assertThat(document.getComponents().getSchemas()).containsKeys("Problem", "FieldError");
    }

    private static Operation operation() {
        var answers =
                OASFactory.createAPIResponses()
                        .addAPIResponse("200", OASFactory.createAPIResponse().description("Fine"));
        return OASFactory.createOperation().responses(answers);
    }
}
