package dev.candor.c2pa.crjson;

import dev.candor.c2pa.json.JsonMapBuilder;
import dev.candor.c2pa.json.JsonValue;
import dev.candor.c2pa.json.JsonWriter;
import dev.candor.c2pa.manifest.ManifestStore;
import dev.candor.c2pa.policy.Specification;
import dev.candor.c2pa.report.VerificationReport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A verification written as crJSON: every manifest with its assertions, its claim, who signed it
/// and what validation found, the active one first.
public final class CrJson {
    private static final String VOCABULARY = "https://c2pa.org/crjson";

    private CrJson() {}

    /// The document of a report.
    ///
    /// @param store the store the report is about; null if there is none that could be read
    /// @param edition by whose rules the store was judged
    /// @param generator name and version of what writes the document
    public static String of(
            VerificationReport report,
            @Nullable ManifestStore store,
            Specification edition,
            Generator generator) {
        return JsonWriter.write(document(report, store, edition, generator));
    }

    /// Name and version of what writes a document.
    public record Generator(String name, String version) {}

    private static JsonValue.Map document(
            VerificationReport report,
            @Nullable ManifestStore store,
            Specification edition,
            Generator generator) {
        return new JsonMapBuilder()
                .put(
                        "@context",
                        new JsonMapBuilder()
                                .put("@vocab", VOCABULARY)
                                .put("extras", VOCABULARY + "/extras")
                                .build())
                .put("manifests", store == null ? List.of() : manifests(report, store, edition))
                .put(
                        "jsonGenerator",
                        new JsonMapBuilder()
                                .put("name", generator.name())
                                .put("version", generator.version())
                                .put("date", Times.of(report.validatedAt()))
                                .build())
                .build();
    }

    private static List<JsonValue> manifests(
            VerificationReport report, ManifestStore store, Specification edition) {
        var results = new Results(report, store, edition);
        var manifests = new ArrayList<JsonValue>();
        for (var manifest : store.manifests().reversed()) {
            manifests.add(new ManifestEntry(store, manifest).json(results));
        }
        return manifests;
    }
}
