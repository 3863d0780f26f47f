package dev.candor.kit.openapi;

import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/// Completes a service's OpenAPI document: the refusals that every method knows, and the form
/// that every refusal has. What a method says of a refusal itself stays as it is.
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class CommonAnswers implements OASFilter {
    private static final List<CommonProblem> EVERYWHERE =
            List.of(CommonProblem.INVALID_REQUEST, CommonProblem.SERVICE_UNAVAILABLE);
    private static final List<CommonProblem> WITH_A_TOKEN =
            List.of(CommonProblem.UNAUTHENTICATED, CommonProblem.FORBIDDEN);
    private static final List<CommonProblem> WITH_A_BODY =
            List.of(CommonProblem.PAYLOAD_TOO_LARGE, CommonProblem.UNSUPPORTED_MEDIA_TYPE);

    /// What Quarkus says of a refusal that a method does not describe itself.
    private static final Set<String> GENERATED =
            Set.of("Bad Request", "Not Authorized", "Not Allowed");

    @Override
    public Operation filterOperation(Operation operation) {
        var problems = new ArrayList<>(EVERYWHERE);
        if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
            problems.addAll(WITH_A_TOKEN);
        }
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

    /// Describes a problem as it is written, which its record does not show: what a problem adds
    /// stands beside the other members.
    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents()
                .addSchema("Problem", problemSchema())
                .addSchema("FieldError", fieldErrorSchema());
    }

    private static APIResponse known(APIResponses answers, CommonProblem problem) {
        var known = answers.getAPIResponse(Integer.toString(problem.status()));
        return known != null && !GENERATED.contains(known.getDescription())
                ? known
                : OASFactory.createAPIResponse()
                        .description("`%s`: %s".formatted(problem.slug(), problem.title()));
    }

    private static void complete(String status, APIResponse answer) {
        if (status.compareTo("400") < 0) {
            return;
        }
        if (answer.getContent() == null || !answer.getContent().hasMediaType(Problem.MEDIA_TYPE)) {
            answer.setContent(
                    OASFactory.createContent()
                            .addMediaType(Problem.MEDIA_TYPE, OASFactory.createMediaType()));
        }
        answer.getContent().getMediaType(Problem.MEDIA_TYPE).setSchema(reference("Problem"));
    }

    private static Schema problemSchema() {
        var errors =
                OASFactory.createSchema()
                        .addType(SchemaType.ARRAY)
                        .items(reference("FieldError"))
                        .description("What was wrong with which member");
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("A problem document (RFC 9457); problems may add members")
                .addProperty("type", text("Names the problem and never changes"))
                .addProperty("title", text("The problem in words"))
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .addType(SchemaType.INTEGER)
                                .description("The HTTP status"))
                .addProperty("detail", text("What went wrong this time"))
                .addProperty("errors", errors)
                .required(List.of("type", "title", "status", "detail"));
    }

    private static Schema fieldErrorSchema() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty(
                        "pointer",
                        text(
                                "JSON Pointer into the body, ?name of a query parameter, or #name"
                                        + " of a header"))
                .addProperty("detail", text("What was wrong with it"))
                .required(List.of("pointer", "detail"));
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }

    private static Schema reference(String name) {
        return OASFactory.createSchema().ref("#/components/schemas/" + name);
    }
}
