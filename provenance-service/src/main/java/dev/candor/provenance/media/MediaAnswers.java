package dev.candor.provenance.media;

import dev.candor.kit.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// Completes the OpenAPI document for every method that takes media in: the plain body, and why
/// media is refused.
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class MediaAnswers implements OASFilter {
    private static final String ANY = "*/*";
    private static final String FORM = "multipart/form-data";

    private final APIResponse tooLarge =
            refusal(
                    "The media is over the caller's limit, in all parts together",
                    problem(
                            "payload-too-large",
                            "The body is over the limit",
                            413,
                            "Media may have at most 104857600 bytes here.",
                            Map.entry("limit", 104_857_600)));
    private final APIResponse unreadable =
            refusal(
                    "Empty, truncated or broken; offset says where",
                    problem(
                            "unreadable-media",
                            "The media cannot be read",
                            422,
                            "IDAT at offset 4096: the chunk ends after the file does",
                            Map.entry("offset", 4096)));

    @Override
    public Operation filterOperation(Operation operation) {
        var body = operation.getRequestBody();
        if (body == null || body.getContent() == null || !body.getContent().hasMediaType(FORM)) {
            return operation;
        }
        if (body.getContent().hasMediaType(ANY)) {
            body.getContent()
                    .getMediaType(ANY)
                    .setSchema(
                            OASFactory.createSchema().addType(SchemaType.STRING).format("binary"));
        }
        var answers = operation.getResponses();
        answers.addAPIResponse("413", tooLarge);
        if (!answers.hasAPIResponse("422")) {
            answers.addAPIResponse("422", unreadable);
        }
        return operation;
    }

    private static APIResponse refusal(String description, Map<String, Object> example) {
        return OASFactory.createAPIResponse()
                .description(description)
                .content(
                        OASFactory.createContent()
                                .addMediaType(
                                        Problem.MEDIA_TYPE,
                                        OASFactory.createMediaType()
                                                .schema(
                                                        OASFactory.createSchema()
                                                                .ref(
                                                                        "#/components/schemas/Problem"))
                                                .addExample(
                                                        "problem",
                                                        OASFactory.createExample()
                                                                .value(example))));
    }

    private static Map<String, Object> problem(
            String name, String title, int status, String detail, Map.Entry<String, Object> more) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("type", "/problems/" + name);
        problem.put("title", title);
        problem.put("status", status);
        problem.put("detail", detail);
        problem.put(more.getKey(), more.getValue());
        return problem;
    }
}
