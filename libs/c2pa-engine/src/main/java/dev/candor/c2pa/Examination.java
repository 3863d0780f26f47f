package dev.candor.c2pa;

import dev.candor.c2pa.crjson.CrJson;
import dev.candor.c2pa.manifest.ManifestStore;
import dev.candor.c2pa.policy.Specification;
import dev.candor.c2pa.report.VerificationReport;
import org.jspecify.annotations.Nullable;

/// What verification found, with the manifest store it found it in.
public final class Examination {
    private static final CrJson.Generator GENERATOR = new CrJson.Generator("Candor", "0.1.0");

    private final VerificationReport report;
    private final @Nullable ManifestStore store;
    private final Specification edition;

    Examination(VerificationReport report, @Nullable ManifestStore store, Specification edition) {
        this.report = report;
        this.store = store;
        this.edition = edition;
    }

    /// The verdict and its reasons.
    public VerificationReport report() {
        return report;
    }

    /// The same, with all that the manifests say, in the form of the C2PA conformance programme
    /// (crJSON, `application/json`).
    public String crJson() {
        return CrJson.of(report, store, edition, GENERATOR);
    }
}
