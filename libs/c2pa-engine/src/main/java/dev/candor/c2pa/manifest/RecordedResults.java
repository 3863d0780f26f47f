package dev.candor.c2pa.manifest;

import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.report.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a claim generator found an ingredient when it took it in: `validationResults` of the third
/// version of the assertion, `validationStatus` of those before (C2PA 2.2, 18.15.12.4). A failure
/// among them is a failure somebody saw and went on with.
///
/// @param statuses of the ingredient's own manifest
/// @param deltas of each ingredient the ingredient has itself, by the URI of its assertion: what
/// was not written there already
public record RecordedResults(List<Status> statuses, Map<String, List<Status>> deltas) {
    /// Nothing was written down.
    public static final RecordedResults NONE = new RecordedResults(List.of(), Map.of());

    private static final CborValue YES = CborValue.of(true);

    public RecordedResults {
        statuses = List.copyOf(statuses);
        deltas = Map.copyOf(deltas);
    }

    /// One code.
    ///
    /// @param code as written
    /// @param about as written; null if it is not said
    /// @param kind as what it was written down. Who writes that something went well does not say
    /// that it failed, whatever the code (C2PA 2.4, 18.16.12.4.3)
    public record Status(String code, @Nullable JumbfUri about, Code.Kind kind) {
        private static Optional<Status> of(CborValue value, Code.Kind kind) {
            return value.asMap().flatMap(map -> of(map, kind));
        }

        private static Optional<Status> of(CborValue.Map map, Code.Kind kind) {
            var about = map.text("url").map(JumbfUri::new).orElse(null);
            return map.text("code").map(code -> new Status(code, about, kind));
        }

        /// Whether it was written down as a failure.
        public boolean failed() {
            return kind == Code.Kind.FAILURE;
        }

        /// In the first two versions one field may say that all went well.
        private static Optional<Status> early(CborValue value) {
            return value.asMap()
                    .flatMap(
                            map ->
                                    of(
                                            map,
                                            map.get("success").filter(YES::equals).isPresent()
                                                    ? Code.Kind.SUCCESS
                                                    : Code.Kind.FAILURE));
        }
    }

    /// The results in an ingredient assertion of any version.
    static RecordedResults of(CborValue.Map ingredient) {
        var statuses = new ArrayList<Status>();
        for (var value : ingredient.array("validationStatus")) {
            Status.early(value).ifPresent(statuses::add);
        }
        var results = ingredient.map("validationResults");
        results.flatMap(found -> found.map("activeManifest"))
                .ifPresent(found -> statuses.addAll(all(found)));
        var deltas = new HashMap<String, List<Status>>();
        for (var value : results.map(found -> found.array("ingredientDeltas")).orElse(List.of())) {
            value.asMap().ifPresent(delta -> put(deltas, delta));
        }
        return new RecordedResults(statuses, deltas);
    }

    private static void put(Map<String, List<Status>> deltas, CborValue.Map delta) {
        delta.text("ingredientAssertionURI")
                .ifPresent(
                        uri ->
                                deltas.put(
                                        uri,
                                        delta.map("validationDeltas")
                                                .map(RecordedResults::all)
                                                .orElse(List.of())));
    }

    private static List<Status> all(CborValue.Map codes) {
        return Stream.of(Code.Kind.values())
                .flatMap(
                        kind ->
                                codes.array(kind.name().toLowerCase(Locale.ROOT)).stream()
                                        .map(value -> Status.of(value, kind)))
                .flatMap(Optional::stream)
                .toList();
    }
}
