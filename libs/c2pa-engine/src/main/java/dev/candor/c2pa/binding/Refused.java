package dev.candor.c2pa.binding;

import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import org.jspecify.annotations.Nullable;

/// A binding does not hold: the check is over, whatever is left of the asset.
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final StatusCode code;
    private final @Nullable Rule rule;
    private final String explanation;

    private Refused(StatusCode code, @Nullable Rule rule, String explanation) {
        super(explanation, null, false, false);
        this.code = code;
        this.rule = rule;
        this.explanation = explanation;
    }

    /// A sentence of the specification refuses the binding.
    static Refused by(StatusCode code, Rule rule, String explanation) {
        return new Refused(code, rule, explanation);
    }

    /// The content of ISO BMFF is not what was signed.
    static Refused mismatch(Rule rule, String explanation) {
        return new Refused(StatusCode.ASSERTION_BMFF_HASH_MISMATCH, rule, explanation);
    }

    /// The BMFF hash, or what belongs to it, is not made as it has to be.
    static Refused malformed(@Nullable Rule rule, String explanation) {
        return new Refused(StatusCode.ASSERTION_BMFF_HASH_MALFORMED, rule, explanation);
    }

    /// A hash algorithm that C2PA does not allow.
    static Refused algorithm(String explanation) {
        return new Refused(StatusCode.ALGORITHM_UNSUPPORTED, null, explanation);
    }

    String explanation() {
        return explanation;
    }

    /// What is to be said of the binding.
    Finding finding(JumbfUri about) {
        return Finding.of(code, rule, about, explanation);
    }
}
