package dev.candor.c2pa.validation;

import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.manifest.HashedUri;
import dev.candor.c2pa.manifest.ManifestContext;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import java.util.Set;

/// The icons of a claim's generators are there and as they were (VAL-STRU-0022; C2PA 2.4,
/// 15.10.3.3).
final class GeneratorCheck {
    private static final String ELSEWHERE = "http";

    private final ManifestContext context;
    private final Set<String> redacted;
    private final Findings findings;

    /// @param redacted absolute paths of assertions that were taken out: nothing is missing there
    GeneratorCheck(ManifestContext context, Set<String> redacted, Findings findings) {
        this.context = context;
        this.redacted = redacted;
        this.findings = findings;
    }

    void check() {
        for (var info : context.claim().generatorInfo()) {
            info.get("icon").filter(CborValue.Map.class::isInstance).ifPresent(this::check);
        }
    }

    private void check(CborValue icon) {
        var reference = HashedUri.ofAny(icon);
        var path = reference.url().pathFrom(context.manifest().label());
        if (reference.url().value().startsWith(ELSEWHERE)
                || path.filter(redacted::contains).isPresent()) {
            return;
        }
        var box = context.resolve(reference.url());
        if (box.isEmpty()) {
            report(
                    StatusCode.HASHED_URI_MISSING,
                    Rule.STRU_0035,
                    "The icon of the claim generator is not there.");
        } else if (context.algorithm(reference).isEmpty()) {
            report(
                    StatusCode.ALGORITHM_UNSUPPORTED,
                    Rule.STRU_0022,
                    "The icon's hash algorithm is none that C2PA allows.");
        } else if (!context.matches(reference, box.get())) {
            report(
                    StatusCode.HASHED_URI_MISMATCH,
                    reference.hash().isEmpty() ? Rule.ASSE_0029 : Rule.ASSE_0030,
                    "The icon of the claim generator was changed.");
        }
    }

    private void report(StatusCode code, Rule rule, String explanation) {
        findings.add(code, rule, context.claimUri(), explanation);
    }
}
