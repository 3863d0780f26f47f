package dev.candor.c2pa.assertion;

import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.json.JsonValue;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.Labels;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import java.util.List;

/// `c2pa.metadata`: a JSON-LD object that says in its `@context` in which words it speaks (C2PA
/// 2.4, 18.17.2), or else it is no valid JSON-LD. Which fields it has is not judged
/// (VAL-STRU-0034).
final class MetadataRule implements AssertionRule {
    private static final String CONTEXT = "@context";

    @Override
    public boolean concerns(Assertion assertion) {
        return assertion.kind().equals(Labels.METADATA);
    }

    @Override
    public void check(List<Assertion> concerned, AssertionContext context, Findings findings) {
        if (context.isEarly()) {
            return; // the label meant something else then
        }
        for (var assertion : concerned) {
            if (!isLinked(assertion)) {
                findings.add(
                        StatusCode.ASSERTION_JSON_INVALID,
                        Rule.ASSE_0013,
                        assertion.uri(),
                        "The metadata do not say in which words they speak.");
            }
        }
    }

    private static boolean isLinked(Assertion assertion) {
        try {
            return assertion
                    .json()
                    .asMap()
                    .flatMap(map -> map.get(CONTEXT))
                    .filter(words -> !(words instanceof JsonValue.Null))
                    .isPresent();
        } catch (MalformedException e) {
            return false;
        }
    }
}
