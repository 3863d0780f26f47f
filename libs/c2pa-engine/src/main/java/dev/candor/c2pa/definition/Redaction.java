package dev.candor.c2pa.definition;

import dev.candor.c2pa.jumbf.JumbfUri;
import java.util.List;

/// An assertion of an earlier manifest that is taken out (C2PA 2.4, 6.8). What says how an asset
/// came to be, and what binds it to its content, stays.
///
/// @param assertion where it is, absolute: `self#jumbf=/c2pa/<manifest>/c2pa.assertions/<label>`
/// @param reason why
public record Redaction(JumbfUri assertion, Reason reason) {
    private static final List<String> ESSENTIAL =
            List.of("c2pa.actions", "c2pa.hash.", "c2pa.ingredient");
    private static final String ASSERTIONS = "c2pa.assertions";

    /// Why something is taken out (C2PA 2.4, 18.15.4.2).
    public enum Reason {
        PERSONAL_DATA("c2pa.PII.present"),
        INVALID_DATA("c2pa.invalid.data"),
        TRADE_SECRET("c2pa.trade-secret.present"),
        GOVERNMENT_SECRET("c2pa.government.confidential");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        /// The word in the action.
        public String word() {
            return word;
        }
    }

    public Redaction {
        if (assertion.pathFrom("").filter(Redaction::isAssertion).isEmpty()) {
            throw new IllegalArgumentException(
                    "%s is no absolute reference to an assertion".formatted(assertion));
        }
        var label = assertion.label();
        if (ESSENTIAL.stream().anyMatch(label::startsWith)) {
            throw new IllegalArgumentException(
                    "%s tells how the asset came to be, and may not be taken out".formatted(label));
        }
    }

    private static boolean isAssertion(String path) {
        var steps = path.split("/", -1);
        return steps.length == 3
                && !steps[0].isEmpty()
                && steps[1].equals(ASSERTIONS)
                && !steps[2].isEmpty();
    }

    /// The label of the manifest it is taken out of.
    public String manifest() {
        return assertion.pathFrom("").orElseThrow().split("/", -1)[0];
    }
}
