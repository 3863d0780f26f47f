package dev.candor.kit.openapi;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import dev.candor.kit.problem.ProblemType;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;

/// Lists in a service's OpenAPI document, as `x-problems`, every kind of refusal that the service
/// knows: the constants of all enums that are a [ProblemType], by the last segment of their URI.
/// A name that two rooms use, such as for what a path and for what a body names, has a status of
/// each.
///
/// ```json
/// {"x-problems": {"unknown-grant": [{"status": 404, "title": "No such grant"}]}}
/// ```
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ProblemCatalogue implements OASFilter {
    /// The member of the document.
    public static final String MEMBER = "x-problems";

    private final IndexView index;

    public ProblemCatalogue(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.addExtension(
                MEMBER,
                types().sorted(comparing(ProblemType::status))
                        .collect(
                                groupingBy(
                                        ProblemType::slug,
                                        TreeMap::new,
                                        mapping(
                                                ProblemCatalogue::entry,
                                                collectingAndThen(
                                                        toCollection(LinkedHashSet::new),
                                                        List::copyOf)))));
    }

    private Stream<ProblemType> types() {
        return index.getAllKnownImplementations(ProblemType.class).stream()
                .filter(ClassInfo::isEnum)
                .map(known -> known.name().toString())
                .sorted()
                .flatMap(name -> Stream.of(constants(name)))
                .map(ProblemType.class::cast);
    }

    private static Object[] constants(String name) {
        try {
            return Class.forName(name, true, Thread.currentThread().getContextClassLoader())
                    .getEnumConstants();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("indexed, but not there: " + name, e);
        }
    }

    private static Map<String, Object> entry(ProblemType type) {
        return new TreeMap<>(Map.of("status", type.status(), "title", type.title()));
    }
}
