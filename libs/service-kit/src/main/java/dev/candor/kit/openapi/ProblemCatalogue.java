package dev.candor.kit.openapi;

import dev.candor.kit.problem.ProblemType;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;

/// Lists in a service's OpenAPI document, as `x-problems`, every kind of refusal that the service
/// knows: the constants of all enums that are a [ProblemType], by the last segment of their URI.
///
/// ```json
/// {"x-problems": {"unknown-grant": {"status": 404, "title": "No such grant"}}}
/// ```
///
/// What another filter put there stays. Where two enums have a constant of one name, it is told as
/// the first enum by name has it.
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
        var all = new TreeMap<String, Object>();
        if (extension(document) instanceof Map<?, ?> known) {
            known.forEach((name, entry) -> all.put(name.toString(), entry));
        }
        types().forEach(type -> all.putIfAbsent(type.slug(), entry(type)));
        document.addExtension(MEMBER, all);
    }

    private static Object extension(OpenAPI document) {
        return Optional.ofNullable(document.getExtensions())
                .<Object>map(extensions -> extensions.get(MEMBER))
                .orElse(Map.of());
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
