package dev.candor.kit.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.ProblemType;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.Index;
import org.junit.jupiter.api.Test;

class ProblemCatalogueTest {
    @Test
    void everyConstantIsListedByItsAddress() throws IOException {
        // given
        var document = OASFactory.createOpenAPI();

        // when
        catalogue().filterOpenAPI(document);

        // then
        assertThat(problems(document))
                .hasSize(CommonProblem.values().length)
                .containsEntry(
                        "digest-mismatch",
                        Map.of(
                                "status",
                                422,
                                "title",
                                "The bytes do not match their declared digest"));
    }

    @Test
    void whatIsThereAlreadyStays() throws IOException {
        // given
        var document = OASFactory.createOpenAPI();
        document.addExtension(
                ProblemCatalogue.MEMBER, Map.of("unknown-grant", Map.of("status", 404)));

        // when
        catalogue().filterOpenAPI(document);

        // then
        assertThat(problems(document))
                .hasSize(CommonProblem.values().length + 1)
                .containsEntry("unknown-grant", Map.of("status", 404));
    }

    private static ProblemCatalogue catalogue() throws IOException {
        return new ProblemCatalogue(Index.of(ProblemType.class, CommonProblem.class));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> problems(OpenAPI document) {
        return (Map<String, Object>)
                Objects.requireNonNull(document.getExtensions().get(ProblemCatalogue.MEMBER));
    }
}
