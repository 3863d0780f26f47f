package dev.candor.c2pa.crjson;

import dev.candor.c2pa.json.JsonMapBuilder;
import dev.candor.c2pa.json.JsonValue;
import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.manifest.RecordedResults;
import dev.candor.c2pa.report.Code;
import dev.candor.c2pa.report.Finding;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Codes by their kinds, each once for what it is about. Not thread safe.
final class StatusEntries {
    private final Map<Code.Kind, List<JsonValue>> entries = new EnumMap<>(Code.Kind.class);
    private final Set<Said> said = new HashSet<>();

    StatusEntries() {
        for (var kind : Code.Kind.values()) {
            entries.put(kind, new ArrayList<>());
        }
    }

    /// A code and what it is about.
    private record Said(String code, @Nullable JumbfUri about) {}

    void add(Finding finding) {
        said.add(new Said(finding.code().code(), finding.about()));
        put(
                finding.code().kind(),
                new JsonMapBuilder()
                        .put("code", finding.code().code())
                        .put("url", finding.about().value())
                        .put("explanation", finding.explanation())
                        .build());
    }

    /// Adds what was written down, unless it was found again.
    void add(RecordedResults.Status status) {
        if (said.add(new Said(status.code(), status.about()))) {
            var about = status.about();
            put(
                    status.kind(),
                    new JsonMapBuilder()
                            .put("code", status.code())
                            .putIfPresent("url", about == null ? null : about.value())
                            .put("explanation", "Recorded when the ingredient was taken in.")
                            .build());
        }
    }

    private void put(Code.Kind kind, JsonValue entry) {
        var here = entries.getOrDefault(kind, new ArrayList<>());
        if (!here.contains(entry)) {
            here.add(entry);
        }
    }

    JsonMapBuilder json() {
        return new JsonMapBuilder()
                .put("success", of(Code.Kind.SUCCESS))
                .put("informational", of(Code.Kind.INFORMATIONAL))
                .put("failure", of(Code.Kind.FAILURE));
    }

    private List<JsonValue> of(Code.Kind kind) {
        return entries.getOrDefault(kind, List.of());
    }
}
