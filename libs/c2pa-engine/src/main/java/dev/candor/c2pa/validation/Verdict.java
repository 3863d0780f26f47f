package dev.candor.c2pa.validation;

import dev.candor.c2pa.manifest.Labels;
import dev.candor.c2pa.manifest.Manifest;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.ValidationState;
import java.util.List;
import java.util.Set;

/// The state that findings add up to (C2PA 2.4, 14.3). Silence is no consent: what makes an asset
/// valid has to be among the findings, and not only nothing that speaks against it.
final class Verdict {
    private static final Set<StatusCode> CONTENT =
            Set.of(
                    StatusCode.ASSERTION_DATA_HASH_MATCH,
                    StatusCode.ASSERTION_BMFF_HASH_MATCH,
                    StatusCode.ASSERTION_BOXES_HASH_MATCH,
                    StatusCode.ASSERTION_COLLECTION_HASH_MATCH,
                    StatusCode.ASSERTION_MULTI_ASSET_HASH_MATCH);

    /// Failures that refuse nothing. A signer nobody vouches for keeps an asset from being trusted,
    /// not from being valid. What is kept elsewhere is optional: that it cannot be had, or is not
    /// what it was, is told and rejects no claim (15.10.4.1, 15.10.3.2.2), and a signer should not,
    /// but may, answer for it (18.24.1).
    private static final Set<StatusCode> ADVISORY =
            Set.of(
                    StatusCode.SIGNING_CREDENTIAL_UNTRUSTED,
                    StatusCode.ASSERTION_INACCESSIBLE,
                    StatusCode.ASSERTION_EXTERNAL_REFERENCE_CREATED,
                    StatusCode.ASSERTION_EXTERNAL_REFERENCE_HASH_MISMATCH,
                    StatusCode.ASSERTION_EXTERNAL_REFERENCE_LABEL_MISMATCH);

    private Verdict() {}

    static ValidationState of(Manifest active, List<Finding> findings) {
        var signature = active.uri(Labels.SIGNATURE);
        boolean refused = isRefused(findings);
        boolean signed =
                says(findings, signature.value(), StatusCode.CLAIM_SIGNATURE_VALIDATED)
                        && says(
                                findings,
                                signature.value(),
                                StatusCode.CLAIM_SIGNATURE_INSIDE_VALIDITY);
        boolean bound = findings.stream().anyMatch(finding -> CONTENT.contains(finding.code()));
        if (refused || !signed || !bound) {
            return ValidationState.INVALID;
        }
        return says(findings, signature.value(), StatusCode.SIGNING_CREDENTIAL_TRUSTED)
                ? ValidationState.TRUSTED
                : ValidationState.VALID;
    }

    /// Whether some finding speaks against what it is about.
    static boolean isRefused(List<Finding> findings) {
        return findings.stream().anyMatch(Verdict::refuses);
    }

    private static boolean refuses(Finding finding) {
        return switch (finding) {
            case Finding.Failed(StatusCode code, _, _, _) -> !ADVISORY.contains(code);
            case Finding.Failed _ -> false; // an identity speaks for itself alone
            case Finding.Passed _, Finding.Noted _ -> false;
        };
    }

    private static boolean says(List<Finding> findings, String uri, StatusCode code) {
        return findings.stream()
                .anyMatch(finding -> finding.code() == code && finding.about().value().equals(uri));
    }
}
