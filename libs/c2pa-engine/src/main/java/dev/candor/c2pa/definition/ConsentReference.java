package dev.candor.c2pa.definition;

import java.util.List;

/// Under which consent an asset was made, without naming anybody. Written as the assertion
/// `dev.candor.consent-reference`.
///
/// @param check id of the consent check
/// @param decision its answer, such as `ALLOW`
/// @param grants salted SHA-256 of each grant it rests on, lower-case hex
/// @param ledgerSequence position in the consent ledger the check looked at
public record ConsentReference(
        String check, String decision, List<String> grants, long ledgerSequence) {
    /// The assertion's label.
    public static final String LABEL = "dev.candor.consent-reference";

    public ConsentReference {
        grants = List.copyOf(grants);
        if (ledgerSequence < 0) {
            throw new IllegalArgumentException("ledger sequence %d".formatted(ledgerSequence));
        }
    }
}
