package dev.candor.c2pa.definition;

import dev.candor.c2pa.jumbf.JumbfUri;
import java.util.List;
import java.util.Set;

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
    ///
    /// @param word one of C2PA's, or one with a namespace of its own
    public record Reason(String word) {
        private static final Set<String> STANDARD =
                Set.of(
                        "c2pa.PII.present",
                        "c2pa.invalid.data",
                        "c2pa.trade-secret.present",
                        "c2pa.government.confidential");

        public static final Reason PERSONAL_DATA = new Reason("c2pa.PII.present");
        public static final Reason INVALID_DATA = new Reason("c2pa.invalid.data");
        public static final Reason TRADE_SECRET = new Reason("c2pa.trade-secret.present");
        public static final Reason GOVERNMENT_SECRET = new Reason("c2pa.government.confidential");

        public Reason {
            if (!word.matches("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+")
                    || word.startsWith("c2pa.") && !STANDARD.contains(word)) {
                throw new IllegalArgumentException(
                        "%s is no reason to take anything out".formatted(word));
            }
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
