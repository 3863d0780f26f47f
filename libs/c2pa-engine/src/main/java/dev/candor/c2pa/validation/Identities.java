package dev.candor.c2pa.validation;

import dev.candor.c2pa.identity.IdentityScope;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.Manifest;
import dev.candor.c2pa.manifest.ManifestContext;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.StatusCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the check of a manifest's identity assertions has to know of all else.
final class Identities {
    private static final int LONGEST_UPDATE_CHAIN = 100;

    /// What may be wrong with a manifest that is well-formed: its signature and signer (C2PA 2.4,
    /// 14.3.4 and 14.3.5).
    private static final Set<StatusCode> ONLY_NOT_VALID =
            Set.of(
                    StatusCode.CLAIM_SIGNATURE_MISMATCH,
                    StatusCode.CLAIM_SIGNATURE_OUTSIDE_VALIDITY,
                    StatusCode.SIGNING_CREDENTIAL_INVALID,
                    StatusCode.SIGNING_CREDENTIAL_OCSP_REVOKED,
                    StatusCode.SIGNING_CREDENTIAL_UNTRUSTED);

    private Identities() {}

    /// @param lineage the active manifest and all it was made from
    /// @param assertions those that are intact
    /// @param stamped when the claim was signed, if a trusted time stamp says so
    /// @param findings what was found of the manifest until now
    static IdentityScope scope(
            ManifestContext context,
            Lineage lineage,
            List<Assertion> assertions,
            @Nullable Instant stamped,
            Findings findings) {
        return new IdentityScope(
                context,
                assertions,
                lineage.from(context),
                bound(context).orElse(null),
                isSigned(context, findings) ? stamped : null,
                isWellFormed(context, findings));
    }

    /// A time stamp is over the signature alone: where that is not over the claim, the time says
    /// nothing of when the claim and its assertions were made.
    private static boolean isSigned(ManifestContext context, Findings findings) {
        return findings.has(StatusCode.CLAIM_SIGNATURE_VALIDATED, context.signatureUri());
    }

    private static boolean isWellFormed(ManifestContext context, Findings findings) {
        var uri = context.manifest().uri("").value();
        return findings.toList().stream()
                .filter(finding -> isWithin(uri, finding.about().value()))
                .noneMatch(
                        finding ->
                                finding
                                                instanceof
                                                Finding.Failed(
                                                        StatusCode code,
                                                        _,
                                                        _,
                                                        _) // no identity code
                                        && !ONLY_NOT_VALID.contains(code));
    }

    private static boolean isWithin(String manifest, String about) {
        return about.equals(manifest) || about.startsWith(manifest + "/");
    }

    /// The manifest whose binding speaks for the content: the first standard one from here upwards
    /// (C2PA 2.4, 15.12).
    private static Optional<ManifestContext> bound(ManifestContext from) {
        var context = Optional.of(from);
        for (int i = 0; i < LONGEST_UPDATE_CHAIN && context.isPresent(); i++) {
            if (context.get().manifest().kind() == Manifest.Kind.STANDARD) {
                return context;
            }
            context = Lineage.parent(context.get());
        }
        return Optional.empty();
    }
}
