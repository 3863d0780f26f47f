package dev.candor.c2pa.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Under which consent an asset was made, without naming anybody. Written as the assertion
/// `dev.candor.consent-reference`.
///
/// @param check id of the consent check
/// @param decision its answer, such as `ALLOW`
/// @param grants salted SHA-256 of each grant it rests on, lower-case hex
/// @param ledgerSequence position in the consent ledger the check looked at
/// @param decisionToken the registry's own signed word for all this, a compact JWS; null if it gave
/// none
public record ConsentReference(
        String check,
        String decision,
        List<String> grants,
        long ledgerSequence,
        @Nullable String decisionToken) {
    /// The assertion's label.
    public static final String LABEL = "dev.candor.consent-reference";

    /// A reference without the registry's signed word.
    public ConsentReference(
            String check, String decision, List<String> grants, long ledgerSequence) {
        this(check, decision, grants, ledgerSequence, null);
    }

    public ConsentReference {
        grants = List.copyOf(grants);
        if (ledgerSequence < 0) {
            throw new IllegalArgumentException("ledger sequence %d".formatted(ledgerSequence));
        }
    }
}
