package dev.candor.kit.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.ProblemType;
import java.io.IOException;
import java.util.List;
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
                        List.of(told(422, "The bytes do not match their declared digest")));
    }

    @Test
    void nameThatTwoRoomsUseHasAStatusOfEach() throws IOException {
        // given
        var document = OASFactory.createOpenAPI();
        var index = Index.of(ProblemType.class, InABody.class, InAPath.class);

        // when
        new ProblemCatalogue(index).filterOpenAPI(document);

        // then
        assertThat(problems(document))
                .containsExactly(
                        entry(
                                "unknown-plan",
                                List.of(told(404, "No such plan"), told(422, "No such plan"))));
    }

    enum InABody implements ProblemType {
        UNKNOWN_PLAN;

        @Override
        public int status() {
            return 422;
        }

        @Override
        public String title() {
            return "No such plan";
        }
    }

    enum InAPath implements ProblemType {
        UNKNOWN_PLAN;

        @Override
        public int status() {
            return 404;
        }

        @Override
        public String title() {
            return "No such plan";
        }
    }

    private static Map<String, Object> told(int status, String title) {
        return Map.of("status", status, "title", title);
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
