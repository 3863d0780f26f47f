package dev.candor.consent;

import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/// Completes the OpenAPI document: the refusals that every method knows, and the form that every
// refusal has.
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class CommonAnswers implements OASFilter {
    private static final List<CommonProblem> EVERYWHERE =
            List.of(
                    CommonProblem.INVALID_REQUEST,
                    CommonProblem.UNAUTHENTICATED,
                    CommonProblem.FORBIDDEN,
                    CommonProblem.SERVICE_UNAVAILABLE);
    private static final List<CommonProblem> WITH_A_BODY =
            List.of(CommonProblem.PAYLOAD_TOO_LARGE, CommonProblem.UNSUPPORTED_MEDIA_TYPE);

    @Override
    public Operation filterOperation(Operation operation) {
        var problems = new ArrayList<>(EVERYWHERE);
        if (operation.getRequestBody() != null) {
            problems.addAll(WITH_A_BODY);
        }
        var answers = operation.getResponses();
        for (var problem : problems) {
            answers.addAPIResponse(Integer.toString(problem.status()), known(answers, problem));
        }
        answers.getAPIResponses().forEach(CommonAnswers::complete);
        return operation;
    }

    private static APIResponse known(APIResponses answers, CommonProblem problem) {
        var status = Integer.toString(problem.status());
        var known = answers.getAPIResponse(status);
        var name = problem.uri().substring(problem.uri().lastIndexOf('/') + 1);
        return known != null && known.getDescription().contains("`")
                ? known
                : OASFactory.createAPIResponse()
                        .description("`%s`: %s".formatted(name, problem.title()));
    }

    private static void complete(String status, APIResponse answer) {
        if (status.compareTo("400") >= 0) {
            answer.setContent(problem());
        }
    }

    private static Content problem() {
        var schema = OASFactory.createSchema().ref("#/components/schemas/Problem");
        return OASFactory.createContent()
                .addMediaType(Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(schema));
    }
}
