package dev.candor.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/// Describes the parameters that mean the same wherever they stand. What a method says of a
/// parameter itself stays as it is.
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ParameterGlossary implements OASFilter {
    private static final Map<String, String> MEANINGS =
            Map.ofEntries(
                    Map.entry("id", "Id of the resource, as the answer that made it gave it"),
                    Map.entry("subject", "Id of a registered person"),
                    Map.entry("grant", "Id of a grant of consent"),
                    Map.entry("verdictId", "Id of a verdict"),
                    Map.entry(
                            "organization",
                            "Whose, by its short name: for callers without a token, who belong to"
                                    + " no organization"),
                    Map.entry("limit", "How many at most on one page"),
                    Map.entry(
                            "cursor",
                            "Where the page begins: next of the page before, as it is. Without one"
                                    + " it is the first"),
                    Map.entry("version", "Number of a version; without one the one in force"),
                    Map.entry(
                            "at",
                            "The moment that counts (RFC 3339), such as 2026-12-01T00:00:00Z;"
                                    + " without one now"),
                    Map.entry("on", "The day that counts, such as 2026-12-02; without one today"),
                    Map.entry(
                            "lang",
                            "Language of the words (BCP 47), before what Accept-Language says"),
                    Map.entry(
                            "Idempotency-Key",
                            "A key of your making, a UUID for instance: the same request with the"
                                    + " same key has its effect once and is answered alike"),
                    Map.entry("Accept-Language", "Languages of the words, best first"),
                    Map.entry(
                            "If-None-Match",
                            "The ETag you have: nothing is sent as long as it holds"),
                    Map.entry("If-Range", "The ETag that Range is about"),
                    Map.entry("Range", "A part of the bytes, such as bytes=0-999"));

    @Override
    public Parameter filterParameter(Parameter parameter) {
        if (parameter.getDescription() == null && MEANINGS.containsKey(parameter.getName())) {
            parameter.setDescription(MEANINGS.get(parameter.getName()));
        }
        return parameter;
    }
}
