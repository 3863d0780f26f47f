package dev.candor.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;

/// Names every operation that has no `operationId`, by its method and path: clients are generated
/// with these names, so they are contract.
///
/// `GET /v1/grants` is `listGrants`, `GET /v1/grants/{id}` is `getGrant`, and
/// `POST /v1/grants/{id}/withdrawal` is `createGrantWithdrawal`. An id that a method gives itself
/// stays.
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class OperationNames implements OASFilter {
    @Override
    public void filterOpenAPI(OpenAPI document) {
        Optional.ofNullable(document.getPaths())
                .ifPresent(
                        paths ->
                                paths.getPathItems()
                                        .forEach((path, item) -> name(path, item.getOperations())));
    }

    private static void name(String path, Map<HttpMethod, Operation> operations) {
        operations.forEach(
                (method, operation) -> {
                    if (operation.getOperationId() == null) {
                        operation.setOperationId(nameOf(method, path));
                    }
                });
    }

    static String nameOf(HttpMethod method, String path) {
        var segments = segments(path);
        var words = new ArrayList<String>();
        for (var i = 0; i < segments.size(); i++) {
            if (!isParameter(segments.get(i))) {
                words.add(
                        pascal(
                                isOne(segments, i, method)
                                        ? singular(segments.get(i))
                                        : segments.get(i)));
            }
        }
        return verb(method, segments.getLast()) + String.join("", words);
    }

    private static List<String> segments(String path) {
        return Stream.of(path.split("/")).filter(it -> !it.isEmpty() && !it.equals("v1")).toList();
    }

    /// Whether a collection's name stands for one of its members: the one that the next segment
    /// identifies, or the one that is made.
    private static boolean isOne(List<String> segments, int at, HttpMethod method) {
        return at == segments.size() - 1
                ? method == HttpMethod.POST
                : isParameter(segments.get(at + 1));
    }

    private static String verb(HttpMethod method, String last) {
        return switch (method) {
            case GET -> isParameter(last) || !isPlural(last) ? "get" : "list";
            case POST -> "create";
            case PUT -> "put";
            default -> method.name().toLowerCase(Locale.ROOT);
        };
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{");
    }

    private static boolean isPlural(String word) {
        return word.endsWith("s") && !word.endsWith("ss") && !word.endsWith(".js");
    }

    private static String singular(String word) {
        if (word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        return isPlural(word) ? word.substring(0, word.length() - 1) : word;
    }

    private static String pascal(String words) {
        return Stream.of(words.split("[^A-Za-z0-9]+"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}
