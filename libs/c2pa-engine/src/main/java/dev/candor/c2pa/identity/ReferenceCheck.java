package dev.candor.c2pa.identity;

import dev.candor.c2pa.manifest.HashedUri;
import dev.candor.c2pa.manifest.Labels;
import dev.candor.c2pa.manifest.ManifestContext;
import dev.candor.c2pa.report.IdentityCode;
import java.util.HashSet;
import java.util.Optional;

/// The assertions an actor stands behind: each is one that a claim refers to, none twice, and among
/// them is the one binding that speaks for the content (CAWG 1.3, 5.2.1 and 7.1). A circle of
/// identity assertions needs no check of its own: one of its references cannot have the hash that
/// the claim has.
final class ReferenceCheck {
    private final IdentityScope scope;
    private final IdentityFindings findings;

    ReferenceCheck(IdentityScope scope, IdentityFindings findings) {
        this.scope = scope;
        this.findings = findings;
    }

    void check(SignerPayload payload) {
        var seen = new HashSet<String>();
        boolean twice = false;
        for (var reference : payload.referenced()) {
            twice |= !seen.add(target(reference).orElse(reference.url().value()));
            checkIsClaimed(reference);
        }
        if (twice) {
            findings.add(
                    IdentityCode.ASSERTION_DUPLICATE,
                    "The actor refers to the same assertion more than once.");
        }
        checkBinding(payload);
    }

    private void checkIsClaimed(HashedUri reference) {
        if (scope.lineage().stream().noneMatch(context -> claims(context, reference))) {
            findings.add(
                    IdentityCode.ASSERTION_MISMATCH,
                    "The actor refers to %s, which no claim refers to in the same way."
                            .formatted(reference.url().label()));
        }
    }

    /// Whether a claim has the same entry: the same box by the same algorithm and hash. Where the
    /// algorithm is not said, each claim's own holds.
    private boolean claims(ManifestContext context, HashedUri reference) {
        return context.claim()
                .assertions()
                .anyMatch(
                        one ->
                                context.absolute(one.url())
                                                .equals(scope.manifest().absolute(reference.url()))
                                        && one.hash().equals(reference.hash())
                                        && context.algorithm(one)
                                                .equals(scope.manifest().algorithm(reference)));
    }

    private void checkBinding(SignerPayload payload) {
        var bindings =
                payload.referenced().stream()
                        .filter(reference -> Labels.isHardBinding(reference.url().label()))
                        .toList();
        if (bindings.isEmpty()) {
            findings.add(
                    IdentityCode.HARD_BINDING_MISSING,
                    "The actor stands behind no binding to the content.");
        } else if (!bindings.stream().allMatch(this::isTheBinding)) {
            findings.add(
                    IdentityCode.HARD_BINDING_INCORRECT,
                    "The actor stands behind a binding that does not speak for the content.");
        }
    }

    private boolean isTheBinding(HashedUri reference) {
        var bound = scope.bound();
        return bound != null
                && bound.claim()
                        .assertions()
                        .filter(one -> Labels.isHardBinding(one.url().label()))
                        .findFirst()
                        .filter(
                                one ->
                                        bound.absolute(one.url())
                                                .equals(scope.manifest().absolute(reference.url())))
                        .isPresent();
    }

    private Optional<String> target(HashedUri reference) {
        return reference.url().pathFrom(scope.manifest().manifest().label());
    }
}
