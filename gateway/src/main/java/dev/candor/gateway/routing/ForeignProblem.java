package dev.candor.gateway.routing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.problem.ProblemType;
import java.util.Locale;
import java.util.Set;

/// A refusal of another service, passed on as it said it.
record ForeignProblem(int status, String title, String uri) implements ProblemType {
    private static final Set<String> STANDARD =
            Set.of("type", "title", "status", "detail", "instance", "errors");

    static Declined declined(int status, JsonNode problem) {
        var type =
                new ForeignProblem(
                        status,
                        problem.path("title").asText("The request was refused"),
                        problem.path("type").asText("about:blank"));
        var declined = new Declined(type, problem.path("detail").asText(type.title()));
        var pointer = problem.path("errors").path(0).path("pointer");
        if (pointer.isTextual()) {
            declined = declined.at(pointer.asText());
        }
        for (var member : problem.properties()) {
            if (!STANDARD.contains(member.getKey()) && !member.getValue().isNull()) {
                declined = declined.with(member.getKey(), member.getValue());
            }
        }
        return declined;
    }

    @Override
    public String name() {
        return uri.substring(uri.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
