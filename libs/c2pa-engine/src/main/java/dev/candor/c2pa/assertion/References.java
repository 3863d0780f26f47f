package dev.candor.c2pa.assertion;

import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.Labels;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The fields of standard assertions that refer to another box by a hashed URI (VAL-ASSE-0018,
/// VAL-INGR-0004; C2PA 2.4, 15.10.3.3), as the schemas name them. Where a schema says nothing,
/// nothing is a reference, however much it looks like one. What is said about an assertion
/// (`metadata`) is not judged (VAL-ASSE-0016), nor are the manifests of ingredients here
/// (15.11.3).
final class References {
    private static final String RELATED = "related";

    /// What an action refers to, at whatever depth it is related to another.
    private static final List<String> OF_ACTION =
            List.of(
                    "softwareAgent/icon",
                    "parameters/ingredient",
                    "parameters/ingredients/*",
                    "parameters/relatedAssertions/*");

    private static final List<String> OF_ACTIONS =
            List.of("softwareAgents/*/icon", "templates/*/icon", "templates/*/softwareAgent/icon");

    private static final Map<String, List<String>> BY_KIND =
            Map.of(
                    Labels.ACTIONS,
                    OF_ACTIONS,
                    Labels.ACTIONS_V2,
                    OF_ACTIONS,
                    Labels.INGREDIENT,
                    List.of("thumbnail"),
                    Labels.INGREDIENT_V2,
                    List.of("thumbnail", "data"),
                    Labels.INGREDIENT_V3,
                    List.of("thumbnail", "data"),
                    "c2pa.hash.multi-asset",
                    List.of("parts/*/hashAssertion"),
                    "c2pa.assertion.metadata",
                    List.of("reference"));

    private References() {}

    /// Whether the schema of an assertion has references.
    static boolean has(Assertion assertion) {
        return BY_KIND.containsKey(assertion.kind());
    }

    /// The values of all fields of an assertion that are to be references, as written.
    static Stream<CborValue> of(Assertion assertion) {
        try {
            var content = assertion.content();
            var fields =
                    BY_KIND.getOrDefault(assertion.kind(), List.of()).stream()
                            .flatMap(path -> at(content, path));
            return Labels.isActions(assertion.label())
                    ? Stream.concat(fields, at(content, "actions/*").flatMap(References::ofAction))
                    : fields;
        } catch (MalformedException e) {
            return Stream.empty(); // said elsewhere
        }
    }

    private static Stream<CborValue> ofAction(CborValue action) {
        return Stream.concat(
                OF_ACTION.stream().flatMap(path -> at(action, path)),
                at(action, RELATED + "/*").flatMap(References::ofAction));
    }

    /// The values at a path of names, where `*` is every item of an array.
    static Stream<CborValue> at(CborValue value, String path) {
        var found = Stream.of(value);
        for (var step : path.split("/")) {
            found = found.flatMap(parent -> step(parent, step));
        }
        return found;
    }

    private static Stream<CborValue> step(CborValue parent, String step) {
        return switch (parent) {
            case CborValue.Array(var items) when step.equals("*") -> items.stream();
            case CborValue.Map map when !step.equals("*") -> map.get(step).stream();
            case CborValue _ -> Stream.empty();
        };
    }
}
